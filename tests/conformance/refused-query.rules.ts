import { localRule, manual, platform, rule } from './support/rule';
import { _, db, fresh, type Row, refusal } from './support/sdk';

const NAME = 'conformance_query';

describe('refused', () => {
  const refusedQueries: [string, unknown, RegExp][] = [
    ['mod by zero', { n: { $mod: [0, 1] } }, /divisor cannot be 0/],
    ['in without a list', { n: { $in: 1 } }, /\$in needs an array/],
    ['an empty or', { $or: [] }, /\$or must be a nonempty array/],
    ['a broken pattern', { n: { $regex: '(' } }, /Regular expression is invalid/],
    ['a search without an index on texts', { $text: _.text({ search: 'a' }) }, /text index required/],
    [
      'a schema with an unknown keyword',
      _.jsonSchema({ format: 'uri' }),
      /Unknown \$jsonSchema keyword: format/,
    ],
    ['a schema with an unknown type', _.jsonSchema({ bsonType: 'text' }), /Unknown type name alias: text/],
  ];
  for (const [name, condition, text] of refusedQueries) {
    rule(name, manual('Query Predicates'), async () => {
      const { errCode, errMsg } = await refusal(db.collection(NAME).where(condition).get());
      expect(errCode).toBe(-502001);
      expect(errMsg).toMatch(text);
    });
  }

  rule('an unknown operator in an expression', manual('Expression Operators'), async () => {
    await fresh(NAME, [{ a: 1 }]);
    const { errMsg } = await refusal(
      db
        .collection(NAME)
        .where({ $expr: { $nothing: '$a' } })
        .get(),
    );
    expect(errMsg).toContain('$nothing');
  });

  const unknown: [string, Row][] = [
    ['$where', { $where: 'true' }],
    ['$near', { n: { $near: [1, 2] } }],
    ['$future', { n: { $future: 1 } }],
  ];
  for (const [operator, condition] of unknown) {
    localRule(`what is not known is refused by name: ${operator}`, platform('Running the SDK'), async () => {
      const { errMsg } = await refusal(db.collection(NAME).where(condition).get());
      expect(errMsg).toContain(`NotImplemented: query operator ${operator}`);
    });
  }
});
