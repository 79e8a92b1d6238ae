import { CronExpressionParser } from 'cron-parser';
import type { Clock } from './clock';
import type { FunctionConfig } from './functions/function-config';
import type { FunctionHost } from './functions/host';

interface Timer {
  function: string;
  trigger: string;
  cron: string;
  lastRun: number;
}

/** CloudBase's cron has a seventh field, the year; only `*` is used there, and the other six are what the parser knows. */
function sixFields(config: string): string {
  const fields = config.trim().split(/\s+/);
  if (fields.length !== 7 || fields[6] !== '*')
    throw new Error(`timer "${config}": seven fields, the last one *`);
  return fields.slice(0, 6).join(' ');
}

/** Fires the timers of config.json by the local clock, in order, also those that an advanced clock jumped over. */
export class Scheduler {
  private readonly timers: Timer[];
  private alarm: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private paused = false;

  constructor(
    functions: Iterable<FunctionConfig>,
    private readonly host: FunctionHost,
    private readonly clock: Clock,
  ) {
    const now = clock.now();
    this.timers = [...functions].flatMap((config) =>
      config.triggers.map((trigger) => ({
        function: config.name,
        trigger: trigger.name,
        cron: sixFields(trigger.config),
        lastRun: now,
      })),
    );
  }

  private nextOf(timer: Timer): number {
    const options = { currentDate: new Date(timer.lastRun), tz: 'Asia/Shanghai' };
    return CronExpressionParser.parse(timer.cron, options).next().getTime();
  }

  private nextRun(): { timer: Timer; at: number } | undefined {
    return this.timers.map((timer) => ({ timer, at: this.nextOf(timer) })).sort((a, b) => a.at - b.at)[0];
  }

  /** Runs everything that is due by now, in order; resolves when it is done. */
  catchUp(): Promise<void> {
    this.working = this.working.then(() => this.runDue());
    return this.working;
  }

  private async runDue(): Promise<void> {
    while (!this.paused) {
      const next = this.nextRun();
      if (!next || next.at > this.clock.now()) break;
      next.timer.lastRun = next.at;
      await this.clock.holdingAt(next.at, () => this.fire(next.timer, next.at));
    }
    this.arm();
  }

  private async fire(timer: Timer, at: number): Promise<void> {
    const event = {
      Type: 'Timer',
      TriggerName: timer.trigger,
      Time: new Date(at).toISOString(),
      Message: '',
    };
    // a failing timer is the product's matter; the local cloud goes on
    await this.host
      .invoke(timer.function, event, { source: 'wx_trigger' })
      .catch((error) => process.stderr.write(`timer ${timer.trigger}: ${error.message}\n`));
  }

  private arm(): void {
    clearTimeout(this.alarm);
    const next = this.nextRun();
    if (!next || this.paused) return;
    this.alarm = setTimeout(
      () => void this.catchUp(),
      Math.min(60_000, Math.max(10, next.at - this.clock.now())),
    );
    this.alarm.unref();
  }

  /** Runs one timer now, for seeds that move through the past. */
  async fireNow(functionName: string): Promise<void> {
    const timer = this.timers.find((each) => each.function === functionName);
    if (timer) await this.fire(timer, this.clock.now());
  }

  /** No timers until `resume`, as while a seed moves the clock. Resolves when the run that was under way is over. */
  pause(): Promise<void> {
    this.paused = true;
    clearTimeout(this.alarm);
    return this.working;
  }

  /** Timers go on from the clock's time; what was missed in between is not caught up. */
  resume(): void {
    this.paused = false;
    for (const timer of this.timers) timer.lastRun = this.clock.now();
    this.arm();
  }
}
