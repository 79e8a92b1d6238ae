import { guide, makers, manual, platform, rule, type Source, sdkSource } from './support/rule';
import { _, type Collection, db, fresh, type Row, refusal } from './support/sdk';

const NAME = 'conformance_update';
let collection: Collection;

/** One document, one update: what it is afterwards, without the id. */
async function updated(before: Row, data: Row): Promise<Row> {
  collection = await fresh(NAME, [{ _id: 'x', ...before }]);
  await collection.doc('x').update({ data });
  const { _id, ...after } = (await collection.doc('x').get()).data;
  return after;
}

const works: [name: string, source: Source, before: Row, data: Row, after: Row][] = [
  ['a value is set', platform('Database'), { a: 1, b: 2 }, { a: 'x' }, { a: 'x', b: 2 }],
  [
    'an object is merged',
    platform('Database'),
    { m: { k: 1, l: 2 } },
    { m: { k: 9 } },
    { m: { k: 9, l: 2 } },
  ],
  [
    'set replaces an object',
    platform('Database'),
    { m: { k: 1, l: 2 } },
    { m: _.set({ k: 9 }) },
    { m: { k: 9 } },
  ],
  [
    'a dotted path makes objects',
    manual('$set: Set Fields in Embedded Documents'),
    {},
    { 'a.b.c': 1 },
    { a: { b: { c: 1 } } },
  ],
  [
    'a number in a path is an element',
    manual('$set: Set Elements in Arrays'),
    { a: [1, 2] },
    { 'a.1': 9 },
    { a: [1, 9] },
  ],
  [
    'an element beyond the end is reached with null',
    manual('$set: Set Elements in Arrays'),
    { a: [1] },
    { 'a.3': 9 },
    { a: [1, null, null, 9] },
  ],
  ['an array is replaced', makers('index.test.ts'), { a: [1, 2] }, { a: [{ b: 3 }] }, { a: [{ b: 3 }] }],
  ['null is a value', makers('index.test.ts'), { a: 1 }, { a: null, b: null }, { a: null, b: null }],
  ['remove', manual('$unset'), { a: 1, b: 2 }, { a: _.remove() }, { b: 2 }],
  [
    'remove below an object and of nothing',
    manual('$unset'),
    { m: { k: 1, l: 2 } },
    { 'm.k': _.remove(), n: _.remove() },
    { m: { l: 2 } },
  ],
  [
    'a removed element of an array is null',
    makers('advanced-operator.test.ts'),
    { arr: [{ s: 1 }, 2] },
    { arr: { 0: { s: _.remove() }, 1: _.remove() } },
    { arr: [{}, null] },
  ],
  ['inc, also of a missing field', manual('$inc'), { a: 1 }, { a: _.inc(2), b: _.inc(-1) }, { a: 3, b: -1 }],
  ['inc of a part', makers('advanced-operator.test.ts'), { a: 0.2 }, { a: _.inc(-0.05) }, { a: 0.2 - 0.05 }],
  ['mul, a missing field becomes 0', manual('$mul'), { a: 3 }, { a: _.mul(2), b: _.mul(5) }, { a: 6, b: 0 }],
  [
    'min and max',
    makers('advanced-operator.test.ts'),
    { a: 2, b: 2, c: 2 },
    { a: _.max(100), b: _.min(0), c: _.max(1), d: _.min(7) },
    { a: 100, b: 0, c: 2, d: 7 },
  ],
  ['max of dates', manual('$max'), { a: new Date(1) }, { a: _.max(new Date(5)) }, { a: new Date(5) }],
  ['max between types goes by the order of types', manual('$max'), { a: 5 }, { a: _.max('x') }, { a: 'x' }],
  ['rename', makers('advanced-operator.test.ts'), { a: 1 }, { a: _.rename('b') }, { b: 1 }],
  ['rename of nothing', manual('$rename'), { c: 1 }, { a: _.rename('b') }, { c: 1 }],
  [
    'bit',
    manual('$bit'),
    { a: 13, b: 3, c: 1 },
    { a: _.bit({ and: 10 }), b: _.bit({ or: 5 }), c: _.bit({ xor: 5 }) },
    { a: 8, b: 7, c: 4 },
  ],
  [
    'push one, several, a list',
    makers('advanced-operator.test.ts'),
    { a: [1], b: [1], c: [1] },
    { a: _.push(2), b: _.push(2, 3), c: _.push([4, 5]) },
    { a: [1, 2], b: [1, 2, 3], c: [1, 4, 5] },
  ],
  ['push makes an array', manual('$push'), {}, { a: _.push(1) }, { a: [1] }],
  [
    'push with sort and slice',
    makers('advanced-operator.test.ts'),
    { a: [1, 2, 3] },
    { a: _.push({ each: [4, 5, 6], sort: -1, slice: 3 }) },
    { a: [6, 5, 4] },
  ],
  [
    'push with position',
    manual('$position'),
    { a: [1, 2], b: [1, 2] },
    { a: _.push({ each: [9], position: 1 }), b: _.push({ each: [9], position: -1 }) },
    { a: [1, 9, 2], b: [1, 9, 2] },
  ],
  [
    'push sorts documents by a field',
    manual('$sort (update)'),
    { a: [{ n: 3 }, { n: 1 }] },
    { a: _.push({ each: [{ n: 2 }], sort: { n: 1 }, slice: -2 }) },
    { a: [{ n: 2 }, { n: 3 }] },
  ],
  [
    'push with nothing to add cuts',
    manual('$slice (update)'),
    { a: [1, 2, 3] },
    { a: _.push({ each: [], slice: 2 }) },
    { a: [1, 2] },
  ],
  [
    'pop and shift',
    manual('$pop'),
    { a: [1, 2, 3], b: [1, 2, 3] },
    { a: _.pop(), b: _.shift() },
    { a: [1, 2], b: [2, 3] },
  ],
  ['pop of nothing', manual('$pop'), { c: 1 }, { a: _.pop() }, { c: 1 }],
  ['unshift', sdkSource('serializer/update.js'), { a: [3] }, { a: _.unshift(1, 2) }, { a: [1, 2, 3] }],
  [
    'addToSet adds what is new',
    makers('advanced-operator.test.ts'),
    { a: [1], b: [{ x: 1 }] },
    { a: _.addToSet(1), b: _.addToSet({ x: 2 }) },
    { a: [1], b: [{ x: 1 }, { x: 2 }] },
  ],
  [
    'addToSet of each',
    manual('$addToSet: $each Modifier'),
    { a: [1] },
    { a: _.addToSet({ $each: [1, 2, 2] }) },
    { a: [1, 2] },
  ],
  [
    'pull a value',
    makers('advanced-operator.test.ts'),
    { a: ['Go', 'C', 'Go'] },
    { a: _.pull('Go') },
    { a: ['C'] },
  ],
  [
    'pull by a condition',
    makers('advanced-operator.test.ts'),
    { a: [1, 5, 9], b: ['Go', 'C'] },
    { a: _.pull(_.gte(5)), b: _.pull(_.in(['Go'])) },
    { a: [1], b: ['C'] },
  ],
  [
    'pull documents by some of their fields',
    manual('$pull'),
    { a: [{ x: 1, y: 2 }, { x: 2 }] },
    { a: _.pull({ x: 1 }) },
    { a: [{ x: 2 }] },
  ],
  [
    'pullAll pulls exact values',
    makers('advanced-operator.test.ts'),
    { a: ['Go', 'C', 'D'] },
    { a: _.pullAll(['Go', 'D']) },
    { a: ['C'] },
  ],
  [
    'several changes at once',
    sdkSource('serializer/update.js'),
    { n: 1, t: ['a'] },
    { n: _.inc(1), t: _.push('b'), s: 'x' },
    { n: 2, t: ['a', 'b'], s: 'x' },
  ],
];

describe('works', () => {
  for (const [name, source, before, data, after] of works) {
    rule(name, source, async () => {
      expect(await updated(before, data)).toEqual(after);
    });
  }

  rule('serverDate inside an update', platform('Running the SDK'), async () => {
    const { at } = await updated({}, { at: db.serverDate() });
    expect(at).toBeInstanceOf(Date);
  });

  rule(
    'an update that changes nothing counts none',
    manual('db.collection.updateMany: modifiedCount'),
    async () => {
      await fresh(NAME, [{ _id: 'x', a: 1 }]);
      expect((await collection.doc('x').update({ data: { a: 1 } })).stats.updated).toBe(0);
    },
  );
});

describe('elements of an array', () => {
  beforeEach(async () => {
    collection = await fresh(NAME, [
      {
        _id: 'x',
        students: [
          { name: 'a', age: 1 },
          { name: 'b', age: 2 },
          { name: 'b', age: 3 },
        ],
        n: [80, 85, 90],
      },
    ]);
  });

  rule('the first that met the condition', guide('查询和更新数组元素和嵌套对象'), async () => {
    await collection.where({ 'students.name': 'b' }).update({ data: { 'students.$.age': 9 } });
    const { students } = (await collection.doc('x').get()).data;
    expect(students).toEqual([
      { name: 'a', age: 1 },
      { name: 'b', age: 9 },
      { name: 'b', age: 3 },
    ]);
  });

  rule('the first that met an elemMatch', guide('查询和更新数组元素和嵌套对象'), async () => {
    await collection.where({ n: _.elemMatch(_.gte(85)) }).update({ data: { 'n.$': 0 } });
    expect((await collection.doc('x').get()).data.n).toEqual([80, 0, 90]);
  });

  rule('every one', guide('查询和更新数组元素和嵌套对象'), async () => {
    await collection.where({ _id: 'x' }).update({ data: { 'students.$[].age': _.inc(10) } });
    const { students } = (await collection.doc('x').get()).data;
    expect((students as Row[]).map(({ age }) => age)).toEqual([11, 12, 13]);
  });

  rule('no condition on the array', manual('$ (update)'), async () => {
    const { errMsg } = await refusal(collection.where({ _id: 'x' }).update({ data: { 'n.$': 0 } }));
    expect(errMsg).toContain('positional operator did not find the match');
  });
});
