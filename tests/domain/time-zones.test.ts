import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { chinaClock } from '../support/domain';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../..');

/** Zones with summer time in the north and the south, one with half an hour of it, and China's own. */
const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Europe/London', 'Australia/Lord_Howe'];

const lines: Record<string, string[]> = {};

beforeAll(async () => {
  // a zone counts from the start of a process, so each has one of its own
  const probe = ['--import', 'tsx', path.join('tests', 'support', 'china-clock-probe.ts')];
  const answers = zones.map(async (zone) => {
    const { stdout } = await run(process.execPath, probe, { cwd: root, env: { ...process.env, TZ: zone } });
    lines[zone] = stdout.trim().split('\n');
  });
  await Promise.all(answers);
});

test('the wall clock and the start of the day are those of China, eight hours ahead of UTC all year', () => {
  for (const line of lines.UTC ?? []) {
    const [at, date, clock, dayStart] = line.split(' ');
    const moment = Number(at);
    expect(`${date} ${clock}`).toBe(chinaClock(moment));
    expect(chinaClock(Number(dayStart))).toBe(`${date} 00:00`);
  }
});

test.each(zones)('a machine in %s says the same times and computes the same due times', (zone) => {
  expect(lines[zone]?.length).toBeGreaterThan(1000);
  const differing = lines[zone]?.filter((line, index) => line !== lines.UTC?.[index]);
  expect(differing).toEqual([]);
});
