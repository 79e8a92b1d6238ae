import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { CloudError } from '../cloud-error';
import type { Meter } from '../meter';
import { APP_ID, type Caller, instanceEnvironment, invocationEnvironment } from './environment';
import type { FunctionConfig } from './function-config';
import {
  ASYNC_EVENT_BYTES,
  FUNCTION_ANSWER_BYTES,
  functionErrors,
  PHONE_ANSWER_BYTES,
  SYNC_EVENT_BYTES,
} from './function-errors';
import { InstancePool } from './instance-pool';
import { LogBook, type LogEntry } from './log-book';

/** An invocation that runs now, found by its id (the SDK's seqId). */
export interface Running {
  config: FunctionConfig;
  caller: Caller;
}

function actionOf(event: object): string | undefined {
  const { action } = event as { action?: unknown };
  return typeof action === 'string' ? action.slice(0, 60) : undefined;
}

/** The event as it arrives: only JSON travels, and the platform adds who called to what a phone sent. */
function arriving(event: unknown, caller: Caller): object {
  const text = JSON.stringify(event ?? {});
  const largest = caller.async ? ASYNC_EVENT_BYTES : SYNC_EVENT_BYTES;
  if (Buffer.byteLength(text) > largest) throw functionErrors.eventTooLarge(largest);
  const sent: unknown = JSON.parse(text);
  if (sent === null || typeof sent !== 'object' || Array.isArray(sent)) throw functionErrors.badEvent();
  return caller.openid ? { ...sent, userInfo: { appId: APP_ID, openId: caller.openid } } : sent;
}

function checkAnswer(answer: string, caller: Caller): void {
  const bytes = Buffer.byteLength(answer);
  if (caller.source === 'wx_client' && bytes > PHONE_ANSWER_BYTES)
    throw functionErrors.answerTooLargeForPhone();
  if (bytes > FUNCTION_ANSWER_BYTES) throw functionErrors.answerTooLarge();
}

/** Runs functions as the platform does: a process per instance, one invocation at a time, more instances under load. */
export class FunctionHost {
  readonly logs = new LogBook();
  private readonly pool: InstancePool;
  /** instances are being ended: what they worked on did not fail by itself */
  private stopping = false;
  private readonly invocations = new Map<string, Running>();
  /** when somebody's phone last called, for APIs that ask for a person who is there (61010) */
  private readonly visits = new Map<string, number>();

  constructor(
    private readonly functions: Map<string, FunctionConfig>,
    private readonly parts: { clock: Clock; meter: Meter; endpoint: () => string; modules: string },
  ) {
    this.pool = new InstancePool(() => instanceEnvironment(parts.endpoint(), parts.modules));
  }

  /** The function and caller of an invocation that runs now. */
  running(invocationId: string | undefined): Running | undefined {
    return invocationId === undefined ? undefined : this.invocations.get(invocationId);
  }

  has(name: string): boolean {
    return this.functions.has(name);
  }

  /** Local cloud time of a person's last call, or undefined. */
  lastVisit(openid: string): number | undefined {
    return this.visits.get(openid);
  }

  /** Runs one invocation to its end. Throws CloudError for an unknown function, time-out, crash or error in it. */
  async invoke(name: string, event: unknown, caller: Caller): Promise<unknown> {
    const config = this.functions.get(name);
    if (!config) throw functionErrors.notFound(name);
    const sent = arriving(event, caller);
    const { clock, meter } = this.parts;
    const id = randomUUID();
    const action = actionOf(sent);
    const startedAt = Date.now();
    const at = clock.now();
    const entry: LogEntry = { requestId: id, function: name, action, at, ms: 0, outcome: 'ok', lines: [] };
    if (caller.openid) this.visits.set(caller.openid, at);
    meter.begin({ id, function: name, action, openid: caller.openid, startedAt: at });
    this.invocations.set(id, { config, caller });
    let answer = '';
    try {
      answer = await this.runOn(config, entry, sent, caller);
      checkAnswer(answer, caller);
      return JSON.parse(answer);
    } catch (error) {
      entry.outcome = error instanceof CloudError ? error.code : 'SYS_ERR';
      entry.message = (error as Error).message;
      throw error;
    } finally {
      this.invocations.delete(id);
      entry.ms = Date.now() - startedAt;
      meter.end(id, entry.ms, Buffer.byteLength(answer));
      if (!this.stopping) this.logs.close(entry);
    }
  }

  private async runOn(
    config: FunctionConfig,
    entry: LogEntry,
    event: object,
    caller: Caller,
  ): Promise<string> {
    const { clock } = this.parts;
    const id = entry.requestId;
    const instance = await this.pool.take(config);
    try {
      return await instance.run(
        {
          id,
          name: config.name,
          event,
          env: invocationEnvironment(id, caller),
          offset: clock.offsetNow(),
          timeoutMs: config.timeoutSeconds * 1_000,
        },
        (level, text) => this.logs.hear(entry, { at: clock.now(), level, text }),
      );
    } finally {
      this.pool.give(config, instance);
    }
  }

  /** Ends every instance and forgets what they said. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.pool.stop();
    // calls that waited for an instance hear of its end first
    await new Promise(setImmediate);
    this.stopping = false;
    this.logs.clear();
    this.visits.clear();
  }
}
