import { Locked } from './locks';
import type { Store } from './store';

interface Job<T> {
  work: () => T;
  resolve(result: T): void;
  reject(error: unknown): void;
}

/**
 * Plain writes that arrive together are committed together: one commit for all of them. Each is still all or nothing by
 * itself, in the order of arrival, and is answered only after the commit.
 */
export class WriteQueue<T> {
  private jobs: Job<T>[] = [];

  constructor(private readonly store: Store) {}

  /** Resolves when the write is committed. One that meets a transaction's lock waits and is done again. */
  async add(work: () => T): Promise<T> {
    for (;;) {
      try {
        return await this.once(work);
      } catch (error) {
        if (!(error instanceof Locked)) throw error;
        await error.released;
      }
    }
  }

  private once(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.jobs.length === 0) setImmediate(() => this.flush());
      this.jobs.push({ work, resolve, reject });
    });
  }

  private flush(): void {
    const jobs = this.jobs;
    this.jobs = [];
    const answers: (() => void)[] = [];
    const isAlone = jobs.length === 1;
    try {
      this.store.transaction(() => {
        for (const { work, resolve, reject } of jobs) {
          try {
            const result = isAlone ? work() : this.store.savepoint(work);
            answers.push(() => resolve(result));
          } catch (error) {
            if (isAlone) throw error;
            answers.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      for (const { reject } of jobs) reject(error);
      return;
    }
    for (const answer of answers) answer();
  }
}
