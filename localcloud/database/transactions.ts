import { randomBytes } from 'node:crypto';
import { CloudError } from '../cloud-error';
import { Locks } from './locks';
import type { Store } from './store';
import { TransactionView } from './transaction-view';
import { LiveView } from './view';

/** Milliseconds after which the service forgets a transaction. */
const LONGEST = 30_000;

interface Transaction {
  view: TransactionView;
  invocation: string | undefined;
  startedAt: number;
  timer: NodeJS.Timeout;
}

function notThere(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  );
}

/**
 * Open transactions. Each sees the state at its first operation; the first of two that write a document wins. Codes,
 * texts and behaviour as in the service's documents and the tests of its makers (node-sdk, transaction.test.ts).
 */
export class Transactions {
  private readonly locks = new Locks();
  private readonly open = new Map<string, Transaction>();
  /** what is committed, for everything outside of transactions */
  readonly live: LiveView;

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {
    this.live = new LiveView(store, this.locks);
  }

  start(invocation: string | undefined): string {
    const id = randomBytes(16).toString('hex');
    // its locks must not outlive the limit, also if nobody asks for it again
    const timer = setTimeout(() => this.end(id), LONGEST);
    timer.unref();
    this.locks.begin();
    const view = new TransactionView(this.store, this.locks, id);
    this.open.set(id, { view, invocation, startedAt: this.now(), timer });
    return id;
  }

  /** What a transaction sees and writes. Throws CloudError if it is over. */
  view(id: unknown): TransactionView {
    const transaction = typeof id === 'string' ? this.open.get(id) : undefined;
    if (transaction && this.now() - transaction.startedAt <= LONGEST) return transaction.view;
    if (transaction) this.end(id as string);
    throw notThere();
  }

  /** Writes everything at once. Throws CloudError if the transaction is over. */
  commit(id: unknown): void {
    const view = this.view(id);
    const live = new LiveView(this.store, this.locks, id as string);
    try {
      this.store.transaction(() => view.writeTo(live, this.store.reader));
    } finally {
      this.end(id as string);
    }
  }

  /** Leaves nothing. Throws CloudError if the transaction is over. */
  abort(id: unknown): void {
    this.view(id);
    this.end(id as string);
  }

  /** Ends a transaction in which an operation failed. */
  discard(id: unknown): void {
    if (typeof id === 'string' && this.open.has(id)) this.end(id);
  }

  isOpenIn(invocation: string | undefined): boolean {
    return invocation !== undefined && [...this.open.values()].some((each) => each.invocation === invocation);
  }

  private end(id: string): void {
    const transaction = this.open.get(id);
    if (!transaction) return;
    clearTimeout(transaction.timer);
    transaction.view.close();
    this.open.delete(id);
    this.locks.end(id);
  }

  close(): void {
    for (const id of [...this.open.keys()]) this.end(id);
  }
}
