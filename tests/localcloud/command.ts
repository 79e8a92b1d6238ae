import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../support/localcloud';

const directories: string[] = [];
const running = new Set<ChildProcess>();
// a failed test must not leave a server behind, and no test leaves files behind
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** An empty directory of its own, there until the tests of the file are over. */
export function newDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'localcloud-'));
  directories.push(directory);
  return directory;
}

/** How a command ended and what it said. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `npm run localcloud -- …args`, as a process that a test can watch, signal and wait for. */
export class Command {
  private stdout = '';
  private stderr = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(args: string[], how: { program: string; first: string[] } = node) {
    this.child = spawn(how.program, [...how.first, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(this.child);
    this.child.once('close', () => running.delete(this.child));
    this.child.stdout?.on('data', (text) => {
      this.stdout += text;
    });
    this.child.stderr?.on('data', (text) => {
      this.stderr += text;
    });
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr })),
    );
  }

  /** The parsed line on stdout. Rejects if the command ends without one. */
  ready(): Promise<{ url: string; admin: string }> {
    return new Promise((resolve, reject) => {
      this.child.stdout?.once('data', (line) => resolve(JSON.parse(String(line))));
      void this.ended.then(({ stderr }) => reject(new Error(`ended before it was ready: ${stderr}`)));
    });
  }

  signal(name: NodeJS.Signals): Promise<Ended> {
    this.child.kill(name);
    return this.ended;
  }
}

const node = { program: process.execPath, first: ['--import', 'tsx', 'localcloud/main.ts'] };
export const npm = { program: 'npm', first: ['run', '--silent', 'localcloud', '--'] };
