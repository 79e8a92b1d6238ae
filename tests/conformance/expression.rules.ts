import { manual, rule, type Source } from './support/rule';
import { $, type Collection, fresh, refusal } from './support/sdk';

const NAME = 'conformance_aggregate';
let collection: Collection;

const at = new Date(1_557_826_731_686);
const document = {
  _id: 1,
  s: 'abcdef',
  n: 5,
  nil: null,
  empty: '',
  d: at,
  arr: [1, 2, 3],
  o: { x: 1, y: 2 },
  list: [{ v: 1 }, { v: 2 }],
};
const expressions: [name: string, source: Source, expression: unknown, value: unknown][] = [
  ['substr to the end', manual('$substr'), $.substr(['$s', 1, -1]), 'bcdef'],
  ['substr beyond the end', manual('$substr'), $.substr(['$s', 2, 100]), 'cdef'],
  ['substr from beyond the end', manual('$substr'), $.substr(['$s', 10, 2]), ''],
  ['substr of a number', manual('$substr'), $.substr(['$n', 0, -1]), '5'],
  ['substrBytes counts bytes', manual('$substrBytes'), $.substrBytes(['寿司', 3, 3]), '司'],
  ['substr of null', manual('$substr'), $.substr(['$nil', 0, 2]), ''],
  ['substrCP counts characters', manual('$substrCP'), $.substrCP(['你好世界', 1, 2]), '好世'],
  ['indexOfCP', manual('$indexOfCP'), $.indexOfCP(['你好世界', '世']), 2],
  ['indexOfBytes', manual('$indexOfBytes'), $.indexOfBytes(['cafétéria', 'é']), 3],
  ['strLenBytes and strLenCP', manual('$strLenBytes'), [$.strLenBytes('寿司'), $.strLenCP('寿司😀')], [6, 3]],
  ['toLower of null', manual('$toLower'), $.toLower('$nil'), ''],
  ['toUpper', manual('$toUpper'), $.toUpper('ab1'), 'AB1'],
  ['split', manual('$split'), $.split(['a-b', '-']), ['a', 'b']],
  ['strcasecmp', manual('$strcasecmp'), $.strcasecmp(['13Q1', '13q4']), -1],
  ['concat with null', manual('$concat'), $.concat(['a', '$nil']), null],
  [
    'arithmetic',
    manual('Arithmetic Expression Operators'),
    [
      $.abs(-2),
      $.ceil(-2.8),
      $.floor(-2.8),
      $.trunc(-2.8),
      $.divide([7, 2]),
      $.mod([-7, 3]),
      $.multiply([2, '$n']),
      $.pow([2, 10]),
      $.sqrt(25),
      $.ln(1),
      $.log([100, 10]),
      $.log10(100),
      $.exp(0),
    ],
    [2, -2, -3, -2, 3.5, -1, 10, 1024, 5, 0, 2, 2, 1],
  ],
  ['arithmetic with null', manual('$add'), [$.add(['$nil', 1]), $.multiply([2, '$nil'])], [null, null]],
  ['elements', manual('$arrayElemAt'), [$.arrayElemAt(['$arr', 0]), $.arrayElemAt(['$arr', -1])], [1, 3]],
  [
    'an element beyond the end is missing',
    manual('$arrayElemAt'),
    $.ifNull([$.arrayElemAt(['$arr', 9]), 'missing']),
    'missing',
  ],
  [
    'lists',
    manual('Array Expression Operators'),
    [
      $.concatArrays(['$arr', [4]]),
      $.reverseArray('$arr'),
      $.slice(['$arr', -2]),
      $.slice(['$arr', 1, 1]),
      $.range([0, 6, 2]),
      $.zip({
        inputs: [
          [1, 2],
          ['a', 'b'],
        ],
      }),
    ],
    [
      [1, 2, 3, 4],
      [3, 2, 1],
      [2, 3],
      [2],
      [0, 2, 4],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
  ],
  [
    'filter, map, reduce',
    manual('$filter'),
    [
      $.filter({ input: '$arr', as: 'x', cond: $.gte(['$$x', 2]) }),
      $.map({ input: '$arr', as: 'x', in: $.multiply(['$$x', 2]) }),
      $.reduce({ input: '$arr', initialValue: 0, in: $.add(['$$value', '$$this']) }),
    ],
    [[2, 3], [2, 4, 6], 6],
  ],
  [
    'about lists',
    manual('$in (aggregation)'),
    [$.in([2, '$arr']), $.indexOfArray(['$arr', 3]), $.isArray('$arr'), $.size('$arr')],
    [true, 2, true, 3],
  ],
  [
    'objects',
    manual('Object Expression Operators'),
    [
      $.mergeObjects(['$o', { y: 9 }]),
      $.objectToArray('$o'),
      $.arrayToObject($.objectToArray('$o')),
      $.arrayToObject([
        [
          ['a', 1],
          ['b', 2],
        ],
      ]),
    ],
    [
      { x: 1, y: 9 },
      [
        { k: 'x', v: 1 },
        { k: 'y', v: 2 },
      ],
      { x: 1, y: 2 },
      { a: 1, b: 2 },
    ],
  ],
  [
    'sets',
    manual('Set Expression Operators'),
    [
      $.setUnion([[1], [1, 2]]),
      $.setIntersection([
        [1, 2],
        [2, 3],
      ]),
      $.setDifference([[1, 2], [2]]),
      $.setEquals([
        [1, 2, 1],
        [2, 1],
      ]),
      $.setIsSubset([[1], [1, 2]]),
      $.allElementsTrue([[true, 0]]),
      $.anyElementTrue([[0, 1]]),
    ],
    [[1, 2], [2], [1], true, true, false, true],
  ],
  [
    'a missing value is less than null',
    manual('Comparison/Sort Order'),
    [$.cmp(['$nope', null]), $.eq(['$nope', null])],
    [-1, false],
  ],
  [
    'values of different types compare by type',
    manual('Comparison/Sort Order'),
    [$.gt(['a', 5]), $.lt(['$nil', 0]), $.gt(['$d', true]), $.gt(['$arr', '$o'])],
    [true, true, true, true],
  ],
  [
    'lte and neq',
    manual('Comparison Expression Operators'),
    [$.lte(['$n', 5]), $.lte(['$n', 4]), $.neq(['$n', 5]), $.neq(['$n', '5'])],
    [true, false, false, true],
  ],
  [
    'and, or, not',
    manual('Boolean Expression Operators'),
    [$.and(['$n', '$empty']), $.or(['$nil', 0]), $.not(['$nil'])],
    [true, false, true],
  ],
  [
    'cond and switch',
    manual('$cond'),
    [
      $.cond([$.gt(['$n', 3]), 'y', 'n']),
      // biome-ignore lint/suspicious/noThenProperty: the service's own word
      $.switch({ branches: [{ case: $.eq(['$n', 1]), then: 'one' }], default: 'other' }),
    ],
    ['y', 'other'],
  ],
  [
    'let and literal',
    manual('$let'),
    [$.let({ vars: { a: '$n' }, in: $.add(['$$a', 2]) }), $.literal('$n')],
    [7, '$n'],
  ],
  [
    'accumulators in an expression',
    manual('$sum'),
    [$.sum('$arr'), $.avg(['$n', 7]), $.max('$arr'), $.min([3, null, 1]), $.stdDevPop([1, 3])],
    [6, 6, 3, 1, 1],
  ],
  ['the deviation of one sample is null', manual('$stdDevSamp'), $.stdDevSamp([1]), null],
  ['a path through a list', manual('Field Path'), '$list.v', [1, 2]],
];

describe('expressions', () => {
  beforeAll(async () => {
    collection = await fresh(NAME, [document]);
  });

  for (const [name, source, expression, value] of expressions) {
    rule(name, source, async () => {
      const { list } = await collection
        .aggregate()
        .replaceRoot({ newRoot: { value: expression } })
        .end();
      expect(list[0]?.value).toEqual(value);
    });
  }

  rule('meta without a text search', manual('$meta'), async () => {
    const score = collection.aggregate().addFields({ score: $.meta('textScore') });
    const { errMsg } = await refusal(score.end());
    expect(errMsg).toContain('query requires text score metadata, but it is not available');
  });
});
