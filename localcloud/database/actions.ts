import { notImplemented } from '../cloud-error';
import type { Engine, Payload } from './payload';
import { count, get, runAggregation } from './read-actions';
import type { View } from './view';
import { addCollection, insert, modify, remove } from './write-actions';

type Action = (engine: Engine, view: View, payload: Payload) => Payload;

const reads: Record<string, Action> = {
  'database.getDocument': get,
  'database.calculateDocument': count,
  'database.aggregateDocuments': runAggregation,
};
const writes: Record<string, Action> = {
  'database.insertDocument': insert,
  'database.modifyDocument': modify,
  'database.removeDocument': remove,
  'database.addCollection': addCollection,
};

/** Does this action of the SDK write? It is billed and metered as such. */
export const isWrite = (action: string) => Object.hasOwn(writes, action);

/** An operation that fails ends its transaction, as in Mongo. */
function inTransaction(engine: Engine, action: Action, payload: Payload): Payload {
  const view = engine.transactions.view(payload.transactionId);
  try {
    return action(engine, view, payload);
  } catch (error) {
    engine.transactions.discard(payload.transactionId);
    throw error;
  }
}

/** The SDK sends `where` writes of a transaction without its id: they are outside of it, here as on the service. */
function warnOfLeak(engine: Engine, action: string, payload: Payload, invocation: string | undefined): void {
  if (payload.queryType !== 'WHERE' || !engine.transactions.isOpenIn(invocation)) return;
  engine.warn(
    `${action} with where() on ${String(payload.collectionName)} is not part of the open transaction and stays after a rollback`,
  );
}

/** Starts, commits, aborts. */
function control(engine: Engine, action: string, payload: Payload, invocation: string | undefined): Payload {
  const { transactions } = engine;
  switch (action) {
    case 'database.startTransaction':
      return { transactionId: transactions.start(invocation) };
    case 'database.commitTransaction':
      transactions.commit(payload.transactionId);
      return {};
    case 'database.abortTransaction':
      transactions.abort(payload.transactionId);
      return {};
    default:
      throw notImplemented(action);
  }
}

/**
 * Answers one `database.*` action; a write is committed when its answer comes. `invocation` is the function call that
 * asks, if it is known. Rejects with CloudError.
 */
export async function perform(
  engine: Engine,
  action: string,
  payload: Payload,
  invocation: string | undefined,
): Promise<Payload> {
  const read = Object.hasOwn(reads, action) ? reads[action] : undefined;
  const write = isWrite(action) ? writes[action] : undefined;
  const known = read ?? write;
  if (!known) return control(engine, action, payload, invocation);
  if (payload.transactionId !== undefined) return inTransaction(engine, known, payload);
  if (read) return read(engine, engine.transactions.live, payload);
  warnOfLeak(engine, action, payload, invocation);
  return engine.queue.add(() => known(engine, engine.transactions.live, payload));
}
