import fc from 'fast-check';
import { chinaTime, sayClock, sayDay, sayDuration, saySlot, sayWhen } from '../../types/contract/clock-words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2026-09-30 15:20` on the wall clock of the community, epoch ms. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

describe('the day as one says it', () => {
  test.each([
    // said on, the moment, how it is said
    ['2026-11-23 09:00', '2026-11-23 15:20', '今天 15:20'],
    ['2026-11-23 23:59', '2026-11-24 00:01', '明天 0:01'],
    ['2026-11-23 00:00', '2026-11-23 23:59', '今天 23:59'],
    ['2026-11-23 09:00', '2026-11-25 09:30', '后天 9:30'],
    ['2026-11-23 09:00', '2026-11-22 18:05', '昨天 18:05'],
    ['2026-11-23 09:00', '2026-11-26 14:20', '周四 14:20'],
    ['2026-11-23 09:00', '2026-11-29 14:20', '周日 14:20'],
    ['2026-11-23 09:00', '2026-11-30 14:20', '11月30日 14:20'],
    ['2026-11-23 09:00', '2026-11-20 14:20', '11月20日 14:20'],
    ['2026-12-30 09:00', '2026-12-31 08:30', '明天 8:30'],
    ['2026-12-31 23:00', '2027-01-01 08:30', '明天 8:30'],
    ['2026-12-31 09:00', '2027-01-08 08:30', '2027年1月8日 8:30'],
    ['2027-01-02 09:00', '2026-12-28 08:30', '2026年12月28日 8:30'],
  ])('at %s, %s is %s', (now, moment, words) => {
    expect(sayWhen(at(moment), at(now))).toBe(words);
  });

  test('a make-up working Saturday is said with its date and why, so that nobody takes it for a weekend', () => {
    const saturday = at('2026-10-10 09:10');
    expect(sayWhen(saturday, at('2026-10-08 17:00'), '调休上班')).toBe('10月10日（周六，调休上班）9:10');
    expect(sayWhen(saturday, at('2026-10-09 17:00'), '调休上班')).toBe('10月10日（周六，调休上班）9:10');
    expect(sayWhen(saturday, at('2026-10-10 08:00'), '调休上班')).toBe('今天 9:10');
  });

  test('the community has Chinese time wherever the machine stands', () => {
    const lateInChina = Date.UTC(2026, 10, 23, 15, 59);
    expect(sayDay(lateInChina, lateInChina)).toBe('今天');
    expect(sayClock(lateInChina)).toBe('23:59');
    expect(sayDay(lateInChina + MINUTE, lateInChina)).toBe('明天');
    expect(chinaTime(lateInChina).format('YYYY-MM-DD')).toBe('2026-11-23');
  });

  const moment = fc.integer({ min: at('2020-01-01 00:00'), max: at('2040-01-01 00:00') });

  test('a word of nearness means that many midnights in between, at any moment', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -9 * DAY, max: 9 * DAY }), (now, distance) => {
        const midnights = (time: number) => Math.floor((time + 8 * HOUR) / DAY);
        const days = midnights(now + distance) - midnights(now);
        const word = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }[days];
        const said = sayDay(now + distance, now);
        if (word) expect(said).toBe(word);
        else if (days > 2 && days < 7) expect(said).toMatch(/^周[一二三四五六日]$/);
        else expect(said).toMatch(/^(\d{4}年)?\d{1,2}月\d{1,2}日$/);
      }),
    );
  });
});

describe('a slot', () => {
  test('is said with its day once and both its times', () => {
    const now = at('2026-11-23 09:00');
    const slot = (from: string, to: string) => saySlot({ startAt: at(from), endAt: at(to) }, now);
    expect(slot('2026-11-23 16:00', '2026-11-23 17:00')).toBe('今天 16:00–17:00');
    expect(slot('2026-11-24 09:30', '2026-11-24 10:30')).toBe('明天 9:30–10:30');
  });
});

describe('a duration', () => {
  test.each([
    [0, '1 分钟'],
    [59_999, '1 分钟'],
    [5 * MINUTE, '5 分钟'],
    [59 * MINUTE + 59_000, '59 分钟'],
    [HOUR, '1 小时'],
    [80 * MINUTE, '1 小时 20 分'],
    [2 * HOUR, '2 小时'],
    [23 * HOUR + 59 * MINUTE, '23 小时 59 分'],
    [DAY, '1 天'],
    [3 * DAY + 23 * HOUR, '3 天'],
  ])('%d ms is %s', (milliseconds, words) => {
    expect(sayDuration(milliseconds)).toBe(words);
  });

  test('is never said longer than it is, and never as nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), (milliseconds) => {
        const said = sayDuration(milliseconds);
        const [, days = 0] = /^(\d+) 天$/.exec(said) ?? [];
        const [, hours = 0] = /^(\d+) 小时/.exec(said) ?? [];
        const [, minutes = 0] = /(\d+) 分钟?$/.exec(said) ?? [];
        const meant = Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE;
        expect(meant).toBeGreaterThan(0);
        expect(meant).toBeLessThanOrEqual(Math.max(MINUTE, milliseconds));
      }),
    );
  });
});
