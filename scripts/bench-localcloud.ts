import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sdkEnvironment } from '../localcloud/functions/environment';
import type { OperationName, Round } from './bench-localcloud-client';
import { cacheOf, preparedData } from './bench-localcloud-data';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const script = (name: string) => path.join(root, 'scripts', `${name}.ts`);
const SIZES = [10_000, 1_000_000] as const;
const ROUNDS = 12;
const AT_ONCE = 16;
const WARM_UP = 20;
const names: OperationName[] = ['id read', 'unique read', 'page of 20', 'compare and set', 'insert'];

const children = new Set<ChildProcess>();
// a bench that fails leaves no server behind
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

const say = (text: string) => process.stderr.write(`${text}\n`);

async function start(args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${args[0]} ended before it listened`);
  });
  const [line] = (await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), ended])) as [
    Buffer,
  ];
  ended.catch(() => undefined);
  return { child, url: JSON.parse(String(line)).url };
}

/** A server and a process with the SDK that asks it. */
class Target {
  private readonly ended: Promise<never>;

  private constructor(
    private readonly server: ChildProcess,
    private readonly client: ChildProcess,
  ) {
    this.ended = once(client, 'exit').then(() => {
      throw new Error('a client ended before its round was over');
    });
    // the end that `close` asks for is no error
    this.ended.catch(() => undefined);
  }

  static async open(args: string[], size: number, kind: 'canned' | 'store'): Promise<Target> {
    const { child, url } = await start(args);
    const client = fork(script('bench-localcloud-client'), [String(size), kind], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        ...sdkEnvironment(`${url}/admin`),
      },
    });
    children.add(client);
    return new Target(child, client);
  }

  async run(round: Round): Promise<{ each: number[]; all: number }> {
    this.client.send(round);
    const [result] = await Promise.race([once(this.client, 'message'), this.ended]);
    return result;
  }

  async close(): Promise<void> {
    this.client.send('end');
    await once(this.client, 'exit');
    this.server.kill('SIGTERM');
    await once(this.server, 'exit');
  }
}

/** The value below which that share of all values lies. */
const quantile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

interface Figures {
  /** milliseconds of one operation, alone: a quarter is quicker, so what else the machine does weighs little */
  ms: number;
  /** operations per second, 16 at a time: a quarter of the rounds is quicker */
  rate: number;
}

/**
 * All targets take turns, so that what else the machine does falls on all of them alike. The first operations of a turn
 * do not count: what ran before has filled the processor's caches.
 */
async function measure(targets: Target[], operation: OperationName): Promise<Figures[]> {
  const each: number[][] = targets.map(() => []);
  const rates: number[][] = targets.map(() => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [i, target] of targets.entries()) {
      const alone = await target.run({ operation, count: WARM_UP + 40, parallel: 1 });
      const many = await target.run({ operation, count: 160, parallel: AT_ONCE });
      if (round < 0) continue;
      each[i]?.push(...alone.each.slice(WARM_UP));
      rates[i]?.push((160 / many.all) * 1_000);
    }
  }
  return targets.map((_, i) => ({ ms: quantile(each[i] ?? [], 0.25), rate: quantile(rates[i] ?? [], 0.75) }));
}

const cells = (row: (string | number)[]) =>
  row.map((cell, i) => (i === 0 ? String(cell).padEnd(18) : String(cell).padStart(13))).join('');

const canned = (...how: string[]) =>
  Target.open([script('bench-localcloud-canned'), ...how], SIZES[0], 'canned');

async function openAll(): Promise<Target[]> {
  const prepared = SIZES.map((size) => ({ size, ...preparedData(root, size, say) }));
  const functions = path.join(root, 'tests/conformance/support/functions');
  const targets = [
    await canned(),
    await canned('full'),
    await canned('full', path.join(cacheOf(root), 'flushed')),
  ];
  for (const { size, data, schema } of prepared) {
    const options = ['--data', data, '--schema', schema, '--functions', functions];
    const command = ['localcloud/main.ts', '--port', '0', '--seed', 'empty', ...options];
    targets.push(await Target.open(command, size, 'store'));
  }
  return targets;
}

const percent = (part: number, of: number) => `${Math.round((part / of) * 100)} %`;
const out = (row: (string | number)[]) => process.stdout.write(`${cells(row)}\n`);

/**
 * Prints both tables. "Store adds" is what the store takes more than the SDK with the same answer ready made; "flush" is
 * the part of it that the disk takes to make a write durable, measured without the store.
 */
async function main(): Promise<void> {
  const targets = await openAll();
  const columns = [
    'SDK, empty',
    'SDK, canned',
    'SDK + flush',
    ...SIZES.map((size) => size.toLocaleString('en')),
  ];
  out(['ms, one by one', ...columns, 'store adds', 'flush', 'of the SDK', 'growth']);
  const rates: (string | number)[][] = [];
  for (const name of names) {
    const figures = await measure(targets, name);
    const [, canned = 0, flushed = 0, small = 0, large = 0] = figures.map(({ ms }) => ms);
    const added = large - canned;
    const each = figures.map(({ ms }) => ms.toFixed(2));
    const flush = (flushed - canned).toFixed(2);
    out([name, ...each, added.toFixed(2), flush, percent(added, canned), percent(large - small, small)]);
    rates.push([name, ...figures.map(({ rate }) => Math.round(rate).toLocaleString('en'))]);
  }
  out(['']);
  out([`per s, ${AT_ONCE} at once`, ...columns]);
  for (const row of rates) out(row);
  await Promise.all(targets.map((target) => target.close()));
}

main().catch((error: Error) => {
  say(error.message);
  process.exit(1);
});
