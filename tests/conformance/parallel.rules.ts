import { manual, platform, rule } from './support/rule';
import { _, db, fresh, realEnvironment, refusal } from './support/sdk';

const NAME = 'conformance_parallel';
const collection = db.collection(NAME);
const times = <T>(count: number, work: (i: number) => T) =>
  Array.from({ length: count }, (_each, i) => work(i));

beforeEach(async () => {
  await fresh(NAME, [{ _id: 'x', version: 0, n: 0 }]);
});

const ROUNDS = realEnvironment ? 3 : 20;

rule('of 50 who compare and set, one wins each round', platform('Database'), async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const answers = await Promise.all(
      times(50, (i) =>
        collection.where({ _id: 'x', version: round }).update({ data: { version: _.inc(1), winner: i } }),
      ),
    );
    const winners = answers.flatMap(({ stats }, i) => (stats.updated === 1 ? [i] : []));
    expect(winners).toHaveLength(1);
    expect((await collection.doc('x').get()).data).toMatchObject({ version: round + 1, winner: winners[0] });
  }
});

const INCREMENTS = realEnvironment ? 100 : 1_000;

rule('increments in parallel add up', manual('$inc'), async () => {
  await Promise.all(times(INCREMENTS, () => collection.doc('x').update({ data: { n: _.inc(1) } })));
  expect((await collection.doc('x').get()).data.n).toBe(INCREMENTS);
});

rule('of 20 who add the same id, one does', manual('Unique Indexes'), async () => {
  const added = times(20, (i) =>
    collection.add({ data: { _id: 'same', i } }).then(
      () => 1,
      () => 0,
    ),
  );
  const results: number[] = await Promise.all(added);
  expect(results.filter((each) => each === 1)).toHaveLength(1);
});

rule(
  'read and write in transactions, tried again on conflict, loses nothing',
  platform('Database'),
  async () => {
    const addOne = async (): Promise<void> => {
      try {
        await db.runTransaction(async (transaction) => {
          const { data } = await transaction.collection(NAME).doc('x').get();
          await transaction
            .collection(NAME)
            .doc('x')
            .update({ data: { n: Number(data.n) + 1 } });
        });
      } catch (error) {
        expect((error as Error).message).toMatch(/TransactionConflict|TRANSACTION_CONFLICT/);
        await addOne();
      }
    };
    await Promise.all(times(10, addOne));
    expect((await collection.doc('x').get()).data.n).toBe(10);
    expect((await refusal(collection.add({ data: { _id: 'x' } }))).errMsg).toContain('E11000');
  },
);
