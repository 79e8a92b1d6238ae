/** Thrown by a plain write that meets a transaction's lock: it waits for `released` and is done again. */
export class Locked extends Error {
  constructor(readonly released: Promise<void>) {
    super('locked by a transaction');
  }
}

/** Which transaction holds which document or unique key, and since when a name was last changed. */
export class Locks {
  private readonly owners = new Map<string, string>();
  private readonly changes = new Map<string, number>();
  private waiting: (() => void)[] = [];
  private changeCount = 0;
  private open = 0;

  /** No transaction is open: nothing is held, and nobody asks what changed. */
  get isIdle(): boolean {
    return this.open === 0;
  }

  /** Changes up to now; those that come later have greater numbers. */
  get latestChange(): number {
    return this.changeCount;
  }

  ownerOf(name: string): string | undefined {
    return this.owners.get(name);
  }

  changedSince(name: string, change: number): boolean {
    return (this.changes.get(name) ?? 0) > change;
  }

  take(name: string, owner: string): void {
    this.owners.set(name, owner);
  }

  /** Throws Locked if a transaction other than `owner` holds one of the names. */
  mustBeFree(names: readonly string[], owner: string | undefined): void {
    const isHeld = names.some((name) => {
      const holder = this.owners.get(name);
      return holder !== undefined && holder !== owner;
    });
    if (isHeld) throw new Locked(new Promise((resolve) => this.waiting.push(resolve)));
  }

  /** Remembers a change for the transactions that are open now. */
  noteChange(names: readonly string[]): void {
    if (this.isIdle) return;
    this.changeCount++;
    for (const name of names) this.changes.set(name, this.changeCount);
  }

  begin(): void {
    this.open++;
  }

  /** Gives back all that a transaction held and wakes the writes that wait. */
  end(owner: string): void {
    for (const [name, holder] of this.owners) if (holder === owner) this.owners.delete(name);
    this.open--;
    if (this.isIdle) this.changes.clear();
    const waiting = this.waiting;
    this.waiting = [];
    for (const wake of waiting) wake();
  }
}
