import fc from 'fast-check';
import { daysFrom, nextSlots, slotKey, slotsOn, slotWord } from '../../src/technician/slots';
import { chinaTime } from '../../types/contract/clock-words';
import { limits } from '../../types/contract/limits';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const words = (now: number) => nextSlots(now).map((slot) => slotWord(slot, now));
const moment = fc.integer({ min: at('2026-01-01 00:00'), max: at('2028-01-01 00:00') });

test.each([
  ['2026-11-23 07:00', ['今天 8:00–9:00', '今天 10:00–11:00', '明天 9:30–10:30', '明天 14:30–15:30']],
  ['2026-11-23 14:20', ['今天 15:00–16:00', '今天 17:00–18:00', '明天 9:30–10:30', '明天 14:30–15:30']],
  ['2026-11-23 18:20', ['今天 19:00–20:00', '明天 9:30–10:30', '明天 14:30–15:30']],
  ['2026-11-23 23:50', ['明天 9:30–10:30', '明天 14:30–15:30']],
])('at %s the next times for a visit are %j', (now, expected) => {
  expect(words(at(now))).toEqual(expected);
});

test('a visit of today is at least half an hour away, so that there is time to agree', () => {
  expect(words(at('2026-11-23 14:30'))[0]).toBe('今天 15:30–16:30');
  expect(words(at('2026-11-23 14:29'))[0]).toBe('今天 15:00–16:00');
});

test('all slots of a day: one hour each, from eight to eight, on the half hour, wherever the machine stands', () => {
  const slots = slotsOn(at('2026-11-24 23:00'), at('2026-11-23 14:20'));
  expect(slots).toHaveLength(23);
  expect(slots[0]).toEqual({ startAt: at('2026-11-24 08:00'), endAt: at('2026-11-24 09:00') });
  expect(slots.at(-1)).toEqual({ startAt: at('2026-11-24 19:00'), endAt: at('2026-11-24 20:00') });
});

test('no slot that is offered has begun, is offered twice, or would be refused by the contract', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const all = daysFrom(now).flatMap((day) => slotsOn(day, now));
      for (const slot of [...all, ...nextSlots(now)]) {
        const { min, max } = limits.slotMinutes;
        expect(slot.startAt).toBeGreaterThan(now);
        expect(slot.startAt).toBeLessThan(now + limits.slotDaysAhead * 24 * HOUR);
        expect(slot.endAt - slot.startAt).toBeGreaterThanOrEqual(min * MINUTE);
        expect(slot.endAt - slot.startAt).toBeLessThanOrEqual(max * MINUTE);
      }
      for (const slots of [all, nextSlots(now)]) expect(new Set(slots.map(slotKey)).size).toBe(slots.length);
    }),
    { numRuns: 30 },
  );
});

test('every offered time can also be found under the other times, so that a choice keeps its name', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const all = new Set(daysFrom(now).flatMap((day) => slotsOn(day, now).map(slotKey)));
      expect(nextSlots(now).filter((slot) => !all.has(slotKey(slot)))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('the days to choose from are a week from today', () => {
  const days = daysFrom(at('2026-11-30 23:59'));
  expect(days.map((day) => chinaTime(day).format('M-D H:mm'))).toEqual([
    '11-30 0:00',
    '12-1 0:00',
    '12-2 0:00',
    '12-3 0:00',
    '12-4 0:00',
    '12-5 0:00',
    '12-6 0:00',
  ]);
});
