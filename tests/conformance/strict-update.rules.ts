import { makers, manual, platform, rule, type Source, sdkSource } from './support/rule';
import { _, type Collection, fresh, type Row, refusal } from './support/sdk';

const NAME = 'conformance_update';
let collection: Collection;

const refused: [name: string, source: Source, before: Row, data: Row, text: RegExp][] = [
  [
    'inc of a text',
    manual('$inc'),
    { a: 'x' },
    { a: _.inc(1) },
    /Cannot apply \$inc to a value of non-numeric type/,
  ],
  [
    'inc of null',
    manual('$inc'),
    { a: null },
    { a: _.inc(1) },
    /Cannot apply \$inc to a value of non-numeric type/,
  ],
  [
    'inc by a text',
    manual('$inc'),
    { a: 1 },
    { a: _.inc('x') },
    /Cannot increment with non-numeric argument/,
  ],
  [
    'a path under null',
    manual('Update Operators'),
    { a: null },
    { 'a.b': 1 },
    /Cannot create field 'b' in element/,
  ],
  [
    'a path under a text',
    manual('Update Operators'),
    { a: 's' },
    { 'a.b.c': 1 },
    /Cannot create field 'b' in element/,
  ],
  [
    'a name in an array',
    makers('index.test.ts'),
    { a: [1] },
    { a: { foo: 1 } },
    /Cannot create field 'foo' in element/,
  ],
  ['push to no array', manual('$push'), { a: 1 }, { a: _.push(2) }, /must be an array/],
  ['pop of no array', manual('$pop'), { a: 1 }, { a: _.pop() }, /must be an array/],
  ['addToSet to no array', manual('$addToSet'), { a: 'x' }, { a: _.addToSet(2) }, /must be an array/],
  ['pull from no array', manual('$pull'), { a: 'x' }, { a: _.pull(2) }, /must be an array/],
  [
    'two changes of one path',
    manual('Update Operators: Conflicting Updates'),
    { a: {} },
    { a: _.set(1), 'a.b': _.inc(1) },
    /would create a conflict at 'a'/,
  ],
  ['bit of a part', manual('$bit'), { a: 1.5 }, { a: _.bit({ and: 1 }) }, /non-integral/],
  [
    'a slice that is no number',
    manual('$slice (update)'),
    { a: [1] },
    { a: _.push({ each: [2], slice: 'x' }) },
    /\$slice/,
  ],
  ['rename to itself', manual('$rename'), { a: 1 }, { a: _.rename('a') }, /would create a conflict/],
];

describe('refused, and nothing is changed', () => {
  for (const [name, source, before, data, text] of refused) {
    rule(name, source, async () => {
      collection = await fresh(NAME, [{ _id: 'x', ...before, other: 1 }]);
      const { errCode, errMsg } = await refusal(collection.doc('x').update({ data: { ...data, other: 2 } }));
      expect(errCode).toBe(-502001);
      expect(errMsg).toMatch(text);
      expect((await collection.doc('x').get()).data).toEqual({ _id: 'x', ...before, other: 1 });
    });
  }

  rule('one document of many', platform('Database'), async () => {
    collection = await fresh(NAME, [
      { _id: '1', g: 1, a: 1 },
      { _id: '2', g: 1, a: 'x' },
    ]);
    await refusal(collection.where({ g: 1 }).update({ data: { a: _.inc(1) } }));
    expect((await collection.doc('2').get()).data.a).toBe('x');
  });

  rule('the id', sdkSource('document.js'), async () => {
    collection = await fresh(NAME, [{ _id: 'x' }]);
    await refusal(collection.doc('x').update({ data: { _id: 'y' } }));
    expect((await collection.doc('x').get()).data).toEqual({ _id: 'x' });
  });
});
