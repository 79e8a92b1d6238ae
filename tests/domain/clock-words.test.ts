import { sayClock, sayDay, sayDuration, saySlot, sayWhen } from '@contract/clock-words';
import fc from 'fast-check';
import { china, chinaClock, DAY, HOUR, MINUTE } from '../support/domain';

const monday = china('2026-11-23 10:00');

test.each<[at: string, words: string, now?: string, note?: string]>([
  ['2026-11-23 15:20', '今天 15:20'],
  ['2026-11-23 00:00', '今天 0:00'],
  ['2026-11-23 23:59', '今天 23:59'],
  ['2026-11-24 00:00', '明天 0:00'],
  ['2026-11-24 09:30', '明天 9:30'],
  ['2026-11-25 09:05', '后天 9:05'],
  ['2026-11-26 14:20', '周四 14:20'],
  ['2026-11-29 08:30', '周日 8:30'],
  ['2026-11-30 08:30', '11月30日 8:30'],
  ['2026-11-22 18:00', '昨天 18:00'],
  ['2026-11-21 18:00', '11月21日 18:00'],
  ['2027-01-04 09:00', '2027年1月4日 9:00'],
  ['2026-12-31 17:00', '今天 17:00', '2026-12-31 10:00'],
  ['2027-01-01 09:00', '明天 9:00', '2026-12-31 10:00'],
  ['2025-12-31 09:00', '昨天 9:00', '2026-01-01 10:00'],
  // a day on which nobody would expect somebody at work is named in full
  ['2026-10-10 09:10', '10月10日（周六，调休上班）9:10', '2026-10-09 16:00', '调休上班'],
  ['2026-10-10 09:10', '10月10日（周六，调休上班）9:10', '2026-09-30 16:00', '调休上班'],
  ['2026-10-10 09:10', '今天 9:10', '2026-10-10 08:40', '调休上班'],
])('%s is said as %s', (at, words, now = '2026-11-23 10:00', note) => {
  expect(sayWhen(china(at), china(now), note)).toBe(words);
});

test.each<[from: string, to: string, words: string]>([
  ['2026-11-23 16:00', '2026-11-23 17:00', '今天 16:00–17:00'],
  ['2026-11-24 08:30', '2026-11-24 09:30', '明天 8:30–9:30'],
  ['2026-12-03 14:00', '2026-12-03 16:00', '12月3日 14:00–16:00'],
])('a visit from %s to %s is said as %s', (from, to, words) => {
  expect(saySlot({ startAt: china(from), endAt: china(to) }, monday)).toBe(words);
});

test.each<[milliseconds: number, words: string]>([
  [0, '1 分钟'],
  [59_000, '1 分钟'],
  [5 * MINUTE, '5 分钟'],
  [59 * MINUTE + 59_000, '59 分钟'],
  [HOUR, '1 小时'],
  [80 * MINUTE, '1 小时 20 分'],
  [DAY - 1, '23 小时 59 分'],
  [DAY, '1 天'],
  [3 * DAY + 5 * HOUR, '3 天'],
])('%i ms are said as %s', (milliseconds, words) => {
  expect(sayDuration(milliseconds)).toBe(words);
});

const moment = fc.integer({ min: china('2024-01-01 00:00'), max: china('2030-01-01 00:00') });

test('the clock is the one on the wall in China, without a leading zero', () => {
  fc.assert(
    fc.property(moment, (at) => {
      expect(sayClock(at).padStart(5, '0')).toBe(chinaClock(at).slice(11));
    }),
  );
});

test('two different days within a week from now are never said with the same word', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const week = Array.from({ length: 8 }, (_, day) => sayDay(now + day * DAY, now));
      expect(new Set(week).size).toBe(8);
    }),
  );
});
