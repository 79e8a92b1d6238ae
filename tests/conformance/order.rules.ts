import { makers, manual, platform, rule } from './support/rule';
import { _, type Collection, db, fresh, ids, type Row, refusal } from './support/sdk';

const NAME = 'conformance_order';
let collection: Collection;

describe('order of types', () => {
  beforeAll(async () => {
    collection = await fresh(NAME, [
      { _id: 'true', a: true },
      { _id: 'text', a: 'b' },
      { _id: 'date', a: new Date(0) },
      { _id: 'object', a: { z: 1 } },
      { _id: 'null', a: null },
      { _id: 'list', a: [5, 1] },
      { _id: 'number', a: 3 },
      { _id: 'missing' },
      { _id: 'pattern', a: /x/ },
      { _id: 'empty', a: [] },
    ]);
  });

  rule('upwards: of an array its smallest element counts', manual('Comparison/Sort Order'), async () => {
    const { data } = await collection.orderBy('a', 'asc').orderBy('_id', 'asc').get();
    expect(ids(data)).toEqual([
      'empty',
      'missing',
      'null',
      'list',
      'number',
      'text',
      'object',
      'true',
      'date',
      'pattern',
    ]);
  });

  rule('downwards: of an array its greatest element counts', manual('Comparison/Sort Order'), async () => {
    const { data } = await collection.orderBy('a', 'desc').orderBy('_id', 'asc').get();
    expect(ids(data)).toEqual([
      'pattern',
      'date',
      'true',
      'object',
      'text',
      'list',
      'number',
      'missing',
      'null',
      'empty',
    ]);
  });
});

rule('a path into an empty list or a text sorts as null', manual('Comparison/Sort Order'), async () => {
  const rows = [
    { _id: 'value', a: { b: 1 } },
    { _id: 'empty', a: [] },
    { _id: 'text', a: 'x' },
    { _id: 'none' },
  ];
  const { data } = await (await fresh(NAME, rows)).orderBy('a.b', 'asc').get();
  expect(data.at(-1)?._id).toBe('value');
});

describe('pages', () => {
  beforeAll(async () => {
    collection = await fresh(NAME);
    const rows = Array.from({ length: 1_005 }, (_each, i) => ({ n: i, half: i % 2 }));
    await collection.add({ data: rows });
  });

  const numbers = (data: Row[]) => data.map(({ n }) => n);

  rule('without a limit 100 documents', makers('query.limit.test.ts'), async () => {
    expect((await collection.get()).data).toHaveLength(100);
  });

  rule('a limit of more than 1,000 is 1,000', makers('query.limit.test.ts'), async () => {
    expect((await collection.limit(1_001).get()).data).toHaveLength(1_000);
    expect((await collection.limit(101).get()).data).toHaveLength(101);
  });

  rule('several orders, skip and limit', manual('cursor.sort'), async () => {
    const { data } = await collection
      .where({ n: _.lt(10) })
      .orderBy('half', 'desc')
      .orderBy('n', 'asc')
      .skip(3)
      .limit(4)
      .get();
    expect(numbers(data)).toEqual([7, 9, 0, 2]);
  });

  rule('skip beyond the end is nothing', manual('cursor.skip'), async () => {
    expect((await collection.skip(2_000).get()).data).toEqual([]);
  });

  rule('count is not limited', platform('Database'), async () => {
    expect((await collection.count()).total).toBe(1_005);
    expect((await collection.where({ half: 1 }).count()).total).toBe(502);
  });
});

describe('fields', () => {
  const document = {
    _id: '1',
    a: 1,
    b: { c: 2, d: 3 },
    list: [{ x: 1, y: 2 }, { x: 3 }, 5],
    tags: [1, 2, 3, 4],
  };

  beforeAll(async () => {
    collection = await fresh(NAME, [document]);
  });

  const shown = async (projection: Row) => (await collection.field(projection).get()).data[0];

  rule('wanted fields, and the id unless it is not wanted', makers('projection.test.ts'), async () => {
    expect(await shown({ a: true })).toEqual({ _id: '1', a: 1 });
    expect(await shown({ a: 1, _id: 0 })).toEqual({ a: 1 });
  });

  rule('all but unwanted fields', makers('projection.test.ts'), async () => {
    expect(await shown({ b: false, list: 0, tags: 0 })).toEqual({ _id: '1', a: 1 });
    expect(await shown({ 'b.c': false, list: 0, tags: 0 })).toEqual({ _id: '1', a: 1, b: { d: 3 } });
  });

  rule('parts of objects and of documents in a list', manual('Project Fields to Return'), async () => {
    expect(await shown({ 'b.c': 1, 'list.x': 1 })).toEqual({
      _id: '1',
      b: { c: 2 },
      list: [{ x: 1 }, { x: 3 }],
    });
  });

  rule('slice of a list', makers('projection.test.ts'), async () => {
    expect((await shown({ tags: _.project.slice(1) }))?.tags).toEqual([1]);
    expect((await shown({ tags: _.project.slice(-2) }))?.tags).toEqual([3, 4]);
    expect((await shown({ tags: _.project.slice([1, 2]) }))?.tags).toEqual([2, 3]);
    expect((await shown({ tags: _.project.slice(1) }))?.a).toBe(1);
  });

  rule('the first element that matches', manual('$elemMatch (projection)'), async () => {
    expect(await shown({ list: _.project.elemMatch({ x: 3 }) })).toEqual({ _id: '1', list: [{ x: 3 }] });
  });

  rule('of one document by its id', platform('Database'), async () => {
    const { data } = await collection.doc('1').field({ a: true }).get();
    expect(data).toEqual({ _id: '1', a: 1 });
  });

  rule('wanted and unwanted fields do not mix', manual('Project Fields to Return'), async () => {
    const { errMsg } = await refusal(db.collection(NAME).field({ a: 1, b: 0 }).get());
    expect(errMsg).toContain('Projection cannot have a mix of inclusion and exclusion');
  });
});
