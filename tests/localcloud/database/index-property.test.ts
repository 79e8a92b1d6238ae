import fc from 'fast-check';
import { find } from 'mingo';
import { encodeValue } from '../../../localcloud/database/mongo/sort-key';
import { compareValues } from '../../../localcloud/database/mongo/values';
import type { IndexSchema } from '../../../localcloud/database/schema';
import { get, openTemporary, type Row, update } from './support';

// few different values, so that queries find something and bounds are met exactly
const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0.5, -0, null, true, 'a', 'ab', '类', '😀', new Date(0), new Date(5)),
  },
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 3, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ k: scalar }, { requiredKeys: [] }) },
);

const document = (field: fc.Arbitrary<unknown>) =>
  fc.record({ a: field, b: scalar, 'o.k': scalar }, { requiredKeys: [] }).map(({ a, b, 'o.k': k }) => ({
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
    ...(k === undefined ? {} : { o: { k } }),
  }));
const documents = (field: fc.Arbitrary<unknown>) =>
  fc
    .array(document(field), { minLength: 1, maxLength: 25 })
    .map((all) => all.map((each, i) => ({ _id: `d${String(i).padStart(2, '0')}`, ...each })));

const bound = fc.oneof(
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
);
const condition = fc.oneof(
  scalar,
  bound,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $elemMatch: bound }),
);
const query = fc.oneof(
  fc.record({ a: bound }),
  fc.record({ a: condition, b: condition, 'o.k': condition }, { requiredKeys: [] }),
  fc.record({ $and: fc.tuple(fc.record({ a: condition }), fc.record({ a: condition })) }),
  fc.record({ $or: fc.tuple(fc.record({ a: condition }), fc.record({ b: condition })) }),
);
const direction = fc.constantFrom(1, -1);
const order = fc.oneof(
  fc.constant<Row>({}),
  { weight: 3, arbitrary: fc.record({ a: direction }) },
  fc.record({ b: direction, a: direction }),
  fc.record({ a: direction, b: direction }),
  fc.record({ 'o.k': direction }),
);
const index = fc.constantFrom<IndexSchema>(
  { name: 'i', keys: [['a', 'asc']] },
  { name: 'i', keys: [['a', 'desc']] },
  {
    name: 'i',
    keys: [
      ['a', 'asc'],
      ['b', 'desc'],
    ],
  },
  {
    name: 'i',
    keys: [
      ['b', 'asc'],
      ['a', 'asc'],
    ],
  },
  {
    name: 'i',
    keys: [
      ['b', 'desc'],
      ['a', 'asc'],
      ['o.k', 'asc'],
    ],
  },
  { name: 'i', keys: [['o.k', 'desc']] },
);

/** Documents that sort alike may come in either order; each group of them as one sorted list of ids. */
function groups(rows: Row[], sort: Row): unknown[][] {
  const key = (row: Row) =>
    Object.keys(sort).map((field) => {
      const found = field === 'o.k' ? (row.o as Row | undefined)?.k : row[field];
      const values = Array.isArray(found) ? found : [found];
      const best = [...values].sort((x, y) => compareValues(x, y) * Number(sort[field]))[0];
      return Array.isArray(found) && found.length === 0 ? 'empty' : encodeValue(best).toString('hex');
    });
  const result: { key: string; ids: unknown[] }[] = [];
  for (const row of rows) {
    const own = JSON.stringify(key(row));
    const last = result.at(-1);
    if (last?.key === own) last.ids.push(row._id);
    else result.push({ key: own, ids: [row._id] });
  }
  return result.map(({ ids }) => ids.sort());
}

test('a query answers the same documents in the same order with any index and with none', async () => {
  const requests = fc.array(fc.record({ query, order }), { minLength: 40, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(index, documents(value), requests, async (schema, all, asked) => {
      const indexed = openTemporary([schema]);
      const plain = openTemporary([]);
      try {
        indexed.database.insert('c', all);
        plain.database.insert('c', all);
        for (const request of asked) {
          const wanted = await get(plain.database, request);
          const found = await get(indexed.database, request);
          expect(groups(found, request.order)).toEqual(groups(wanted, request.order));
          const page = await get(indexed.database, { ...request, offset: 1, limit: 3 });
          const sizes = (rows: Row[]) => groups(rows, request.order).map(({ length }) => length);
          expect(sizes(page)).toEqual(sizes(wanted.slice(1, 4)));
        }
      } finally {
        indexed.close();
        plain.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('where values are no lists, a query answers what plain mingo answers', async () => {
  // null bounds are left out: mingo does not count a missing field as null there
  const known = scalar.filter((each) => each !== null);
  const bounds = fc.oneof(
    scalar,
    fc.record({ $gt: known }),
    fc.record({ $gte: known, $lt: known }),
    fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
    fc.record({ $ne: scalar }),
  );
  const where = fc.record({ a: bounds, b: bounds, 'o.k': bounds }, { requiredKeys: [] });
  const requests = fc.array(fc.record({ query: where, order }), { minLength: 40, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(index, documents(scalar), requests, async (schema, all, asked) => {
      const { database, close } = openTemporary([schema]);
      try {
        database.insert('c', all);
        for (const request of asked) {
          const sort = request.order as Record<string, 1 | -1>;
          const cursor = find<Row>(all, request.query as Row);
          const wanted = (Object.keys(sort).length > 0 ? cursor.sort(sort) : cursor).all();
          expect(groups(await get(database, request), sort)).toEqual(groups(wanted, sort));
        }
      } finally {
        close();
      }
    }),
    { numRuns: 40 },
  );
});

test('entries follow every change of a document', async () => {
  await fc.assert(
    fc.asyncProperty(index, documents(value), value, query, async (schema, all, next, where) => {
      const indexed = openTemporary([schema]);
      const plain = openTemporary([]);
      try {
        for (const { database } of [indexed, plain]) {
          database.insert('c', all);
          await update(database, { b: { $gte: 0 } }, { $set: { a: next } });
          await update(database, { b: 'a' }, { $unset: { a: '' } });
        }
        const ids = async ({ database }: typeof indexed) =>
          (await get(database, { query: where })).map(({ _id }) => _id).sort();
        expect(await ids(indexed)).toEqual(await ids(plain));
      } finally {
        indexed.close();
        plain.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('bytes of keys compare like the values themselves', () => {
  const deep = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.double(),
      fc.constantFrom(Number.NaN, Number.NEGATIVE_INFINITY, null),
      fc.string(),
      fc.date({ noInvalidDate: true }),
      scalar,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.string({ minLength: 1, maxLength: 2 }), tie('any'), { maxKeys: 3 }),
    ),
  })).any;
  fc.assert(
    fc.property(deep, deep, (a, b) => {
      expect(Math.sign(Buffer.compare(encodeValue(a), encodeValue(b)))).toBe(Math.sign(compareValues(a, b)));
    }),
    { numRuns: 2_000 },
  );
});
