import type { State } from './state';

/** The local cloud's own time: real time plus an offset that only the control face moves. Survives a restart. */
export class Clock {
  private offset: number;
  /** while timers are caught up, functions see the time of the run */
  private held: number | undefined;

  constructor(private readonly state: State) {
    this.offset = Number(state.setting('clockOffset') ?? 0);
  }

  now(): number {
    return this.held ?? Date.now() + this.offset;
  }

  /** Added to the real time by function instances. */
  offsetNow(): number {
    return this.now() - Date.now();
  }

  advance(milliseconds: number): void {
    this.offset += milliseconds;
    this.state.set('clockOffset', String(this.offset));
  }

  setTo(at: number): void {
    this.offset = at - Date.now();
    this.state.set('clockOffset', String(this.offset));
  }

  /** Runs `work` as if it were `at`. */
  async holdingAt<T>(at: number, work: () => Promise<T>): Promise<T> {
    const before = this.held;
    this.held = at;
    try {
      return await work();
    } finally {
      this.held = before;
    }
  }
}
