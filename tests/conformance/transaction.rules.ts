import { localRule, makers, manual, rule } from './support/rule';
import { _, advanceClock, db, refusal } from './support/sdk';
import { amount, collection, endAll, inside, NOT_THERE, start, twoDocuments } from './support/transactions';

beforeEach(twoDocuments);
afterEach(endAll);

describe('one transaction', () => {
  rule('commits everything at once', makers('transaction.test.ts'), async () => {
    const result = await db.runTransaction(async (transaction) => {
      await inside(transaction)
        .doc('a')
        .update({ data: { v: _.inc(-1) } });
      await inside(transaction)
        .doc('b')
        .update({ data: { v: _.inc(1) } });
      await inside(transaction).add({ data: { _id: 'c', v: 7 } });
      await inside(transaction)
        .doc('d')
        .set({ data: { v: 8 } });
      expect(await amount('a')).toBe(1);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(amount))).toEqual([0, 2, 7, 8]);
  });

  rule('reads what it wrote', makers('transaction.test.ts'), async () => {
    const transaction = await start();
    await inside(transaction).add({
      data: [
        { name: 'x', v: 3 },
        { name: 'y', v: 2 },
      ],
    });
    await inside(transaction)
      .doc('a')
      .update({ data: { v: 9 } });
    await inside(transaction).doc('b').remove();
    const { data } = await inside(transaction)
      .where({ v: _.gt(0) })
      .orderBy('v', 'desc')
      .limit(2)
      .get();
    expect(data.map(({ v }) => v)).toEqual([9, 3]);
    expect((await refusal(inside(transaction).doc('b').get())).errMsg).toContain('does not exist');
  });

  rule('a rollback leaves nothing', makers('transaction.test.ts'), async () => {
    const transaction = await start();
    await inside(transaction)
      .doc('a')
      .update({ data: { v: 5 } });
    await inside(transaction).doc('b').remove();
    await inside(transaction).add({ data: { _id: 'c', v: 5 } });
    await transaction.rollback();
    expect((await collection.count()).total).toBe(2);
    expect(await Promise.all(['a', 'b'].map(amount))).toEqual([1, 1]);
  });

  rule('rollback inside runTransaction rejects with its reason', makers('transaction.test.ts'), async () => {
    const work = db.runTransaction(async (transaction) => {
      await inside(transaction)
        .doc('a')
        .update({ data: { v: 5 } });
      await transaction.rollback('REASON');
    });
    await expect(work).rejects.toBe('REASON');
    expect(await amount('a')).toBe(1);
  });

  rule('an error in its function leaves nothing', manual('Transactions'), async () => {
    const work = db.runTransaction(async (transaction) => {
      await inside(transaction)
        .doc('a')
        .update({ data: { v: 5 } });
      throw new Error('mine');
    });
    await expect(work).rejects.toThrow('mine');
    expect(await amount('a')).toBe(1);
  });

  rule('after the commit it is over', makers('transaction.test.ts'), async () => {
    const transaction = await db.startTransaction();
    await transaction.commit();
    const { errMsg } = await refusal(
      inside(transaction)
        .doc('a')
        .set({ data: { v: 2 } }),
    );
    expect(errMsg).toContain(NOT_THERE);
    await expect(transaction.commit()).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_FAIL',
      message: NOT_THERE,
    });
  });

  rule('an operation that fails ends it', manual('Transactions: Transaction Error Handling'), async () => {
    const transaction = await start();
    await inside(transaction)
      .doc('b')
      .update({ data: { v: 5 } });
    await refusal(inside(transaction).add({ data: { _id: 'a' } }));
    expect((await refusal(inside(transaction).doc('b').get())).errMsg).toContain(NOT_THERE);
    expect(await amount('b')).toBe(1);
  });

  rule('a numbered id', makers('transaction.test.ts'), async () => {
    await db.runTransaction(async (transaction) => {
      await inside(transaction).add({ data: { _id: 5, v: 1 } });
      expect((await inside(transaction).doc(5).remove()).stats.removed).toBe(1);
    });
    expect((await collection.count()).total).toBe(2);
  });

  localRule('after 30 seconds it is over', makers('transaction.test.ts'), async () => {
    const transaction = await start();
    await inside(transaction)
      .doc('a')
      .update({ data: { v: 5 } });
    await advanceClock(1);
    expect((await refusal(inside(transaction).doc('a').get())).errMsg).toContain(NOT_THERE);
    expect(await amount('a')).toBe(1);
  });
});

describe('snapshot', () => {
  rule('reads stay as they were at the first operation', makers('transaction.test.ts'), async () => {
    const transaction = await start();
    await inside(transaction).doc('a').get();
    await collection.doc('a').update({ data: { v: 2 } });
    await collection.doc('b').update({ data: { v: 2 } });
    expect((await inside(transaction).doc('a').get()).data.v).toBe(1);
    expect((await inside(transaction).doc('b').get()).data.v).toBe(1);
    expect((await inside(transaction).where({ v: 1 }).get()).data).toHaveLength(2);
  });

  rule(
    'it is taken by the first operation, not by the start',
    manual('Transactions: Read Concern'),
    async () => {
      const transaction = await start();
      await collection.doc('a').update({ data: { v: 2 } });
      expect((await inside(transaction).doc('a').get()).data.v).toBe(2);
      await inside(transaction)
        .doc('a')
        .update({ data: { v: 3 } });
      await transaction.commit();
      expect(await amount('a')).toBe(3);
    },
  );

  rule("two that read each other's documents both commit", makers('transaction.test.ts'), async () => {
    const [one, two] = [await start(), await start()];
    await inside(one).doc('a').get();
    await inside(two).doc('b').get();
    await inside(one)
      .doc('b')
      .update({ data: { v: 5 } });
    await inside(two)
      .doc('a')
      .update({ data: { v: 6 } });
    await one.commit();
    await two.commit();
    expect(await Promise.all(['a', 'b'].map(amount))).toEqual([6, 5]);
  });
});
