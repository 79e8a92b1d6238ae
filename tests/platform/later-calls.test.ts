import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCron } from '../../localcloud/cron';
import { readFunctions } from '../../localcloud/functions/function-config';
import { type LogEntry, Platform } from './support';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start();
});
beforeEach(() => platform.cloud.reset('empty'));
afterAll(() => platform.stop());

const MINUTE = 60_000;
const HOUR = 60;

/** Runs of a function, oldest first, with what it was told and what its clock showed. */
async function runs(name: string): Promise<(LogEntry & { told: Told })[]> {
  const entries = await platform.logs(name, 500);
  return entries
    .reverse()
    .map((entry) => ({ ...entry, told: JSON.parse(entry.lines[0]?.text ?? '{}') as Told }));
}

interface Told {
  event: Record<string, unknown>;
  now: number;
  wx: Record<string, string>;
}

// source: getWXContext (wx_trigger), the timer's event in SCF's documents
test('two days later every hourly run has happened, in order, each at its own time', async () => {
  await platform.cloud.advance(48 * HOUR);
  const all = await runs('ticker');
  expect(all).toHaveLength(48);
  all.forEach((run, at) => {
    const due = new Date(Date.parse(String(all[0]?.told.event.Time)) + at * HOUR * MINUTE);
    expect(run.told.event).toEqual({
      Type: 'Timer',
      TriggerName: 'hourly',
      Time: due.toISOString(),
      Message: '',
    });
    expect(due.getUTCMinutes()).toBe(30);
    expect(Math.abs(run.told.now - due.getTime())).toBeLessThan(MINUTE);
  });
  expect(all[0]?.told.wx).toEqual({ APPID: 'wxlocal', ENV: 'local', SOURCE: 'wx_trigger' });
});

// source: cloud.tencent.com/document/product/583/41138, asynchronous calls: 2 repetitions, 1 minute apart
test('a timer that fails is run again twice, a minute apart, then no more', async () => {
  await platform.cloud.faults({ database: { times: 100, collection: 'people' } });
  await platform.cloud.advance(HOUR);
  const failed = await runs('ticker');
  expect(failed.map((run) => run.outcome)).toEqual(Array(3).fill('FUNCTIONS_EXECUTE_FAIL'));
  expect(failed.map((run) => run.told.event)).toEqual(Array(3).fill(failed[0]?.told.event));
  const minutes = failed.map((run) => Math.round((run.at - (failed[0]?.at ?? 0)) / MINUTE));
  expect(minutes).toEqual([0, 1, 2]);
});

test('a timer that works again at the second try is not run a third time', async () => {
  await platform.cloud.faults({ database: { times: 1, collection: 'people' } });
  await platform.cloud.advance(HOUR);
  expect((await runs('ticker')).map((run) => run.outcome)).toEqual(['FUNCTIONS_EXECUTE_FAIL', 'ok']);
});

const task = { env: 'local', functionName: 'receiver', data: '{"ticket":"t1"}' };
const delay = (more: object) =>
  platform.probe('openapi.cloudbase.addDelayedFunctionTask', [{ ...task, ...more }]);

// source: official documents of addDelayedFunctionTask
test('a delayed task calls its function once, with its data and without a person', async () => {
  expect((await delay({ delayTime: 600 })).result?.errCode).toBe(0);
  await platform.cloud.advance(9);
  expect(await runs('receiver')).toEqual([]);
  await platform.cloud.advance(2);
  const [run, ...more] = await runs('receiver');
  expect(run?.told.event).toEqual({ ticket: 't1' });
  expect(run?.told.wx.OPENID).toBeUndefined();
  await platform.cloud.advance(HOUR);
  expect(more.concat((await runs('receiver')).slice(1))).toEqual([]);
});

test('delayed tasks and timers happen in the order of their times', async () => {
  await delay({ delayTime: 2 * 86_400 });
  await delay({ delayTime: 6 });
  await delay({ delayTime: 86_400 });
  await platform.cloud.advance(3 * 24 * HOUR);
  const all = [...(await runs('receiver')), ...(await runs('ticker'))];
  const times = (await platform.get<{ logs: LogEntry[] }>('logs?limit=500')).logs
    .filter((entry) => entry.function !== 'probe')
    .map((entry) => entry.at);
  expect(all).toHaveLength(3 + 72);
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

test('a delayed task outlives kill -9', async () => {
  await delay({ delayTime: 600 });
  await platform.cloud.killAndRestart();
  await platform.cloud.advance(11);
  expect((await runs('receiver')).map((run) => run.told.event)).toEqual([{ ticket: 't1' }]);
});

test('a delayed task that fails is run again', async () => {
  await delay({ delayTime: 6 });
  await platform.cloud.faults({ database: { times: 2, collection: 'people' } });
  await platform.cloud.advance(5);
  const outcomes = (await runs('receiver')).map((run) => run.outcome);
  expect(outcomes).toEqual(['FUNCTIONS_EXECUTE_FAIL', 'FUNCTIONS_EXECUTE_FAIL', 'ok']);
});

test('a delayed task that the documents do not allow is refused and never made', async () => {
  const bad = {
    '5 seconds': { delayTime: 5 },
    '31 days': { delayTime: 31 * 86_400 },
    'no time': {},
    'another environment': { delayTime: 60, env: 'other' },
    'an unknown function': { delayTime: 60, functionName: 'missing' },
    'data that is no JSON': { delayTime: 60, data: 'ticket' },
    'an object as data': { delayTime: 60, data: { ticket: 't1' } },
  };
  const codes: Record<string, unknown> = {};
  for (const [name, more] of Object.entries(bad)) codes[name] = (await delay(more)).error?.errCode;
  expect(codes).toEqual({
    '5 seconds': 40097,
    '31 days': 40097,
    'no time': 40097,
    'another environment': 40097,
    'an unknown function': 40097,
    'data that is no JSON': 47001,
    'an object as data': 47001,
  });
  await platform.cloud.advance(HOUR);
  expect(await runs('receiver')).toEqual([]);
});

test('without tickets there is no next limit', async () => {
  expect(await platform.get('next')).toEqual({ limit: null });
});

/** A folder of one function with this config.json. */
function functionsWith(...configs: object[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'functions-'));
  configs.forEach((config, at) => {
    const own = path.join(folder, `f${at}`);
    mkdirSync(own);
    writeFileSync(path.join(own, 'index.js'), '');
    writeFileSync(
      path.join(own, 'config.json'),
      typeof config === 'string' ? config : JSON.stringify(config),
    );
  });
  return folder;
}

describe('what the platform would not take is refused at the start with one clear sentence', () => {
  const timer = (config: string) => ({ name: 't', type: 'timer', config });
  const push = [{ type: 'event', event: 'wxa_media_check' }];
  test.each([
    [
      'two timers',
      [{ triggers: [timer('0 0 * * * * *'), timer('0 1 * * * * *')] }],
      /one timer per function/,
    ],
    [
      'a trigger that is no timer',
      [{ triggers: [{ name: 't', type: 'http' }] }],
      /NotImplemented: trigger of type http/,
    ],
    ['a time-out of 61 seconds', [{ timeout: 61 }], /from 1 to 60/],
    ['one message to two functions', [{ messagePush: push }, { messagePush: push }], /one function only/],
    ['a config.json that is no JSON', ['{'], /is not JSON/],
  ])('%s', (_, configs, sentence) => {
    expect(() => readFunctions(functionsWith(...(configs as object[])))).toThrow(sentence);
  });

  test.each(['* * * * *', '0 0 * * * *', '0 0 25 * * * *', '0 0 0 ? * * *', '0 0 0 * * * 2027'])(
    'cron %s',
    (config) => {
      expect(() => parseCron(config)).toThrow(`timer "${config}"`);
    },
  );
});

test('a cron is in UTC+8, with seconds first', () => {
  const at = Date.UTC(2026, 10, 23, 0, 0, 0);
  expect(new Date(parseCron('30 15 9 * * * *').nextAfter(at)).toISOString()).toBe('2026-11-23T01:15:30.000Z');
  expect(new Date(parseCron('0 0 2 1 * * *').nextAfter(at)).toISOString()).toBe('2026-11-30T18:00:00.000Z');
  expect(
    new Date(parseCron('0 0 9 * * MON-FRI *').nextAfter(at + 5 * 24 * HOUR * MINUTE)).toISOString(),
  ).toBe('2026-11-30T01:00:00.000Z');
});
