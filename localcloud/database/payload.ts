import { CloudError } from '../cloud-error';
import { parseEjson } from './ejson';
import { invalid } from './failures';
import type { ExplainReport } from './find';
import type { Query } from './mongo/query';
import type { Sort } from './mongo/sorting';
import { isObject } from './mongo/values';
import type { Store } from './store';
import type { Transactions } from './transactions';
import type { WriteQueue } from './write-queue';

export type Payload = Record<string, unknown>;

/** The parts of the database that actions work with. */
export interface Engine {
  store: Store;
  transactions: Transactions;
  /** plain writes go through it */
  queue: WriteQueue<Payload>;
  now(): number;
  explained(collection: string, report: ExplainReport): void;
  /** tells of what works on the service too, but not as it looks */
  warn(text: string): void;
}

/** The collection of a request. Throws CloudError if there is none of that name. */
export function collectionOf({ store }: Engine, payload: Payload): string {
  const name = payload.collectionName;
  if (typeof name === 'string' && store.has(name)) return name;
  throw new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${String(name)}. Please check your request, but if the problem cannot be solved, contact us.`,
  );
}

/** An object from a string of EJSON; an absent one is empty. */
export function objectIn(engine: Engine, text: unknown): Record<string, unknown> {
  if (text === undefined) return {};
  const value = parseEjson(text, engine.now());
  if (!isObject(value)) throw invalid('an object is expected');
  return value;
}

export const queryOf = (engine: Engine, payload: Payload): Query => objectIn(engine, payload.query);

export function sortOf(engine: Engine, payload: Payload): Sort {
  return Object.entries(objectIn(engine, payload.order)).map(([field, way]) => {
    if (way !== 1 && way !== -1) throw invalid('order value must be 1 or -1');
    return [field, way] as const;
  });
}

/** A count of documents as the SDK sends it, at most `largest`. */
export function whole(value: unknown, fallback: number, largest: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? Math.min(value, largest)
    : fallback;
}
