import { type Collection, db, fresh, type Transaction } from './sdk';

export const NAME = 'conformance_transaction';

/** Texts of the service, from the tests of the SDK's makers. */
export const CONFLICT =
  '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.';
export const NOT_THERE =
  '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.';

export const collection: Collection = db.collection(NAME);
export const inside = (transaction: Transaction) => transaction.collection(NAME);
/** The committed `v` of a document. */
export const amount = async (id: string) => (await collection.doc(id).get()).data.v;

let open: Transaction[] = [];

/** A transaction that `endAll` ends if the rule does not. */
export async function start(): Promise<Transaction> {
  const transaction = await db.startTransaction();
  open.push(transaction);
  return transaction;
}

/** One that is over already answers with an error, which is no matter here. */
export async function endAll(): Promise<void> {
  await Promise.all(open.map((transaction) => transaction.rollback().catch(() => undefined)));
  open = [];
}

export async function twoDocuments(): Promise<void> {
  await fresh(NAME, [
    { _id: 'a', v: 1 },
    { _id: 'b', v: 1 },
  ]);
}
