import { makers, manual, platform, rule, sdkSource } from './support/rule';
import { _, $, type Collection, db, fresh, ids } from './support/sdk';

const NAME = 'conformance_query';
let collection: Collection;

const found = async (condition: unknown) =>
  ids((await collection.where(condition).orderBy('_id', 'asc').get()).data);

describe('comparison', () => {
  beforeAll(async () => {
    collection = await fresh(NAME, [
      { _id: '1', a: null },
      { _id: '2' },
      { _id: '3', a: 3 },
      { _id: '4', a: 'b' },
      { _id: '5', a: new Date(0) },
      { _id: '6', a: [1, 7] },
      { _id: '7', a: true },
      { _id: '8', a: { z: 1 } },
    ]);
  });

  rule('null equals a null and a missing field', manual('Query for Null or Missing Fields'), async () => {
    expect(await found({ a: null })).toEqual(['1', '2']);
    expect(await found({ a: _.eq(null) })).toEqual(['1', '2']);
  });

  rule('neq is every document that eq is not', manual('$ne'), async () => {
    expect(await found({ a: _.neq(null) })).toEqual(['3', '4', '5', '6', '7', '8']);
    expect(await found({ a: _.neq(7) })).toEqual(['1', '2', '3', '4', '5', '7', '8']);
  });

  rule('greater and less compare only values of one type', manual('Comparison Query Operators'), async () => {
    expect(await found({ a: _.gt(2) })).toEqual(['3', '6']);
    expect(await found({ a: _.lt('c') })).toEqual(['4']);
    expect(await found({ a: _.lte(new Date(0)) })).toEqual(['5']);
    expect(await found({ a: _.gte(true) })).toEqual(['7']);
  });

  rule('gte null finds null and missing, gt null nothing', manual('Comparison Query Operators'), async () => {
    expect(await found({ a: _.gte(null) })).toEqual(['1', '2']);
    expect(await found({ a: _.gt(null) })).toEqual([]);
  });

  rule('in and nin, null among the values', manual('$in'), async () => {
    expect(await found({ a: _.in([null, 3]) })).toEqual(['1', '2', '3']);
    expect(await found({ a: _.nin([null, 3]) })).toEqual(['4', '5', '6', '7', '8']);
    expect(await found({ a: _.in([]) })).toEqual([]);
  });

  rule('in takes patterns', manual('$in: Use the $in Operator with a Regular Expression'), async () => {
    expect(await found({ a: _.in([/^b/, 3]) })).toEqual(['3', '4']);
  });

  rule('an element of an array equals, so does the whole array', manual('Query an Array'), async () => {
    expect(await found({ a: 7 })).toEqual(['6']);
    expect(await found({ a: _.eq([1, 7]) })).toEqual(['6']);
    expect(await found({ a: _.eq([7, 1]) })).toEqual([]);
  });

  rule('bounds on an array may be met by two elements', manual('Query an Array for an Element'), async () => {
    expect(await found({ a: _.gt(5).and(_.lt(2)) })).toEqual(['6']);
  });

  rule('exists', manual('$exists'), async () => {
    expect(await found({ a: _.exists(true) })).toEqual(['1', '3', '4', '5', '6', '7', '8']);
    expect(await found({ a: _.exists(false) })).toEqual(['2']);
  });

  rule('an operator without a helper in the SDK goes through: type', manual('$type'), async () => {
    expect(await found({ a: { $type: 'string' } })).toEqual(['4']);
    expect(await found({ a: { $type: ['null', 'bool'] } })).toEqual(['1', '7']);
    expect(await found({ a: { $type: 'number' } })).toEqual(['3', '6']);
  });

  rule('an object in a condition is taken apart into paths', sdkSource('serializer/common.js'), async () => {
    expect(await found({ a: { z: 1 } })).toEqual(['8']);
  });

  rule('a condition that is undefined is dropped', platform('Database'), async () => {
    expect(await found({ a: 3, b: undefined })).toEqual(['3']);
  });

  rule('where without conditions is every document', platform('Database'), async () => {
    expect(await found({})).toHaveLength(8);
  });
});

describe('logic', () => {
  beforeAll(async () => {
    collection = await fresh(NAME, [
      { _id: '1', n: 1, s: 'new' },
      { _id: '2', n: 5, s: 'open' },
      { _id: '3', n: 9, s: 'done' },
      { _id: '4', s: 'done' },
    ]);
  });

  rule('or on a field', sdkSource('serializer/query.js'), async () => {
    expect(await found({ n: _.or(_.lt(2), _.gt(8)) })).toEqual(['1', '3']);
  });

  rule('and on a field', makers('index.test.ts'), async () => {
    expect(await found({ n: _.and(_.gte(1), _.lt(9)) })).toEqual(['1', '2']);
  });

  rule('or of whole conditions', makers('index.test.ts'), async () => {
    const condition = _.or({ n: _.and(_.gte(4), _.lte(6)) }, { s: 'new' });
    expect(await found(condition)).toEqual(['1', '2']);
  });

  rule('and of whole conditions', sdkSource('serializer/query.js'), async () => {
    expect(await found(_.and([{ s: 'done' }, _.or([{ n: 9 }, { n: 1 }])]))).toEqual(['3']);
  });

  rule('nor on a field and of whole conditions', manual('$nor'), async () => {
    expect(await found({ n: _.nor(_.lt(2), _.gt(8)) })).toEqual(['2', '4']);
    expect(await found(_.nor([{ s: 'done' }, { n: 1 }]))).toEqual(['2']);
  });

  rule('not also finds documents without the field', makers('advanced-operator.test.ts'), async () => {
    expect(await found({ n: _.not(_.gt(1)) })).toEqual(['1', '4']);
  });

  rule('not of a pattern', manual('$not and Regular Expressions'), async () => {
    expect(await found({ s: _.not(/^d/) })).toEqual(['1', '2']);
  });

  rule('an expression compares fields', makers('advanced-operator.test.ts'), async () => {
    expect(await found(_.expr($.gte(['$n', 5])))).toEqual(['2', '3']);
    expect(await found(_.expr($.eq(['$s', 'new'])))).toEqual(['1']);
  });

  rule(
    'in an expression a missing field is less than every value',
    manual('Comparison/Sort Order'),
    async () => {
      expect(await found(_.expr($.lt(['$n', 0])))).toEqual(['4']);
    },
  );
});

describe('arrays', () => {
  beforeAll(async () => {
    collection = await fresh(NAME, [
      { _id: '1', tags: ['Go', 'C#'], items: [{ v: 1, w: 9 }, { v: 7 }] },
      { _id: '2', tags: ['Go'], items: [{ v: 3, w: 3 }, {}] },
      { _id: '3', tags: [1, 2, 3, 4], items: [] },
      { _id: '4', tags: 'Go', items: { v: 7 } },
      { _id: '5', tags: [], nested: [[1, 2], [3]] },
    ]);
  });

  rule('all, also of a value that is no array', manual('$all'), async () => {
    expect(await found({ tags: _.all(['Go']) })).toEqual(['1', '2', '4']);
    expect(await found({ tags: _.all(['Go', 'C#']) })).toEqual(['1']);
    expect(await found({ tags: _.all([]) })).toEqual([]);
  });

  rule('elemMatch of values: one element meets every part', makers('advanced-operator.test.ts'), async () => {
    expect(await found({ tags: _.elemMatch(_.gt(2)) })).toEqual(['3']);
    expect(await found({ tags: _.elemMatch(_.eq('Go')) })).toEqual(['1', '2']);
    expect(await found({ tags: _.elemMatch(_.neq('Go')) })).toEqual(['1', '3']);
  });

  rule('elemMatch of documents', makers('advanced-operator.test.ts'), async () => {
    expect(await found({ items: _.elemMatch({ v: _.gt(2) }) })).toEqual(['1', '2']);
    expect(await found({ items: _.elemMatch({ v: 3, w: 3 }) })).toEqual(['2']);
    expect(await found({ items: _.elemMatch({ v: 7, w: 9 }) })).toEqual([]);
  });

  rule('size', makers('advanced-operator.test.ts'), async () => {
    expect(await found({ tags: _.size(2) })).toEqual(['1']);
    expect(await found({ tags: _.size(0) })).toEqual(['5']);
  });

  rule(
    'a path leads into every document of an array',
    manual('Query an Array of Embedded Documents'),
    async () => {
      expect(await found({ 'items.v': 7 })).toEqual(['1', '4']);
      expect(await found({ 'items.v': _.gt(2).and(_.lt(4)) })).toEqual(['1', '2']);
    },
  );

  rule('a number in a path is an element', manual('Query an Array by Array Index'), async () => {
    expect(await found({ 'tags.0': 'Go' })).toEqual(['1', '2']);
    expect(await found({ 'items.1.v': 7 })).toEqual(['1']);
  });

  rule('null is met by one document of an array that lacks the field', manual('Query for Null'), async () => {
    expect(await found({ 'items.w': null, _id: _.in(['1', '2', '4']) })).toEqual(['1', '2', '4']);
  });

  rule('a list inside a list is one element', manual('Query an Array'), async () => {
    expect(await found({ nested: [3] })).toEqual(['5']);
    expect(await found({ nested: 3 })).toEqual([]);
  });
});

describe('numbers and texts', () => {
  beforeAll(async () => {
    collection = await fresh(NAME, [
      { _id: '1', n: 10, s: 'Abc' },
      { _id: '2', n: 11, s: 'xabc\nabc' },
      { _id: '3', n: -3, s: '类别A' },
      { _id: '4', n: [4, 6], s: ['zzz', 'ABC'] },
    ]);
  });

  rule('mod', makers('advanced-operator.test.ts'), async () => {
    expect(await found({ n: _.mod(5, 0) })).toEqual(['1']);
    expect(await found({ n: _.mod([2, 0]) })).toEqual(['1', '4']);
    expect(await found({ n: _.mod(2, -1) })).toEqual(['3']);
  });

  rule('a native pattern', makers('regex-query.test.ts'), async () => {
    expect(await found({ s: /^A/ })).toEqual(['1', '4']);
    expect(await found({ s: /^类别/i })).toEqual(['3']);
  });

  rule('db.RegExp with options', makers('regex-query.test.ts'), async () => {
    expect(await found({ s: db.RegExp({ regexp: '^abc', options: 'i' }) })).toEqual(['1', '4']);
    expect(await found({ s: db.RegExp({ regexp: '^abc', options: 'm' }) })).toEqual(['2']);
    expect(await found({ s: db.RegExp({ regexp: 'c.a', options: 's' }) })).toEqual(['2']);
  });
});
