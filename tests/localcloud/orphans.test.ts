import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TestCloud } from '../support/localcloud';
import { newDirectory } from './command';
import { makeFunctions } from './fixture-functions';

const POLL_MS = 50;
const directory = newDirectory();
const noteOf = (name: string) => path.join(directory, name);
const loop = (name: string) =>
  `require('node:fs').writeFileSync(${JSON.stringify(noteOf(name))}, String(process.pid)); for (;;) ;`;

const pids: number[] = [];
// a failure leaves none of them behind
afterAll(() => {
  for (const pid of pids) if (isThere(pid)) process.kill(pid, 'SIGKILL');
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function pidIn(note: string): Promise<number> {
  while (!existsSync(note) || readFileSync(note, 'utf8') === '') await setTimeout(POLL_MS);
  return Number(readFileSync(note, 'utf8'));
}

/** Resolves when there is no such process any more. */
async function gone(pid: number): Promise<void> {
  while (isThere(pid)) await setTimeout(POLL_MS);
}

test('functions in an endless loop, also while they are loaded, end with a local cloud that is killed', async () => {
  const functions = makeFunctions({ runs: { main: loop('runs') }, loads: { main: '' } });
  writeFileSync(path.join(functions, 'loads', 'index.js'), loop('loads'));
  const cloud = await TestCloud.start({ seed: 'empty', functions });
  const calls = ['runs', 'loads'].map((name) => cloud.callRaw(name, undefined, {}).catch(() => 'cut off'));
  for (const name of ['runs', 'loads']) pids.push(await pidIn(noteOf(name)));
  await cloud.killAndRestart();
  expect(await Promise.all(calls)).toEqual(['cut off', 'cut off']);
  await Promise.all(pids.map(gone));
  await cloud.stop();
});
