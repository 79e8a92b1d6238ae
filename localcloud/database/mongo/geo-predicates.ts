import { notImplemented } from '../../cloud-error';
import { failed } from '../failures';
import { angle, distance, intersects, isWithin, type Shape, shapeOf } from './geo';
import type { Predicate, Test } from './query-types';
import { isObject } from './values';

function geometry(operand: unknown, operator: string): Shape {
  const { $geometry: value } = isObject(operand) ? operand : {};
  const shape = shapeOf(value);
  if (!shape) throw failed(`unknown geo specifier of ${operator}: ${JSON.stringify(operand)}`);
  return shape;
}

const onShape =
  (test: (shape: Shape) => boolean): Test =>
  (value) => {
    const shape = shapeOf(value);
    return shape !== undefined && test(shape);
  };

/** A circle: centre and radius in radians. */
function inCircle(operand: unknown): (shape: Shape) => boolean {
  const [centre, radius] = Array.isArray(operand) ? operand : [];
  const [point] = shapeOf(centre)?.points ?? [];
  if (!point || typeof radius !== 'number' || radius < 0)
    throw failed('$centerSphere needs a point and a radius');
  return ({ points }) => points.every((each) => angle(point, each) <= radius);
}

const within: Predicate = ({ at, operand }) => {
  if (!isObject(operand)) throw failed('$geoWithin needs an object');
  if ('$centerSphere' in operand) return at(onShape(inCircle(operand.$centerSphere)));
  const region = geometry(operand, '$geoWithin');
  if (region.areas.length === 0) throw failed('$within not supported with provided geometry');
  return at(onShape((shape) => isWithin(shape, region)));
};

/** What a $nearSphere asks: from where, and how far in metres. */
export function nearOf(operand: unknown): { metresTo: (value: unknown) => number | undefined } {
  const [from] = geometry(operand, '$nearSphere').points;
  const { $minDistance: least = 0, $maxDistance: most = Number.POSITIVE_INFINITY } = operand as Record<
    string,
    unknown
  >;
  if (!from || typeof least !== 'number' || typeof most !== 'number') {
    throw failed('$nearSphere needs a point and distances in metres');
  }
  return {
    metresTo: (value) => {
      const shape = shapeOf(value);
      if (!shape) return undefined;
      const metres = distance(from, shape);
      return metres >= least && metres <= most ? metres : undefined;
    },
  };
}

/** Geometry on the sphere. Source: MongoDB manual, "Geospatial Query Operators". */
export const geoPredicates: Record<string, Predicate> = {
  $geoWithin: within,
  $geoIntersects: ({ at, operand }) => {
    const region = geometry(operand, '$geoIntersects');
    return at(onShape((shape) => intersects(shape, region)));
  },
  $nearSphere: ({ at, operand }) => {
    const { metresTo } = nearOf(operand);
    return at((value) => metresTo(value) !== undefined);
  },
  $near: () => {
    throw notImplemented('query operator $near');
  },
};
