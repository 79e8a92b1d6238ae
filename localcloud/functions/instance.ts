import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CloudError } from '../cloud-error';
import { functionErrors, MEMORY_MB } from './function-errors';

const runner = path.join(path.dirname(fileURLToPath(import.meta.url)), 'runner.cjs');

/** SCF's default for loading the code of a function (初始化超时) */
const LOADING_MS = 65_000;

export interface Work {
  id: string;
  name: string;
  event: unknown;
  env: Record<string, string>;
  /** ms to add to the real clock */
  offset: number;
  timeoutMs: number;
}

export type Level = 'debug' | 'info' | 'warn' | 'error';
export type Listener = (level: Level, text: string) => void;

interface FromRunner {
  ready?: true;
  id?: string;
  result?: string;
  error?: string;
  log?: { level: Level; text: string };
}

/** The invocation that an instance works on. */
interface Current {
  work: Work;
  hear: Listener;
  timer?: NodeJS.Timeout;
  resolve: (result: string) => void;
  reject: (error: CloudError) => void;
}

/** One function instance: one process, one invocation at a time, warm until it ends. */
export class Instance {
  /** taken by an invocation; a new instance is made for one */
  busy = true;
  /** its code is loaded; until then an invocation waits, and its time does not run (SCF: 初始化超时 is apart) */
  private ready = false;
  private readonly child: ChildProcess;
  private current: Current | undefined;

  constructor(directory: string, env: NodeJS.ProcessEnv, ended: (instance: Instance) => void) {
    this.child = fork(runner, [directory, String(process.pid)], {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env,
    });
    // what Node.js itself says when the process dies
    this.child.stderr?.on('data', (text) => this.current?.hear('error', String(text).trimEnd()));
    this.child.on('message', (message: FromRunner) => this.onMessage(message));
    // sending to a process that has just died must not end the server: 'close' tells
    this.child.on('error', () => undefined);
    this.child.once('close', (code, signal) => {
      // V8 aborts when its heap is full
      if (signal === 'SIGABRT') this.fail(functionErrors.outOfMemory());
      else this.fail(functionErrors.exited(signal ? `signal ${signal}` : `exit code ${code}`));
      ended(this);
    });
  }

  private onMessage({ ready, id, result, error, log }: FromRunner): void {
    if (ready) {
      this.ready = true;
      this.begin();
    } else if (log) this.current?.hear(log.level, log.text);
    else if (id !== this.current?.work.id) return;
    else if (error !== undefined) this.fail(functionErrors.threw(error));
    else this.finish()?.resolve(result ?? 'null');
  }

  private begin(): void {
    const { current } = this;
    if (!current) return;
    clearTimeout(current.timer);
    current.timer = this.endAfter(current.work.timeoutMs);
    this.child.send(current.work, () => undefined);
  }

  private endAfter(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.fail(functionErrors.timedOut(milliseconds / 1_000));
      this.child.kill('SIGKILL');
    }, milliseconds);
  }

  private finish(): Current | undefined {
    const { current } = this;
    this.current = undefined;
    clearTimeout(current?.timer);
    return current;
  }

  private fail(error: CloudError): void {
    this.finish()?.reject(error);
  }

  /** Runs one invocation and answers its result as JSON. Throws CloudError for a time-out, crash or error in it. */
  run(work: Work, hear: Listener): Promise<string> {
    return new Promise((resolve, reject) => {
      this.current = { work, hear, resolve, reject };
      if (this.ready) this.begin();
      else this.current.timer = this.endAfter(LOADING_MS);
    });
  }

  /** Whether it can take another invocation. */
  get alive(): boolean {
    return this.child.connected && !this.child.killed;
  }

  /** Ends the process, whatever it does. */
  stop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) return resolve();
      this.child.once('close', () => resolve());
      this.child.kill('SIGKILL');
    });
  }
}
