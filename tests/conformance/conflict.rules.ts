import { localRule, makers, manual, platform, rule, sdkSource } from './support/rule';
import { _, control, db, fresh, refusal } from './support/sdk';
import {
  amount,
  CONFLICT,
  collection,
  endAll,
  inside,
  NAME,
  NOT_THERE,
  start,
  twoDocuments,
} from './support/transactions';

const UNIQUE = 'conformance_unique';

beforeEach(twoDocuments);
afterEach(endAll);

describe('conflict', () => {
  rule('a write of what has changed since fails at once', makers('transaction.test.ts'), async () => {
    const transaction = await start();
    await inside(transaction).doc('a').get();
    await collection.doc('a').update({ data: { v: 2 } });
    const { errMsg } = await refusal(
      inside(transaction)
        .doc('a')
        .update({ data: { v: 3 } }),
    );
    expect(errMsg).toContain(CONFLICT);
    expect(await amount('a')).toBe(2);
  });

  rule('a write of what another transaction wrote fails at once', makers('transaction.test.ts'), async () => {
    const [one, two] = [await start(), await start()];
    await inside(one).doc('a').get();
    await inside(two)
      .doc('a')
      .update({ data: { v: 5 } });
    expect(
      (
        await refusal(
          inside(one)
            .doc('a')
            .update({ data: { v: 6 } }),
        )
      ).errMsg,
    ).toContain(CONFLICT);
    await two.commit();
    expect(await amount('a')).toBe(5);
  });

  rule(
    'the SDK hides its code, so runTransaction does not try again',
    sdkSource('wx-server-sdk error-checker.ts'),
    async () => {
      let runs = 0;
      const work = db.runTransaction(async (transaction) => {
        runs++;
        await inside(transaction).doc('a').get();
        await collection.doc('a').update({ data: { v: _.inc(1) } });
        await inside(transaction)
          .doc('a')
          .update({ data: { v: 0 } });
      });
      const { errCode, errMsg } = await refusal(work);
      expect([runs, errCode]).toEqual([1, -501001]);
      expect(errMsg).toContain('TransactionConflict');
    },
  );

  rule('two that add the same id', manual('Transactions: Write Conflicts'), async () => {
    const [one, two] = [await start(), await start()];
    await inside(one).add({ data: { _id: 'new' } });
    expect((await refusal(inside(two).add({ data: { _id: 'new' } }))).errMsg).toContain(CONFLICT);
  });

  rule('two that take the same unique key', manual('Transactions: Write Conflicts'), async () => {
    await fresh(UNIQUE);
    const [one, two] = [await start(), await start()];
    await one.collection(UNIQUE).add({ data: { phone: '7', room: '1' } });
    const second = two.collection(UNIQUE).add({ data: { phone: '7', room: '2' } });
    expect((await refusal(second)).errMsg).toContain(CONFLICT);
  });

  rule('a unique key that is taken is E11000, and ends it', manual('Unique Indexes'), async () => {
    await fresh(UNIQUE, [{ phone: '7', room: '1' }]);
    const transaction = await start();
    const second = transaction.collection(UNIQUE).add({ data: { phone: '7', room: '2' } });
    expect((await refusal(second)).errMsg).toContain('E11000');
    expect((await refusal(transaction.collection(UNIQUE).where({}).get())).errMsg).toContain(NOT_THERE);
  });
});

describe('outside of it', () => {
  rule(
    'a plain write waits for the commit and counts on from it',
    manual('Transactions: In-progress Transactions and Write Conflicts'),
    async () => {
      const transaction = await start();
      await inside(transaction)
        .doc('a')
        .update({ data: { v: 10 } });
      let isDone = false;
      const plain = collection
        .doc('a')
        .update({ data: { v: _.inc(1) } })
        .then(() => {
          isDone = true;
        });
      // a read and a write of another document go on meanwhile
      await collection.doc('b').update({ data: { v: 5 } });
      expect([isDone, await amount('a')]).toEqual([false, 1]);
      await transaction.commit();
      await plain;
      expect(await amount('a')).toBe(11);
    },
  );

  rule('a compare-and-set that waited tests its condition again', platform('Running the SDK'), async () => {
    const transaction = await start();
    await inside(transaction)
      .doc('a')
      .update({ data: { v: 2 } });
    const plain = collection.where({ _id: 'a', v: 1 }).update({ data: { won: true } });
    await collection.doc('b').get();
    await transaction.commit();
    expect((await plain).stats.updated).toBe(0);
  });

  rule('a where write inside is not part of it', platform('Database'), async () => {
    const transaction = await start();
    await inside(transaction).doc('b').get();
    await inside(transaction)
      .where({ _id: 'a' })
      .update({ data: { v: 99 } });
    await transaction.rollback();
    expect(await amount('a')).toBe(99);
  });

  localRule('… and is told of as a warning', platform('Database'), async () => {
    const before = (await control('warnings')).warnings as string[];
    const transaction = await start();
    await inside(transaction).where({ _id: 'a' }).remove();
    const after = (await control('warnings')).warnings as string[];
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toContain(`where() on ${NAME} is not part of the open transaction`);
  });
});
