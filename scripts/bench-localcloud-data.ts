import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { claimDataDirectory } from '../localcloud/data-directory';
import { type DatabaseSchema, openDatabase } from '../localcloud/database';
import { SEEDED } from '../localcloud/local-cloud';
import { State } from '../localcloud/state';

export const STATUSES = ['new', 'accepted', 'dispatched', 'working', 'done', 'rated', 'closed'];
const START = Date.UTC(2026, 0, 1);
const BATCH = 10_000;

const schema: DatabaseSchema = {
  collections: {
    tickets: {
      indexes: [
        { name: 'number', keys: [['number', 'asc']], unique: true },
        {
          name: 'status_due',
          keys: [
            ['status', 'asc'],
            ['nextDueAt', 'asc'],
          ],
        },
      ],
    },
  },
};

export const idOf = (i: number) => createHash('md5').update(String(i)).digest('hex');
export const numberOf = (i: number) => `2026-${String(i).padStart(8, '0')}`;

/** A ticket of about 900 bytes, as the product writes them. */
export function ticket(i: number) {
  const at = START + i * 1_000;
  const event = (kind: string, minutes: number) => ({
    kind,
    at: at + minutes * 60_000,
    by: `staff-${i % 40}`,
  });
  return {
    _id: idOf(i),
    version: 1,
    number: numberOf(i),
    status: STATUSES[i % STATUSES.length],
    nextDueAt: at + (i % 997) * 60_000,
    community: `c-${i % 12}`,
    home: { building: `${i % 30}栋`, unit: `${i % 4}单元`, room: `${100 + (i % 900)}` },
    description: '厨房水管漏水,已经关了总阀,请尽快安排师傅上门。',
    urgency: i % 9 === 0 ? 'urgent' : 'normal',
    reportedAt: new Date(at),
    photos: [`cloud://photos/${i}-1.jpg`],
    timeline: [event('reported', 0), event('accepted', 12), event('dispatched', 20), event('started', 55)],
  };
}

export const cacheOf = (root: string) => path.join(root, '.cache', 'bench-localcloud');

/** A local cloud empties a directory that was never filled before it begins; this one is to be taken as it is. */
function markFilled(data: string): void {
  const state = new State(path.join(data, 'state.db'));
  state.set(SEEDED, 'empty');
  state.close();
}

/** The data directory with `count` tickets; made once, then found again. */
export function preparedData(
  root: string,
  count: number,
  say: (text: string) => void,
): { data: string; schema: string } {
  const directory = cacheOf(root);
  const data = path.join(directory, String(count));
  const schemaFile = path.join(directory, 'schema.json');
  const done = path.join(data, 'filled');
  mkdirSync(directory, { recursive: true });
  writeFileSync(schemaFile, JSON.stringify(schema));
  if (existsSync(done)) return { data, schema: schemaFile };
  rmSync(data, { recursive: true, force: true });
  const release = claimDataDirectory(data);
  const database = openDatabase({ file: path.join(data, 'database.db'), schema, now: Date.now });
  const startedAt = Date.now();
  for (let from = 0; from < count; from += BATCH) {
    database.insert(
      'tickets',
      Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => ticket(from + i)),
    );
    if (from % 100_000 === 0) say(`${count.toLocaleString()} tickets: ${from.toLocaleString()} made`);
  }
  database.close();
  markFilled(data);
  release();
  writeFileSync(done, '');
  say(`${count.toLocaleString()} tickets made in ${Math.round((Date.now() - startedAt) / 1_000)} s`);
  return { data, schema: schemaFile };
}
