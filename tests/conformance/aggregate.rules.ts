import { localRule, makers, manual, platform, rule, sdkSource } from './support/rule';
import { _, $, type Aggregate, type Collection, db, fresh, type Row, refusal } from './support/sdk';

const NAME = 'conformance_aggregate';
const OTHER = 'conformance_other';
let collection: Collection;

async function run(rows: Row[], stages: (pipeline: Aggregate) => Aggregate): Promise<Row[]> {
  collection = await fresh(NAME, rows);
  return (await stages(collection.aggregate()).end()).list;
}

describe('stages', () => {
  const articles = [
    { _id: 1, author: 'stark', score: 80, tags: ['a', 'b'] },
    { _id: 2, author: 'stark', score: 85, tags: ['b'] },
    { _id: 3, author: 'bob', score: 60, tags: [] },
    { _id: 4, author: 'li', score: 55, tags: null },
    { _id: 5, author: 'li', score: 94 },
  ];

  rule('match and group', makers('aggregation.test.ts'), async () => {
    const list = await run(articles, (it) =>
      it
        .match({ score: _.gt(55) })
        .group({ _id: '$author', n: $.sum(1), best: $.max('$score'), mean: $.avg('$score') })
        .sort({ _id: 1 }),
    );
    expect(list).toEqual([
      { _id: 'bob', n: 1, best: 60, mean: 60 },
      { _id: 'li', n: 1, best: 94, mean: 94 },
      { _id: 'stark', n: 2, best: 85, mean: 82.5 },
    ]);
  });

  rule('all accumulators', manual('$group'), async () => {
    const [row] = await run(articles.slice(0, 3), (it) =>
      it.sort({ score: 1 }).group({
        _id: null,
        first: $.first('$author'),
        last: $.last('$author'),
        least: $.min('$score'),
        all: $.push('$score'),
        authors: $.addToSet('$author'),
        spread: $.stdDevPop('$score'),
        none: $.sum('$nothing'),
      }),
    );
    expect(row?.authors).toEqual(expect.arrayContaining(['bob', 'stark']));
    expect(row?.spread).toBeCloseTo(10.8, 1);
    expect(row).toMatchObject({ first: 'bob', last: 'stark', least: 60, all: [60, 80, 85], none: 0 });
  });

  rule('a field that is missing groups under null', manual('$group'), async () => {
    const list = await run([{ a: 1 }, { a: null }, {}], (it) =>
      it.group({ _id: '$a', n: $.sum(1) }).sort({ _id: 1 }),
    );
    expect(list).toEqual([
      { _id: null, n: 2 },
      { _id: 1, n: 1 },
    ]);
  });

  rule('project shows, hides and computes', makers('aggregation.test.ts'), async () => {
    const list = await run([{ name: 'x', s: { a: 80, b: 90 }, hidden: 1 }], (it) =>
      it.project({ _id: 0, name: 1, total: $.sum(['$s.a', '$s.b']), pair: ['$s.a', '$s.b'] }),
    );
    expect(list).toEqual([{ name: 'x', total: 170, pair: [80, 90] }]);
  });

  rule('addFields', manual('$addFields'), async () => {
    const list = await run([{ _id: 1, a: 2 }], (it) =>
      it.addFields({ double: $.multiply(['$a', 2]), 'o.x': 1 }),
    );
    expect(list).toEqual([{ _id: 1, a: 2, double: 4, o: { x: 1 } }]);
  });

  rule('replaceRoot', makers('aggregation.test.ts'), async () => {
    const list = await run([{ first: '邦德', last: '马' }], (it) =>
      it.replaceRoot({ newRoot: { full: $.concat(['$last', '$first']) } }),
    );
    expect(list).toEqual([{ full: '马邦德' }]);
  });

  rule('unwind', makers('aggregation.test.ts'), async () => {
    const list = await run(articles, (it) => it.unwind('$tags').project({ _id: 1, tags: 1 }));
    expect(list).toEqual([
      { _id: 1, tags: 'a' },
      { _id: 1, tags: 'b' },
      { _id: 2, tags: 'b' },
    ]);
  });

  rule('unwind that keeps what has nothing, with numbers', makers('aggregation.test.ts'), async () => {
    const list = await run(articles, (it) =>
      it
        .unwind({ path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' })
        .project({ tags: 1, i: 1 }),
    );
    expect(list).toEqual([
      { _id: 1, tags: 'a', i: 0 },
      { _id: 1, tags: 'b', i: 1 },
      { _id: 2, tags: 'b', i: 0 },
      { _id: 3, i: null },
      { _id: 4, tags: null, i: null },
      { _id: 5, i: null },
    ]);
  });

  rule('sort, skip and limit', makers('aggregation.test.ts'), async () => {
    const list = await run(articles, (it) =>
      it.sort({ author: 1, score: -1 }).skip(1).limit(2).project({ score: 1 }),
    );
    expect(list).toEqual([
      { _id: 5, score: 94 },
      { _id: 4, score: 55 },
    ]);
  });

  rule('count and sortByCount', makers('aggregation.test.ts'), async () => {
    expect(await run(articles, (it) => it.match({ author: 'li' }).count('n'))).toEqual([{ n: 2 }]);
    const [most] = await run(articles, (it) => it.unwind('$tags').sortByCount('$tags'));
    expect(most).toEqual({ _id: 'b', count: 2 });
  });

  rule('sample', makers('aggregation.test.ts'), async () => {
    expect(await run(articles, (it) => it.sample({ size: 2 }))).toHaveLength(2);
  });

  rule('bucket', manual('$bucket'), async () => {
    const list = await run(articles, (it) =>
      it.bucket({ groupBy: '$score', boundaries: [50, 80, 90], default: 'other', output: { n: $.sum(1) } }),
    );
    expect(list).toEqual([
      { _id: 50, n: 2 },
      { _id: 80, n: 2 },
      { _id: 'other', n: 1 },
    ]);
  });

  rule('bucketAuto', manual('$bucketAuto'), async () => {
    const list = await run(articles, (it) => it.bucketAuto({ groupBy: '$score', buckets: 2 }));
    expect(list.map(({ count }) => count)).toEqual([3, 2]);
    expect(list[0]?._id).toEqual({ min: 55, max: 85 });
  });

  rule('a sort by a list goes by its smallest element', manual('$sort'), async () => {
    const list = await run([{ _id: 1, a: [5, 9] }, { _id: 2, a: 7 }, { _id: 3 }], (it) => it.sort({ a: 1 }));
    expect(list.map(({ _id }) => _id)).toEqual([3, 1, 2]);
  });

  rule('without a limit 20 rows', platform('Database'), async () => {
    const rows = Array.from({ length: 30 }, (_each, i) => ({ _id: i }));
    expect(await run(rows, (it) => it.sort({ _id: 1 }))).toHaveLength(20);
    expect(await run(rows, (it) => it.sort({ _id: 1 }).limit(25))).toHaveLength(25);
  });
});

describe('lookup', () => {
  const orders = [{ _id: 1, book: 'b1', units: ['x', 'y'] }, { _id: 2, book: 'b2' }, { _id: 3 }];

  beforeAll(async () => {
    await fresh(OTHER, [
      { _id: 'o1', title: 'b1', stock: 5, unit: 'x' },
      { _id: 'o2', title: 'b1', stock: 9, unit: 'y' },
      { _id: 'o3', stock: 1 },
    ]);
  });

  const joined = async (lookup: Row) => {
    const list = await run(orders, (it) =>
      it.lookup({ from: OTHER, as: 'docs', ...lookup }).sort({ _id: 1 }),
    );
    return list.map(({ docs }) => (docs as Row[]).map(({ _id }) => _id));
  };

  rule('by equal fields; missing equals missing', makers('lookup-pipeline.test.ts'), async () => {
    expect(await joined({ localField: 'book', foreignField: 'title' })).toEqual([['o1', 'o2'], [], ['o3']]);
  });

  rule('every element of a list is looked up', manual('$lookup: Use $lookup with an Array'), async () => {
    expect((await joined({ localField: 'units', foreignField: 'unit' }))[0]).toEqual(['o1', 'o2']);
  });

  rule('by a pipeline', makers('lookup-pipeline.test.ts'), async () => {
    const pipeline = $.pipeline()
      .match({ stock: _.gt(4) })
      .done();
    expect(await joined({ pipeline })).toEqual([
      ['o1', 'o2'],
      ['o1', 'o2'],
      ['o1', 'o2'],
    ]);
  });

  rule('by a pipeline with variables', manual('$lookup: Correlated Subquery'), async () => {
    const pipeline = $.pipeline()
      .match(_.expr($.and([$.eq(['$title', '$$book']), $.gt(['$stock', 6])])))
      .project({ _id: 1 })
      .done();
    expect(await joined({ let: { book: '$book' }, pipeline })).toEqual([['o2'], [], []]);
  });

  rule('a collection that is not there is empty', manual('$lookup'), async () => {
    const list = await run([{ _id: 1 }], (it) =>
      it.lookup({ from: 'conformance_nowhere', localField: 'a', foreignField: 'b', as: 'docs' }),
    );
    expect(list).toEqual([{ _id: 1, docs: [] }]);
  });
});

describe('refused', () => {
  rule('a stage with a wrong argument', manual('$limit'), async () => {
    const { errMsg } = await refusal(db.collection(NAME).aggregate().limit(0).end());
    expect(errMsg).toContain('$limit');
  });

  rule('an unknown operator of an expression', manual('Expression Operators'), async () => {
    await fresh(NAME, [{ a: 1 }]);
    const project = db
      .collection(NAME)
      .aggregate()
      .project({ b: { $nothing: '$a' } });
    expect((await refusal(project.end())).errMsg).toContain('$nothing');
  });

  localRule('what the SDK cannot send, inside a lookup', sdkSource('aggregate.js'), async () => {
    const pipeline = [{ $out: 'x' }];
    const lookup = db.collection(NAME).aggregate().lookup({ from: OTHER, pipeline, as: 'docs' });
    expect((await refusal(lookup.end())).errMsg).toContain('NotImplemented: aggregation stage $out');
  });
});
