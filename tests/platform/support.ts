import path from 'node:path';
import { TestCloud } from '../support/localcloud';

export interface LogEntry {
  requestId: string;
  function: string;
  action?: string;
  at: number;
  ms: number;
  outcome: string;
  message?: string;
  lines: { at: number; level: string; text: string }[];
}

/** What the probe function answers: the SDK's result or the error that it threw. */
export interface Probed {
  result?: Record<string, never>;
  error?: { errCode: number; errMsg: string };
}

export const person = 'o-somebody';

/** A local cloud with the tiny functions beside this file. */
export class Platform {
  private constructor(readonly cloud: TestCloud) {}

  static async start(): Promise<Platform> {
    const functions = path.join(__dirname, 'functions');
    return new Platform(await TestCloud.start({ seed: 'empty', functions }));
  }

  stop(): Promise<void> {
    return this.cloud.stop();
  }

  async get<T>(name: string): Promise<T> {
    return (await (await fetch(`${this.cloud.url}/control/${name}`)).json()) as T;
  }

  async post<T>(name: string, body: unknown): Promise<{ status: number; body: T }> {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${this.cloud.url}/control/${name}`, init);
    return { status: response.status, body: (await response.json()) as T };
  }

  /** The result of a function called by a person's phone (by nobody's, for null). Throws if there is none. */
  async call<T>(name: string, data: unknown, openid: string | null = person): Promise<T> {
    const { result, error } = await this.cloud.callRaw(name, openid ?? undefined, data);
    if (error) throw new Error(JSON.stringify(error));
    return result as T;
  }

  /** The error of a function called by a person's phone. */
  async failure(name: string, data: unknown): Promise<{ code: string; message: string }> {
    const { error } = await this.cloud.callRaw(name, person, data);
    return error as { code: string; message: string };
  }

  /** Methods of the SDK, called at the same time inside a function that runs for a person. */
  probeAll(calls: readonly { call: string; args: unknown[] }[]): Promise<Probed[]> {
    return this.call('probe', { calls });
  }

  /** One method of the SDK, called inside a function that runs for a person. */
  async probe(call: string, args: unknown[]): Promise<Probed> {
    const [probed = {}] = await this.probeAll([{ call, args }]);
    return probed;
  }

  async logs(name: string, limit = 50): Promise<LogEntry[]> {
    const { logs } = await this.get<{ logs: LogEntry[] }>(`logs?function=${name}&limit=${limit}`);
    return logs;
  }
}
