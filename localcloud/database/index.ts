import { perform } from './actions';
import type { Document } from './ejson';
import type { ExplainReport } from './find';
import type { Engine } from './payload';
import type { DatabaseSchema } from './schema';
import { Store } from './store';
import { Transactions } from './transactions';
import { WriteQueue } from './write-queue';

export { isWrite } from './actions';
export { type DatabaseSchema, readSchema } from './schema';

/** The document database of the local cloud. */
export interface Database {
  /**
   * Answers one `database.*` action as wx-server-sdk sends it. `invocation` is the function call that asks, if it is
   * known. Rejects with CloudError.
   */
  handle(
    action: string,
    payload: Record<string, unknown>,
    invocation?: string,
  ): Promise<Record<string, unknown>>;
  /** A read by the local cloud itself, for its stage: `explain` goes on telling of the last query of a function. */
  peek(action: string, payload: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Which index served the last query of a collection, or its last aggregation (`tickets:aggregate`), how many documents were looked at and answered. */
  explain(collection: string): ExplainReport | undefined;
  /** What functions did that works, here as on the service, otherwise than it looks; the latest last. */
  warnings(): readonly string[];
  /** Puts documents in as they are, for seeds. */
  insert(collection: string, documents: readonly ({ _id: string } & Record<string, unknown>)[]): void;
  reset(): void;
  close(): void;
}

const WARNINGS_KEPT = 100;

/** Opens (or makes) the database file. `now` is the local cloud's clock, for db.serverDate(). */
export function openDatabase(options: { file: string; schema: DatabaseSchema; now: () => number }): Database {
  const store = new Store(options.file, options.schema);
  const transactions = new Transactions(store, options.now);
  const reports = new Map<string, ExplainReport>();
  let warnings: string[] = [];
  const engine: Engine = {
    store,
    transactions,
    queue: new WriteQueue(store),
    now: options.now,
    explained: (collection, report) => reports.set(collection, report),
    warn: (text) => {
      warnings = [...warnings, text].slice(-WARNINGS_KEPT);
      process.stderr.write(`local cloud: warning: ${text}\n`);
    },
  };
  return {
    handle: (action, payload, invocation) => perform(engine, action, payload, invocation),
    peek: (action, payload) => perform({ ...engine, explained: () => undefined }, action, payload, undefined),
    explain: (collection) => reports.get(collection),
    warnings: () => warnings,
    insert: (collection, documents) =>
      store.transaction(() => {
        for (const document of documents as readonly Document[])
          transactions.live.insert(collection, document);
      }),
    reset: () => {
      transactions.close();
      store.clear();
      warnings = [];
    },
    close: () => {
      transactions.close();
      store.close();
    },
  };
}
