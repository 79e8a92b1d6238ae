import path from 'node:path';
import { State } from '../../localcloud/state';
import { TestCloud } from '../support/localcloud';
import { newDirectory } from './command';
import { makeFunctions } from './fixture-functions';

/** Writes down when it ran, by its own clock and by the event, and who it was told calls. */
const note = `
  const cloud = require('wx-server-sdk');
  cloud.init();
  const { OPENID, SOURCE } = cloud.getWXContext();
  const run = { at: Date.now(), time: event.Time, type: event.Type, name: event.TriggerName, OPENID, SOURCE };
  await cloud.database().collection('people').add({ data: run });
  if (event.TriggerName === 'breaks') throw new Error('the timer function failed');`;
const read = `
  const cloud = require('wx-server-sdk');
  cloud.init();
  return (await cloud.database().collection('people').limit(1000).get()).data;`;

interface Run {
  at: number;
  time: string;
  type: string;
  name: string;
  OPENID?: string;
  SOURCE: string;
}

const functions = makeFunctions({
  nightly: { main: note, timers: [{ name: 'nightly', config: '0 30 2 * * * *' }] },
  morning: { main: note, timers: [{ name: 'breaks', config: '0 30 8 * * * *' }] },
  hourly: { main: note, timers: [{ name: 'sixHours', config: '0 0 */6 * * * *' }] },
  kept: { main: note },
  read: { main: read },
});

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'empty', functions });
});
beforeEach(() => cloud.reset('empty'));
afterAll(() => cloud.stop());

const HOUR = 3_600_000;
const chinaHour = (at: number) => (((at / HOUR + 8) % 24) + 24) % 24;

async function runs(of = cloud): Promise<Run[]> {
  const { result } = await of.callRaw('read', undefined, {});
  return (result as Run[]).sort((a, b) => a.at - b.at);
}

/** Name and due time of each run; a failing one is repeated for the same time, which is tested in tests/platform. */
function fired(seen: Run[]): [name: string, at: number][] {
  const all = new Map(
    seen.map(({ name, time }) => [`${name} ${time}`, [name, Date.parse(time)] as [string, number]]),
  );
  return [...all.values()];
}

/** Every full minute of China time at which a timer has to run, in order. */
function wantedRuns(from: number, to: number): [name: string, at: number][] {
  const hours = { nightly: [2.5], breaks: [8.5], sixHours: [0, 6, 12, 18] };
  const wanted: [string, number][] = [];
  for (let at = Math.ceil(from / (HOUR / 2)) * (HOUR / 2); at <= to; at += HOUR / 2) {
    for (const [name, times] of Object.entries(hours)) {
      if (at > from && times.includes(chinaHour(at))) wanted.push([name, at]);
    }
  }
  return wanted;
}

test('two days at once fire every due timer, in order, at its minute of China time, a failing one too', async () => {
  const { now: from } = await cloud.now();
  const { now: to } = await cloud.advance(2 * 24 * 60);
  const seen = await runs();
  const wanted = wantedRuns(from, to);
  expect(wanted).toHaveLength(12);
  expect(fired(seen)).toEqual(wanted);
  for (const run of seen) {
    expect(run).toMatchObject({ type: 'Timer', SOURCE: 'wx_trigger' });
    expect(run.OPENID).toBeUndefined();
    // the function's own clock stands at the run while it is caught up
    expect(run.at - Date.parse(run.time)).toBeLessThan(HOUR / 2);
  }
  expect((await cloud.now()).now).toBeGreaterThanOrEqual(to);
});

test('two advances at once fire each timer once', async () => {
  const { now: from } = await cloud.now();
  await Promise.all([cloud.advance(24 * 60), cloud.advance(24 * 60)]);
  const { now: to } = await cloud.now();
  expect(fired(await runs())).toEqual(wantedRuns(from, to));
});

test('a reset in the middle of catching up ends it: nothing of the past runs afterwards', async () => {
  const advanced = cloud.advance(300 * 24 * 60);
  while ((await runs()).length === 0);
  await cloud.reset('empty');
  await advanced;
  expect(await runs()).toEqual([]);
  const { now } = await cloud.now();
  expect(Math.abs(now - Date.now())).toBeLessThan(HOUR);
});

/** The local cloud was off for some time: its clock goes on, and a call was kept for a minute of that time. */
function wasOff(data: string, milliseconds: number): void {
  const state = new State(path.join(data, 'state.db'));
  const offset = Number(state.setting('clockOffset'));
  const at = Date.now() + offset + milliseconds / 2;
  state.addLater(at, { function: 'kept', event: { TriggerName: 'kept' }, source: 'wx_unknown', retries: 0 });
  state.set('clockOffset', String(offset + milliseconds));
  state.close();
}

// source: the documents of the service's timers know no making up (cloud.tencent.com/document/product/583/9708)
test('timers that were due while it was off are not made up for; calls that were kept are made at once', async () => {
  const data = newDirectory();
  await (await TestCloud.start({ seed: 'empty', data, functions })).stop();
  wasOff(data, 24 * HOUR);
  const later = await TestCloud.start({ seed: 'empty', data, functions });
  while ((await runs(later)).length === 0);
  expect((await runs(later)).map(({ name }) => name)).toEqual(['kept']);
  const { now: from } = await later.now();
  const { now: to } = await later.advance(24 * 60);
  const timed = (await runs(later)).filter(({ name }) => name !== 'kept');
  expect(fired(timed)).toEqual(wantedRuns(from, to));
  await later.stop();
});
