/** What the platform bills (platform.md "Cloud functions"): invocations, database reads and writes, uploads and downloads. */
export const billedKinds = [
  'functionCalls',
  'databaseReads',
  'databaseWrites',
  'storageUploads',
  'storageDownloads',
] as const;
/** counted apart: not part of the bill */
export const unbilledKinds = ['openapiCalls', 'linkRequests'] as const;

export type BilledKind = (typeof billedKinds)[number];
export type Kind = BilledKind | (typeof unbilledKinds)[number];

export type Bill = Record<Kind, number> & { total: number };

/** One SDK call of an invocation, for counting serial steps. Times in ms of the real clock. */
export interface Step {
  kind: Kind;
  startedAt: number;
  endedAt: number;
}

export interface Invocation {
  id: string;
  function: string;
  action: string | undefined;
  openid: string | undefined;
  startedAt: number;
  ms: number;
  answerBytes: number;
  steps: Step[];
}

const TRACED = 500;
/** what phones cause without a function: uploads and downloads */
const NO_FUNCTION = 'client';
const isBilled = (kind: Kind): kind is BilledKind => (billedKinds as readonly string[]).includes(kind);

function emptyBill(): Bill {
  const kinds = [...billedKinds, ...unbilledKinds].map((kind) => [kind, 0]);
  return { ...(Object.fromEntries(kinds) as Record<Kind, number>), total: 0 };
}

type Book = Map<string, Bill>;
const MOST_ACTIONS = 500;
const OTHER_ACTIONS = 'other actions';

/** Names of actions come from clients: only so many of them get a line of their own. */
function billIn(book: Book, name: string): Bill {
  const line = book.has(name) || book.size < MOST_ACTIONS ? name : OTHER_ACTIONS;
  const bill = book.get(line) ?? emptyBill();
  book.set(line, bill);
  return bill;
}

/** Counts calls since start and since the last reset, by kind, function and action, and keeps the latest invocations. */
export class Meter {
  private sinceStart = emptyBill();
  private sinceReset = emptyBill();
  private resetAt = 0;
  private byAction: Book = new Map();
  private byFunction: Book = new Map();
  private readonly running = new Map<string, Invocation>();
  private latest: Invocation[] = [];

  count(kind: Kind, invocationId?: string): void {
    const invocation = invocationId === undefined ? undefined : this.running.get(invocationId);
    const whose = invocation?.function ?? NO_FUNCTION;
    const action = invocation?.action ?? whose;
    const own = [billIn(this.byFunction, whose), billIn(this.byAction, action)];
    for (const bill of [this.sinceStart, this.sinceReset, ...own]) {
      bill[kind]++;
      if (isBilled(kind)) bill.total++;
    }
  }

  begin(invocation: Omit<Invocation, 'ms' | 'answerBytes' | 'steps'>): void {
    this.running.set(invocation.id, { ...invocation, ms: 0, answerBytes: 0, steps: [] });
    this.count('functionCalls', invocation.id);
  }

  step(invocationId: string | undefined, step: Step): void {
    if (invocationId !== undefined) this.running.get(invocationId)?.steps.push(step);
  }

  end(id: string, ms: number, answerBytes: number): void {
    const invocation = this.running.get(id);
    if (!invocation) return;
    this.running.delete(id);
    this.latest = [{ ...invocation, ms, answerBytes }, ...this.latest].slice(0, TRACED);
  }

  bill() {
    const { sinceStart, sinceReset, resetAt: since } = this;
    const byFunction = Object.fromEntries(this.byFunction);
    return { sinceStart, since, sinceReset, byFunction, byAction: Object.fromEntries(this.byAction) };
  }

  trace(): Invocation[] {
    return this.latest;
  }

  /** Begins a new bill; `at` is local cloud time. */
  reset(at: number): void {
    this.resetAt = at;
    this.sinceReset = emptyBill();
    this.byFunction = new Map();
    this.byAction = new Map();
    this.latest = [];
  }
}
