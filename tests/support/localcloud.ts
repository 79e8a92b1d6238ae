import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ActionName, OutputOf, RequestOf } from '../../types/contract/actions';
import type { Answer } from '../../types/contract/envelope';

export const root = path.resolve(__dirname, '../..');

export interface Message {
  openid: string;
  title: string;
  page: string;
  errCode: number;
  data: Record<string, { value: string }>;
}

export interface Bill {
  functionCalls: number;
  databaseReads: number;
  databaseWrites: number;
  storageUploads: number;
  storageDownloads: number;
  total: number;
}

interface StartOptions {
  seed?: 'demo' | 'empty';
  data?: string;
  functions?: string;
  schema?: string;
}

/** Starts `localcloud/main.ts` as a user would and waits for its JSON line. */
function spawnCloud(args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'localcloud/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line) => resolve({ child, url: JSON.parse(String(line)).url }));
    child.once('exit', (code) => reject(new Error(`the local cloud ended with ${code}: ${said}`)));
  });
}

/** A local cloud of its own for a suite, with the product's real bundles. */
export class TestCloud {
  private constructor(
    private child: ChildProcess,
    public url: string,
    private readonly options: Required<StartOptions>,
    private readonly isTemporary: boolean,
  ) {}

  static async start(options: StartOptions = {}): Promise<TestCloud> {
    const full = {
      seed: options.seed ?? 'demo',
      data: options.data ?? mkdtempSync(path.join(tmpdir(), 'localcloud-')),
      functions: options.functions ?? path.join(root, 'dist/cloudfunctions'),
      schema: options.schema ?? path.join(root, 'config/database.json'),
    };
    const { child, url } = await spawnCloud(TestCloud.args(full));
    return new TestCloud(child, url, full, options.data === undefined);
  }

  private static args(options: Required<StartOptions>): string[] {
    const { seed, data, functions, schema } = options;
    return ['--port', '0', '--seed', seed, '--data', data, '--functions', functions, '--schema', schema];
  }

  private async json(pathname: string, body?: unknown): Promise<never> {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(this.url + pathname, init);
    return (await response.json()) as never;
  }

  /** POST /call/<function>: the raw answer. */
  callRaw(
    name: string,
    openid: string | undefined,
    data: unknown,
  ): Promise<{ result?: unknown; error?: unknown }> {
    return this.json(`/call/${name}`, { openid, data });
  }

  /** One action as one person: the envelope. */
  async ask<A extends ActionName>(
    openid: string,
    action: A,
    input: RequestOf<A>,
  ): Promise<Answer<OutputOf<A>>> {
    const { result } = await this.callRaw('api', openid, { action, input });
    return result as Answer<OutputOf<A>>;
  }

  /** One action that must succeed: its output. */
  async act<A extends ActionName>(openid: string, action: A, input: RequestOf<A>): Promise<OutputOf<A>> {
    const answer = await this.ask(openid, action, input);
    if (!answer.ok) throw new Error(`${action}: ${answer.error.code} ${answer.error.sentence}`);
    return answer.data;
  }

  /** Uploads a picture as the phone does and answers its file id. */
  async upload(openid: string, key: string, bytes: Buffer): Promise<string> {
    const response = await fetch(`${this.url}/client/upload?path=${key}`, {
      method: 'POST',
      headers: { 'x-openid': openid, 'content-type': 'image/jpeg' },
      body: new Uint8Array(bytes),
    });
    return ((await response.json()) as { fileID: string }).fileID;
  }

  advance(minutes: number): Promise<{ now: number }> {
    return this.json('/control/clock', { advanceMinutes: minutes });
  }

  now(): Promise<{ now: number }> {
    return this.json('/control/clock');
  }

  async messages(): Promise<Message[]> {
    const { messages } = (await this.json('/control/messages')) as { messages: Message[] };
    return messages;
  }

  bill(): Promise<{ sinceReset: Bill; sinceStart: Bill; byAction: Record<string, Bill> }> {
    return this.json('/control/bill');
  }

  resetBill(): Promise<unknown> {
    return this.json('/control/bill/reset', {});
  }

  explain(collection: string): Promise<{ explain: { index: string; examined: number; returned: number } }> {
    return this.json(`/control/explain?collection=${collection}`);
  }

  trace(): Promise<{ invocations: Invocation[] }> {
    return this.json('/control/trace');
  }

  faults(faults: unknown): Promise<unknown> {
    return this.json('/control/faults', faults);
  }

  reset(seed: 'demo' | 'empty'): Promise<unknown> {
    return this.json('/control/reset', { seed });
  }

  /** The process, for tests that look at its memory. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** kill -9, and the same data directory again. */
  async killAndRestart(): Promise<void> {
    await this.end('SIGKILL');
    const { child, url } = await spawnCloud(TestCloud.args(this.options));
    this.child = child;
    this.url = url;
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill(signal);
    });
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    if (this.isTemporary) rmSync(this.options.data, { recursive: true, force: true });
  }
}

export interface Invocation {
  function: string;
  action?: string;
  answerBytes: number;
  steps: { kind: string; startedAt: number; endedAt: number }[];
}
