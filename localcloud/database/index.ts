import { type Engine, perform } from './actions';
import type { ExplainReport } from './find';
import type { DatabaseSchema } from './schema';
import { Store } from './store';

export { isWrite } from './actions';
export { type DatabaseSchema, readSchema } from './schema';

/** The document database of the local cloud. */
export interface Database {
  /** Answers one `database.*` action as wx-server-sdk sends it. Throws CloudError. */
  handle(action: string, payload: Record<string, unknown>): Record<string, unknown>;
  /** Which index served the last query of a collection, how many documents were looked at and answered. */
  explain(collection: string): ExplainReport | undefined;
  /** Puts documents in as they are, for seeds. */
  insert(collection: string, documents: readonly ({ _id: string } & Record<string, unknown>)[]): void;
  reset(): void;
  close(): void;
}

/** Opens (or makes) the database file. `now` is the local cloud's clock, for db.serverDate(). */
export function openDatabase(options: { file: string; schema: DatabaseSchema; now: () => number }): Database {
  const store = new Store(options.file, options.schema);
  const reports = new Map<string, ExplainReport>();
  const engine: Engine = {
    store,
    now: options.now,
    explained: (collection, report) => reports.set(collection, report),
  };
  return {
    handle: (action, payload) => perform(engine, action, payload),
    explain: (collection) => reports.get(collection),
    insert: (collection, documents) =>
      store.transaction(() => {
        for (const document of documents) store.insert(collection, document);
      }),
    reset: () => store.clear(),
    close: () => store.close(),
  };
}
