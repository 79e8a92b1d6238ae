import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock';
import { CloudError } from '../cloud-error';
import type { Meter } from '../meter';
import type { FunctionConfig } from './function-config';

const runner = path.join(path.dirname(fileURLToPath(import.meta.url)), 'runner.cjs');
const MOST_INSTANCES = 8;
const EVENT_BYTES = 6 * 1024 * 1024;
const RESPONSE_BYTES = 6 * 1024 * 1024;

export interface Caller {
  openid?: string | undefined;
  source: 'wx_client' | 'wx_trigger' | 'scf';
}

interface Instance {
  child: ChildProcess;
  busy: boolean;
}

/** Ids are text even where they look like numbers: the SDK turns all-digit values of the environment into numbers. */
function invocationEnvironment(id: string, caller: Caller): Record<string, string> {
  return {
    TCB_ENV: 'local',
    TCB_SOURCE: caller.source,
    TCB_SEQID: id,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SEQID',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    WX_APPID: 'wxlocal',
    ...(caller.openid ? { WX_OPENID: caller.openid } : {}),
  };
}

/** Runs functions as the platform does: a process per instance, one invocation at a time, more instances under load. */
export class FunctionHost {
  private readonly instances = new Map<string, Instance[]>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly invocations = new Map<string, FunctionConfig>();

  constructor(
    private readonly functions: Map<string, FunctionConfig>,
    private readonly parts: { clock: Clock; meter: Meter; endpoint: () => string; modules: string },
  ) {}

  /** The function that an invocation id (the SDK's seqId) belongs to. */
  functionOf(invocationId: string): FunctionConfig | undefined {
    return this.invocations.get(invocationId);
  }

  /** Runs one invocation to its end. Throws CloudError for an unknown function, time-out, crash or error in it. */
  async invoke(name: string, event: unknown, caller: Caller): Promise<unknown> {
    const config = this.functions.get(name);
    if (!config) {
      throw new CloudError(
        'FUNCTION_NOT_FOUND',
        `-501000 FunctionName parameter could not be found: ${name}`,
      );
    }
    const body = JSON.stringify(event ?? {});
    if (body.length > EVENT_BYTES)
      throw new CloudError('REQUEST_TOO_LARGE', '-501000 event larger than 6 MB');
    const id = randomUUID();
    const { clock, meter } = this.parts;
    const startedAt = Date.now();
    const { action } = (event ?? {}) as { action?: unknown };
    meter.begin({
      id,
      function: name,
      action: typeof action === 'string' ? action.slice(0, 60) : undefined,
      openid: caller.openid,
      startedAt: clock.now(),
    });
    this.invocations.set(id, config);
    let answer = '';
    try {
      answer = await this.runOn(await this.freeInstance(config), config, id, JSON.parse(body), caller);
      if (answer.length > RESPONSE_BYTES)
        throw new CloudError('RESPONSE_TOO_LARGE', '-501000 response larger than 6 MB');
      return JSON.parse(answer);
    } finally {
      this.invocations.delete(id);
      meter.end(id, Date.now() - startedAt, Buffer.byteLength(answer));
      this.waiting.get(name)?.shift()?.();
    }
  }

  private start(config: FunctionConfig): Instance {
    const child = fork(runner, [config.directory], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        PATH: process.env.PATH,
        NODE_PATH: this.parts.modules,
        TZ: 'UTC',
        TENCENTCLOUD_RUNENV: 'SCF',
        TENCENTCLOUD_REGION: 'ap-shanghai',
        TENCENTCLOUD_SECRETID: 'local',
        TENCENTCLOUD_SECRETKEY: 'local',
        TENCENTCLOUD_SESSIONTOKEN: 'local',
        SCF_NAMESPACE: 'local',
        SILENCE: 'true',
        TCB_CONTEXT_CNFG: JSON.stringify({ URL: this.parts.endpoint() }),
      },
    });
    const instance = { child, busy: true };
    const list = this.instances.get(config.name) ?? [];
    list.push(instance);
    this.instances.set(config.name, list);
    child.stderr?.on(
      'data',
      (text) => process.env.LOCALCLOUD_LOG && process.stderr.write(`[${config.name}] ${text}`),
    );
    // an instance that ends between two calls cannot be told the next one; its end settles that
    child.on('error', () => child.kill('SIGKILL'));
    child.once('exit', () => {
      const left = (this.instances.get(config.name) ?? []).filter((each) => each !== instance);
      this.instances.set(config.name, left);
      this.waiting.get(config.name)?.shift()?.();
    });
    return instance;
  }

  private async freeInstance(config: FunctionConfig): Promise<Instance> {
    for (;;) {
      const list = this.instances.get(config.name) ?? [];
      const free = list.find((each) => !each.busy);
      if (free) {
        free.busy = true;
        return free;
      }
      if (list.length < MOST_INSTANCES) return this.start(config);
      await new Promise<void>((resolve) => {
        const queue = this.waiting.get(config.name) ?? [];
        queue.push(resolve);
        this.waiting.set(config.name, queue);
      });
    }
  }

  private runOn(
    instance: Instance,
    config: FunctionConfig,
    id: string,
    event: Record<string, unknown>,
    caller: Caller,
  ): Promise<string> {
    const { child } = instance;
    const timeoutMs = config.timeoutSeconds * 1_000;
    // the platform adds who called to what the client sent
    const sent = caller.openid ? { ...event, userInfo: { appId: 'wxlocal', openId: caller.openid } } : event;
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        instance.busy = false;
        settle();
      };
      const onExit = () =>
        finish(() => reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', '-504002 function instance ended')));
      const onMessage = (message: { id: string; result?: string; error?: string }) => {
        if (message.id !== id) return;
        finish(() => {
          if (message.error === undefined) resolve(message.result ?? 'null');
          else
            reject(
              new CloudError('FUNCTIONS_EXECUTE_FAIL', `-504002 functions execute fail | ${message.error}`),
            );
        });
      };
      const timer = setTimeout(() => {
        finish(() =>
          reject(
            new CloudError(
              'FUNCTIONS_TIME_LIMIT_EXCEEDED',
              `-504003 Invoking task timed out after ${config.timeoutSeconds} seconds`,
            ),
          ),
        );
        instance.busy = true;
        child.kill('SIGKILL');
      }, timeoutMs);
      child.on('message', onMessage);
      child.once('exit', onExit);
      child.send({
        id,
        name: config.name,
        event: sent,
        env: invocationEnvironment(id, caller),
        offset: this.parts.clock.offsetNow(),
        timeoutMs,
      });
    });
  }

  /** Ends every instance, so that nothing kept in memory outlives a reset. */
  async stop(): Promise<void> {
    const all = [...this.instances.values()].flat();
    await Promise.all(
      all.map(
        ({ child }) =>
          new Promise<void>((resolve) => {
            if (child.exitCode !== null || child.signalCode !== null) return resolve();
            child.once('exit', () => resolve());
            child.kill('SIGKILL');
          }),
      ),
    );
  }
}
