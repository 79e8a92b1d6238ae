import { makers, manual, rule } from './support/rule';
import { _, type Collection, db, fresh, ids, refusal } from './support/sdk';

const NAME = 'conformance_geo';
const { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon } = db.Geo;
let collection: Collection;

const ring = (size: number) =>
  LineString([
    Point(-size, -size),
    Point(size, -size),
    Point(size, size),
    Point(-size, size),
    Point(-size, -size),
  ]);

beforeAll(async () => {
  collection = await fresh(NAME, [
    { _id: 'centre', place: Point(0, 0) },
    { _id: 'near', place: Point(0.5, 0.5) },
    { _id: 'hole', place: Point(1.5, 1.5) },
    { _id: 'far', place: Point(22, 33) },
    { _id: 'area', place: Polygon([LineString([Point(1.8, 0), Point(3, 0), Point(3, 1), Point(1.8, 0)])]) },
    { _id: 'nowhere' },
  ]);
});

const found = async (condition: unknown) => ids((await collection.where({ place: condition }).get()).data);
const square = Polygon([ring(2)]);

rule('geoNear: nearest first, between two distances in metres', makers('geo-advanced.test.ts'), async () => {
  expect(await found(_.geoNear({ geometry: Point(22, 33), minDistance: 0, maxDistance: 1 }))).toEqual([
    'far',
  ]);
  expect(await found(_.geoNear({ geometry: Point(0, 0), maxDistance: 250_000 }))).toEqual([
    'centre',
    'near',
    'area',
    'hole',
  ]);
  expect(
    await found(_.geoNear({ geometry: Point(0, 0), minDistance: 50_000, maxDistance: 100_000 })),
  ).toEqual(['near']);
});

rule('geoWithin a polygon', makers('geo-advanced.test.ts'), async () => {
  expect((await found(_.geoWithin({ geometry: square }))).sort()).toEqual(['centre', 'hole', 'near']);
});

rule('geoWithin a polygon with a hole', manual('$geoWithin'), async () => {
  expect(await found(_.geoWithin({ geometry: Polygon([ring(2), ring(1)]) }))).toEqual(['hole']);
});

rule('geoWithin a circle, its radius in radians', manual('$centerSphere'), async () => {
  const radius = 100 / 6_378.1;
  expect((await found(_.geoWithin({ centerSphere: [Point(0, 0), radius] }))).sort()).toEqual([
    'centre',
    'near',
  ]);
});

rule('geoIntersects a polygon, a line, a point', manual('$geoIntersects'), async () => {
  expect((await found(_.geoIntersects({ geometry: square }))).sort()).toEqual([
    'area',
    'centre',
    'hole',
    'near',
  ]);
  expect(await found(_.geoIntersects({ geometry: LineString([Point(2.5, -1), Point(2.5, 2)]) }))).toEqual([
    'area',
  ]);
  expect(await found(_.geoIntersects({ geometry: Point(22, 33) }))).toEqual(['far']);
});

rule('geometries of several parts, asked for and stored', makers('geo-advanced.test.ts'), async () => {
  const areas = MultiPolygon([Polygon([ring(0.2)]), Polygon([ring(1), ring(0.4)])]);
  expect((await found(_.geoWithin({ geometry: areas }))).sort()).toEqual(['centre', 'near']);
  const points = MultiPoint([Point(22, 33), Point(1.5, 1.5)]);
  expect((await found(_.geoIntersects({ geometry: points }))).sort()).toEqual(['far', 'hole']);
  const lines = MultiLineString([
    LineString([Point(2.5, -1), Point(2.5, 2)]),
    LineString([Point(0, 0), Point(0.5, 0.5)]),
  ]);
  expect((await found(_.geoIntersects({ geometry: lines }))).sort()).toEqual(['area', 'centre', 'near']);
  await collection.add({ data: { _id: 'several', place: MultiPoint([Point(50, 50), Point(51, 51)]) } });
  expect(await found(_.geoIntersects({ geometry: Point(51, 51) }))).toEqual(['several']);
  await collection.where({ _id: 'several' }).remove();
});

rule('the stage geoNear measures', manual('$geoNear'), async () => {
  const { list } = await collection
    .aggregate()
    .geoNear({
      near: { longitude: 0, latitude: 0 },
      spherical: true,
      distanceField: 'metres',
      maxDistance: 100_000,
      query: { _id: _.neq('hole') },
    })
    .end();
  expect(ids(list)).toEqual(['centre', 'near']);
  expect(list[1]?.metres).toBeCloseTo(78_714, -2);
});

rule('geoNear needs a geo index', manual('$nearSphere'), async () => {
  const other = await fresh('conformance_query', [{ place: Point(0, 0) }]);
  const { errMsg } = await refusal(other.where({ place: _.geoNear({ geometry: Point(0, 0) }) }).get());
  expect(errMsg).toContain('unable to find index for $geoNear query');
});
