import type { Clock } from './clock';
import { parseCron } from './cron';
import type { FunctionConfig, MessagePush } from './functions/function-config';
import { isRunError } from './functions/function-errors';
import type { FunctionHost } from './functions/host';
import type { LaterCall, State } from './state';

interface Timer {
  function: string;
  trigger: string;
  cron: ReturnType<typeof parseCron>;
  lastRun: number;
}

/**
 * A call that nobody waits for and that fails while it runs is made again twice, a minute apart, with the same event
 * (cloud.tencent.com/document/product/583/41138, 异步调用: 默认 2 次, 间隔 1 分钟). Whether WeChat's own pushes and
 * delayed tasks are repeated the same way is not documented; they are asynchronous calls, so they are.
 */
const RETRIES = 2;
const RETRY_AFTER_MS = 60_000;
const MOST_SLEEP_MS = 60_000;
/** what getWXContext() calls a timer; the documents name no source for pushes and delayed tasks */
const TIMER_SOURCE = 'wx_trigger';
const UNKNOWN_SOURCE = 'wx_unknown';

const tell = (error: Error) => process.stderr.write(`timers: ${error.stack}\n`);

interface Run {
  at: number;
  make: () => Promise<void>;
}

/**
 * Makes the calls that nobody waits for, by the local clock and in order, also those that an advanced clock jumped
 * over: timers of config.json, delayed tasks, pushed messages, and repetitions of those that failed.
 */
export class Scheduler {
  private readonly timers: Timer[];
  private alarm: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private paused = false;

  constructor(
    private readonly functions: readonly FunctionConfig[],
    private readonly parts: { host: FunctionHost; clock: Clock; state: State },
  ) {
    const now = parts.clock.now();
    this.timers = functions.flatMap((config) =>
      config.triggers.map((trigger) => ({
        function: config.name,
        trigger: trigger.name,
        cron: parseCron(trigger.config),
        lastRun: now,
      })),
    );
  }

  /** Calls a function once at `at` (cloudbase.addDelayedFunctionTask). Kept over a restart. */
  later(task: { at: number; function: string; event: object }): void {
    const { at, event } = task;
    this.keep(at, { function: task.function, event, source: UNKNOWN_SOURCE, retries: RETRIES });
  }

  /** Gives a message of WeChat to the function that receives its kind, at `at`; to nobody if none does. */
  push(kind: MessagePush, at: number, message: object): void {
    const receiver = this.functions.find((config) =>
      config.messagePush.some(({ type, event }) => type === kind.type && event === kind.event),
    );
    if (receiver) this.later({ at, function: receiver.name, event: message });
  }

  private keep(at: number, call: LaterCall): void {
    this.parts.state.addLater(at, call);
    this.arm();
  }

  /** When the next timer of any function runs after `at`, or undefined without timers. */
  nextTimerAfter(at: number): number | undefined {
    const times = this.timers.map((timer) => timer.cron.nextAfter(at));
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  private nextRun(): Run | undefined {
    const runs: Run[] = this.timers.map((timer) => {
      const at = timer.cron.nextAfter(timer.lastRun);
      return { at, make: () => this.runTimer(timer, at) };
    });
    const kept = this.parts.state.nextLater();
    if (kept) runs.push({ at: kept.at, make: () => this.runKept(kept) });
    return runs.sort((a, b) => a.at - b.at)[0];
  }

  /** Runs everything that is due by now, in order; resolves when it is done. */
  catchUp(): Promise<void> {
    const done = this.working.then(() => this.runDue());
    this.working = done.catch(() => undefined);
    return done;
  }

  private async runDue(): Promise<void> {
    const { clock } = this.parts;
    while (!this.paused) {
      const next = this.nextRun();
      if (!next || next.at > clock.now()) break;
      await clock.holdingAt(next.at, next.make);
    }
    this.arm();
  }

  private async runTimer(timer: Timer, at: number): Promise<void> {
    timer.lastRun = at;
    await this.fire(timer, at);
  }

  private async fire(timer: Timer, at: number): Promise<void> {
    const Time = new Date(at).toISOString();
    const event = { Type: 'Timer', TriggerName: timer.trigger, Time, Message: '' };
    await this.call({ function: timer.function, event, source: TIMER_SOURCE, retries: RETRIES });
  }

  /** A call that was kept is forgotten after it was made: killed in the middle, it is made again. */
  private async runKept({ id, call }: { id: number; call: LaterCall }): Promise<void> {
    await this.call(call);
    this.parts.state.removeLater(id);
  }

  /** A failing function is the product's matter and stands in its log; the local cloud goes on. */
  private async call(call: LaterCall): Promise<void> {
    const { host, clock } = this.parts;
    try {
      await host.invoke(call.function, call.event, { source: call.source, async: true });
    } catch (error) {
      if (!isRunError(error) || call.retries === 0) return;
      this.keep(clock.now() + RETRY_AFTER_MS, { ...call, retries: call.retries - 1 });
    }
  }

  private arm(): void {
    clearTimeout(this.alarm);
    const next = this.nextRun();
    if (!next || this.paused) return;
    const wait = Math.min(MOST_SLEEP_MS, Math.max(10, next.at - this.parts.clock.now()));
    this.alarm = setTimeout(() => this.catchUp().catch(tell), wait);
    this.alarm.unref();
  }

  /** Runs one function's timer now, for seeds that move through the past. */
  async fireNow(functionName: string): Promise<void> {
    const timer = this.timers.find((each) => each.function === functionName);
    if (timer) await this.fire(timer, this.parts.clock.now());
  }

  /** No calls until `resume`, as while a seed moves the clock. Resolves when the run that was under way is over. */
  pause(): Promise<void> {
    this.paused = true;
    clearTimeout(this.alarm);
    return this.working;
  }

  /** Timers go on from the clock's time; what was missed in between is not caught up. */
  resume(): void {
    this.paused = false;
    for (const timer of this.timers) timer.lastRun = this.parts.clock.now();
    this.arm();
  }
}
