import cloud from 'wx-server-sdk';
import { idOf, numberOf, STATUSES, ticket } from './bench-localcloud-data';

/** What the parent asks of a client: so many operations of one kind, so many at a time. */
export interface Round {
  operation: OperationName;
  count: number;
  parallel: number;
}

cloud.init({ env: 'local' });
const db = cloud.database({ throwOnNotFound: false } as never);
const tickets = db.collection('tickets');
const size = Number(process.argv[2]);
const { gte } = db.command;

/** spread over the whole collection, the same for every size that is compared */
const anyone = () => Math.floor(Math.random() * size);
const inserted: string[] = [];

/** The parts of the SDK's answers that are looked at; its own typings are of callbacks too. */
interface Answer {
  data?: unknown;
  stats?: { updated: number };
}

/** A figure of something that did not happen is none: ends the client, and with it the bench. */
function mustBe(isSo: boolean, sentence: string): void {
  if (isSo) return;
  process.stderr.write(`bench: ${sentence}\n`);
  process.exit(1);
}
const isCanned = process.argv[3] === 'canned';
const mustFind = (rows: readonly unknown[], what: string) =>
  mustBe(isCanned || rows.length > 0, `${what} found nothing`);

const operations = {
  'id read': async () => {
    const { data } = (await tickets.doc(idOf(anyone())).get()) as Answer;
    mustBe(isCanned || Boolean(data), 'id read found nothing');
  },
  'unique read': async () => {
    const found = tickets.where({ number: numberOf(anyone()) }).limit(1);
    const { data } = (await found.get()) as Answer;
    mustFind(data as unknown[], 'unique read');
  },
  'page of 20': async () => {
    const i = anyone();
    const from = ticket(i).nextDueAt;
    const page = tickets
      .where({ status: STATUSES[i % STATUSES.length], nextDueAt: gte(from) })
      .orderBy('nextDueAt', 'asc')
      .limit(20);
    const { data } = (await page.get()) as Answer;
    mustFind(data as unknown[], 'page of 20');
  },
  'compare and set': async () => {
    const _id = idOf(anyone());
    const changed = { version: db.command.inc(1), nextDueAt: Date.now() };
    const { stats } = (await tickets.where({ _id, version: gte(1) }).update({ data: changed })) as Answer;
    mustBe(stats?.updated === 1, 'compare and set changed nothing');
  },
  insert: async () => {
    const i = size + Math.floor(Math.random() * 1e12);
    inserted.push(idOf(i));
    await tickets.add({ data: ticket(i) });
  },
};
export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];

/** Milliseconds of each operation, and of all of them together. */
async function run({ operation, count, parallel }: Round): Promise<{ each: number[]; all: number }> {
  const each: number[] = [];
  const startedAt = performance.now();
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      const from = performance.now();
      await operations[operation]();
      each.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return { each, all: performance.now() - startedAt };
}

/** Takes out what was put in, so that the data can be used again. */
async function clean(): Promise<void> {
  for (let from = 0; from < inserted.length; from += 500) {
    await tickets.where({ _id: db.command.in(inserted.slice(from, from + 500)) }).remove();
  }
}

process.on('message', async (round: Round | 'end') => {
  if (round === 'end') {
    await clean();
    process.exit(0);
  }
  process.send?.(await run(round));
});
