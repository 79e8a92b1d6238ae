import { EJSON } from 'bson';
import type { Database } from './database';

/** The few fields of a ticket that the stage shows; nothing else here knows what a ticket is. */
interface Waiting {
  place: { label: string };
  promises: { kind: string; dueAt: number; endedAt?: number; pausedAt?: number }[];
}

/** The promise that is due next in the demo community: for the stage's 到下一个时限. */
export interface NextLimit {
  kind: string;
  dueAt: number;
  place: string;
}

const MOST_TICKETS = 100;

/** The first promise that is due after `now` and whose clock runs, or undefined. Not metered: nobody asked a function. */
export async function nextLimit(database: Database, now: number): Promise<NextLimit | undefined> {
  const { data } = (await database.peek('database.getDocument', {
    collectionName: 'tickets',
    queryType: 'WHERE',
    query: JSON.stringify({ nextDueAt: { $gt: 0 } }),
    order: JSON.stringify({ nextDueAt: 1 }),
    projection: JSON.stringify({ promises: 1, place: 1 }),
    limit: MOST_TICKETS,
  })) as { data: { list: string[] } };
  const limits = data.list.flatMap((text) => {
    const { place, promises } = EJSON.parse(text) as unknown as Waiting;
    return promises
      .filter((promise) => promise.endedAt === undefined && promise.pausedAt === undefined)
      .map(({ kind, dueAt }) => ({ kind, dueAt, place: place.label }));
  });
  return limits.filter(({ dueAt }) => dueAt > now).sort((a, b) => a.dueAt - b.dueAt)[0];
}
