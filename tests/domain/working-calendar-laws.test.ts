import fc from 'fast-check';
import {
  defaultSettings,
  type WorkInterval,
  type WorkingCalendar,
} from '../../cloudfunctions/core/domain/settings';
import {
  addWorkingMinutes,
  isWorkingTime,
  workingMinutesBetween,
} from '../../cloudfunctions/core/domain/working-calendar';
import { china, DAY, HOUR, MINUTE } from '../support/domain';

const moment = fc.integer({ min: china('2025-12-01 00:00'), max: china('2027-02-01 00:00') });
const minutes = fc.integer({ min: 1, max: 1000 });

/** Working times of one day: up to three spans that do not touch. */
const workDay = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { maxLength: 6 }).map((edges) => {
  const sorted = edges.toSorted((a, b) => a - b);
  const spans: WorkInterval[] = [];
  for (let index = 0; index + 1 < sorted.length; index += 2) {
    spans.push([sorted[index] ?? 0, sorted[index + 1] ?? 0]);
  }
  return spans;
});
const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    weekly: fc.array(workDay, { minLength: 7, maxLength: 7 }),
    followsHolidays: fc.boolean(),
    closedDates: fc.constant([]),
  })
  .filter(({ weekly }) => weekly.slice(2, 5).some((day) => day.some(([from, to]) => to - from > 60)));
const calendar = fc.oneof(fc.constant(defaultSettings.calendar), anyCalendar);

const runs = { numRuns: 150 };

test('a minutes and then b minutes are a + b minutes', () => {
  fc.assert(
    fc.property(calendar, moment, minutes, minutes, (times, from, a, b) => {
      const inTwoSteps = addWorkingMinutes(times, addWorkingMinutes(times, from, a), b);
      expect(inTwoSteps).toBe(addWorkingMinutes(times, from, a + b));
    }),
    runs,
  );
});

test('somebody is at work until the very moment that comes out', () => {
  fc.assert(
    fc.property(calendar, moment, minutes, (times, from, count) => {
      const due = addWorkingMinutes(times, from, count);
      expect(due).toBeGreaterThan(from);
      expect(isWorkingTime(times, due - 1)).toBe(true);
    }),
    runs,
  );
});

test('whoever starts later is not due earlier, and more minutes are not due earlier', () => {
  fc.assert(
    fc.property(
      calendar,
      moment,
      fc.nat(3 * DAY),
      minutes,
      fc.nat(300),
      (times, from, later, count, more) => {
        const due = addWorkingMinutes(times, from, count);
        expect(addWorkingMinutes(times, from + later, count)).toBeGreaterThanOrEqual(due);
        expect(addWorkingMinutes(times, from, count + more)).toBeGreaterThanOrEqual(due);
      },
    ),
    runs,
  );
});

test('between a moment and what comes out lie exactly the minutes that were added', () => {
  fc.assert(
    fc.property(calendar, moment, minutes, (times, from, count) => {
      expect(workingMinutesBetween(times, from, addWorkingMinutes(times, from, count))).toBeCloseTo(count, 6);
    }),
    runs,
  );
});

/** The office days of autumn 2026, written down by hand. */
function worksByHand(at: number): boolean {
  const clock = new Date(at + 8 * HOUR);
  const date = clock.toISOString().slice(0, 10);
  const minute = clock.getUTCHours() * 60 + clock.getUTCMinutes();
  const isOpen = (minute >= 510 && minute < 720) || (minute >= 810 && minute < 1050);
  if (['2026-09-20', '2026-10-10'].includes(date)) return isOpen;
  if (date === '2026-09-25' || (date >= '2026-10-01' && date <= '2026-10-07')) return false;
  return isOpen && clock.getUTCDay() >= 1 && clock.getUTCDay() <= 5;
}

test('counting autumn 2026 minute by minute by hand comes to the same', () => {
  const start = china('2026-09-14 00:00') / MINUTE;
  const wholeMinute = fc.integer({ min: start, max: start + 28 * 24 * 60 }).map((minute) => minute * MINUTE);
  fc.assert(
    fc.property(wholeMinute, fc.integer({ min: 1, max: 600 }), (from, count) => {
      let left = count;
      let at = from;
      for (; left > 0; at += MINUTE) if (worksByHand(at)) left--;
      expect(addWorkingMinutes(defaultSettings.calendar, from, count)).toBe(at);
    }),
    runs,
  );
});
