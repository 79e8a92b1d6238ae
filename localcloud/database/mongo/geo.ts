import { isObject } from './values';

/** A direction from the centre of the earth, of length 1. */
type Vector = readonly [number, number, number];
type Position = readonly [longitude: number, latitude: number];

/** Points, lines and areas that a geometry consists of. */
export interface Shape {
  points: Vector[];
  segments: [Vector, Vector][];
  /** each area is an outer ring and its holes */
  areas: Vector[][][];
}

/** Metres; the radius with which Mongo computes ("Calculate Distance Using Spherical Geometry"). */
const EARTH_RADIUS = 6_378_100;
const TOLERANCE = 1e-12;

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const times = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];

function vector([longitude, latitude]: Position): Vector {
  const [lng, lat] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
}

/** The angle between two directions, in radians. */
export const angle = (a: Vector, b: Vector) => Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));
export const metres = (a: Vector, b: Vector) => angle(a, b) * EARTH_RADIUS;

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((each) => typeof each === 'number') &&
  Math.abs(Number(value[0])) <= 180 &&
  Math.abs(Number(value[1])) <= 90;
const isLine = (value: unknown): value is Position[] =>
  Array.isArray(value) && value.length > 1 && value.every(isPosition);
const isArea = (value: unknown): value is Position[][] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((ring) => isLine(ring) && ring.length > 3 && String(ring[0]) === String(ring.at(-1)));

const pairs = (line: readonly Vector[]) =>
  line.slice(1).map((to, i): [Vector, Vector] => [line[i] as Vector, to]);
const empty: Shape = { points: [], segments: [], areas: [] };

function lineShape(line: Position[]): Shape {
  const points = line.map(vector);
  return { points, segments: pairs(points), areas: [] };
}

function areaShape(rings: Position[][]): Shape {
  const lines = rings.map((ring) => ring.map(vector));
  return { points: lines.flat(), segments: lines.flatMap(pairs), areas: [lines] };
}

const union = (shapes: Shape[]): Shape => ({
  points: shapes.flatMap(({ points }) => points),
  segments: shapes.flatMap(({ segments }) => segments),
  areas: shapes.flatMap(({ areas }) => areas),
});

/** A GeoJSON geometry (or a legacy `[longitude, latitude]`) as a shape; undefined if it is none. */
export function shapeOf(value: unknown): Shape | undefined {
  if (isPosition(value)) return { ...empty, points: [vector(value)] };
  if (!isObject(value) || !Array.isArray(value.coordinates)) return undefined;
  const { type, coordinates } = value as { type: unknown; coordinates: unknown[] };
  if (type === 'Point' && isPosition(coordinates)) return { ...empty, points: [vector(coordinates)] };
  if (type === 'LineString' && isLine(coordinates)) return lineShape(coordinates);
  if (type === 'Polygon' && isArea(coordinates)) return areaShape(coordinates);
  if (type === 'MultiPoint' && coordinates.every(isPosition)) {
    return { ...empty, points: coordinates.map(vector) };
  }
  if (type === 'MultiLineString' && coordinates.every(isLine)) return union(coordinates.map(lineShape));
  if (type === 'MultiPolygon' && coordinates.every(isArea)) return union(coordinates.map(areaShape));
  return undefined;
}

const isOnSegment = (point: Vector, [from, to]: [Vector, Vector]) =>
  Math.abs(angle(from, point) + angle(point, to) - angle(from, to)) < TOLERANCE;

/** How often a ring winds round a point, seen from the earth's centre. */
function isInRing(point: Vector, ring: readonly Vector[]): boolean {
  const flat = (each: Vector) => minus(each, times(point, dot(each, point)));
  let turned = 0;
  let towards = 0;
  for (const [from, to] of pairs(ring)) {
    const [a, b] = [flat(from), flat(to)];
    turned += Math.atan2(dot(point, cross(a, b)), dot(a, b));
    towards += dot(point, from);
  }
  // a ring smaller than half the earth lies on the point's own side
  return Math.abs(turned) > Math.PI && towards > 0;
}

function isInArea(point: Vector, [outer, ...holes]: Vector[][]): boolean {
  if (!outer) return false;
  const isOnEdge = [outer, ...holes].some((ring) => pairs(ring).some((each) => isOnSegment(point, each)));
  return isOnEdge || (isInRing(point, outer) && !holes.some((hole) => isInRing(point, hole)));
}

function doCross([a, b]: [Vector, Vector], [c, d]: [Vector, Vector]): boolean {
  const [ab, cd] = [cross(a, b), cross(c, d)];
  const sides = dot(ab, c) * dot(ab, d) < 0 && dot(cd, a) * dot(cd, b) < 0;
  return sides && dot(minus(a, times(b, -1)), minus(c, times(d, -1))) > 0;
}

const touches = (one: Shape, other: Shape) =>
  one.points.some(
    (point) =>
      other.points.some((each) => angle(point, each) < TOLERANCE) ||
      other.segments.some((each) => isOnSegment(point, each)) ||
      other.areas.some((area) => isInArea(point, area)),
  );

/** Have the two anything in common? */
export const intersects = (one: Shape, other: Shape): boolean =>
  touches(one, other) ||
  touches(other, one) ||
  one.segments.some((each) => other.segments.some((segment) => doCross(each, segment)));

/** Lies the shape wholly in the region's areas? */
export const isWithin = (shape: Shape, region: Shape): boolean =>
  shape.points.every((point) => region.areas.some((area) => isInArea(point, area))) &&
  !shape.segments.some((each) => region.segments.some((segment) => doCross(each, segment)));

/** Metres from a point to the nearest point of a shape; 0 inside of it. */
export function distance(from: Vector, shape: Shape): number {
  if (shape.areas.some((area) => isInArea(from, area))) return 0;
  const toSegments = shape.segments.map(([a, b]) => {
    const normal = cross(a, b);
    const length = Math.hypot(...normal) || 1;
    const foot = minus(from, times(normal, dot(from, normal) / length ** 2));
    const size = Math.hypot(...foot);
    const nearest = times(foot, 1 / (size || 1));
    return size > 0 && isOnSegment(nearest, [a, b]) ? metres(from, nearest) : Number.POSITIVE_INFINITY;
  });
  return Math.min(...shape.points.map((point) => metres(from, point)), ...toSegments);
}
