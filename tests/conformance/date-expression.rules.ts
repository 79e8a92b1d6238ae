import { makers, manual, rule, type Source } from './support/rule';
import { $, type Collection, fresh } from './support/sdk';

const NAME = 'conformance_aggregate';
let collection: Collection;

const at = new Date(1_557_826_731_686);
const day = (text: string) => new Date(text);

const expressions: [name: string, source: Source, expression: unknown, value: unknown][] = [
  [
    'the parts of a date',
    makers('aggregation.test.ts'),
    [
      $.year('$d'),
      $.month('$d'),
      $.dayOfMonth('$d'),
      $.dayOfWeek('$d'),
      $.dayOfYear('$d'),
      $.hour('$d'),
      $.minute('$d'),
      $.second('$d'),
      $.millisecond('$d'),
      $.isoDayOfWeek('$d'),
      $.isoWeek('$d'),
      $.isoWeekYear('$d'),
    ],
    [2019, 5, 14, 3, 134, 9, 38, 51, 686, 2, 20, 2019],
  ],
  ['week begins on Sundays', makers('aggregation.test.ts'), $.week('$d'), 19],
  ['week before the first Sunday is 0', manual('$week'), $.week(day('2020-01-01T00:00:00Z')), 0],
  ['week of a first Sunday is 1', manual('$week'), $.week(day('2017-01-01T00:00:00Z')), 1],
  [
    'ISO year of a first of January',
    manual('$isoWeekYear'),
    [$.isoWeekYear(day('2021-01-01T00:00:00Z')), $.isoWeek(day('2021-01-01T00:00:00Z'))],
    [2020, 53],
  ],
  [
    'a date in a time zone',
    manual('$hour'),
    [$.hour({ date: '$d', timezone: 'Asia/Shanghai' }), $.hour({ date: '$d', timezone: '+08:00' })],
    [17, 17],
  ],
  ['the year of null', manual('$year'), $.year('$nil'), null],
  [
    'dateToString',
    manual('$dateToString'),
    $.dateToString({ date: '$d', format: '%Y-%m-%d %H:%M:%S.%L %z', timezone: 'Asia/Shanghai' }),
    '2019-05-14 17:38:51.686 +0800',
  ],
  [
    'dateToString by ISO week',
    manual('$dateToString'),
    $.dateToString({ date: day('2021-01-01T00:00:00Z'), format: '%G-%V-%u %U %j %%' }),
    '2020-53-5 00 001 %',
  ],
  ['dateToString of null', manual('$dateToString'), $.dateToString({ date: '$nil', format: '%Y' }), null],
  [
    'dateFromParts in a time zone',
    makers('aggregation.test.ts'),
    $.dateFromParts({ year: 2017, month: 2, day: 8, hour: 12, timezone: 'America/New_York' }),
    day('2017-02-08T17:00:00.000Z'),
  ],
  [
    'dateFromParts carries over',
    manual('$dateFromParts: Value Range'),
    $.dateFromParts({ year: 2017, month: 14, day: 1 }),
    day('2018-02-01T00:00:00Z'),
  ],
  [
    'dateFromParts by ISO week',
    manual('$dateFromParts'),
    $.dateFromParts({ isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 4, hour: 12 }),
    day('2017-02-09T12:00:00Z'),
  ],
  ['dateFromString', makers('aggregation.test.ts'), $.dateFromString({ dateString: at.toISOString() }), at],
  ['a date plus milliseconds', manual('$add'), $.add(['$d', 1_000]), new Date(at.getTime() + 1_000)],
  [
    'between two dates',
    manual('$subtract'),
    $.subtract([day('2020-01-02T00:00:00Z'), day('2020-01-01T00:00:00Z')]),
    86_400_000,
  ],
];

describe('dates in expressions', () => {
  beforeAll(async () => {
    collection = await fresh(NAME, [{ d: at, nil: null }]);
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
});
