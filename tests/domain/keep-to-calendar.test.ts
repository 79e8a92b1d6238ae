import fc from 'fast-check';
import { keepToCalendar } from '../../cloudfunctions/core/domain/keep-to-calendar';
import {
  defaultSettings,
  type Settings,
  type WorkInterval,
  type WorkingCalendar,
} from '../../cloudfunctions/core/domain/settings';
import type { Ticket, TicketPromise } from '../../cloudfunctions/core/domain/ticket';
import { addWorkingMinutes } from '../../cloudfunctions/core/domain/working-calendar';
import { china, chinaClock, Matter, MINUTE } from '../support/domain';
import { go, history } from '../support/random-histories';

const office = defaultSettings.calendar;
/** The settings after the manager changed the calendar for the n-th time. */
const changed = (calendar: Partial<WorkingCalendar>, calendarVersion = 1): Settings => ({
  ...defaultSettings,
  calendar: { ...office, ...calendar },
  calendarVersion,
});
const closedToday = changed({ closedDates: ['2026-11-23'] });
const under = (matter: Matter, settings: Settings, now = matter.now) => {
  const next = new Matter({}, { now, settings });
  next.ticket = matter.ticket;
  return next;
};
const due = (matter: Matter, kind: TicketPromise['kind']) => chinaClock(matter.promise(kind).dueAt);

describe('when the manager changes the calendar, Monday 2026-11-23 at 10:00', () => {
  test('what is promised moves with the next thing that happens, and the record says from when to when', () => {
    const matter = under(new Matter(), closedToday).act('wang', 'ticket.supplement');
    expect(due(matter, 'first-feedback')).toBe('2026-11-24 09:30');
    expect(matter.promise('first-feedback').minutes).toBe(60);
    expect(matter.ticket.timeline[1]).toMatchObject({
      kind: 'promises-moved',
      promise: 'first-feedback',
      by: { role: 'system' },
      text: '原来 今天 11:00，现在 明天 9:30',
      internal: true,
    });
    expect(matter.ticket.timeline[1]?.commandId).toBeUndefined();
  });

  test('the timer does the same, and instead of telling that it was missed', () => {
    const matter = under(new Matter(), closedToday).wait(45).tick();
    expect(due(matter, 'first-feedback')).toBe('2026-11-24 09:30');
    expect(matter.events).toEqual(['reported', 'promises-moved']);
  });

  test('whoever was reminded already is reminded anew when there is time again', () => {
    const warned = new Matter().wait(50).tick();
    expect(warned.events).toEqual(['reported', 'promise-warned']);
    const moved = under(warned, closedToday).tick();
    expect(moved.promise('first-feedback').warnedAt).toBeUndefined();
  });

  test('what was met stays as it was, and a missed one stays missed', () => {
    const met = new Matter().wait(10).act('lin', 'ticket.feedback');
    const before = structuredClone(met.promise('first-feedback'));
    const later = under(met, closedToday).act('wang', 'ticket.supplement');
    expect(later.promise('first-feedback')).toEqual(before);
    expect(due(later, 'dispatch')).toBe('2026-11-24 09:30');

    const missed = new Matter().wait(61).tick();
    const still = under(missed, closedToday).wait(1).tick();
    expect(due(still, 'first-feedback')).toBe('2026-11-23 11:00');
    expect(still.promise('first-feedback').missedAt).toBeDefined();
    expect(still.events).toEqual(missed.events);
  });

  test('a paused one waits: the new calendar counts when its clock goes on', () => {
    const matter = under(new Matter().act('lin', 'ticket.clarify'), closedToday).wait(5);
    matter.tick();
    expect(matter.promise('first-feedback').pausedAt).toBeDefined();
    matter.act('wang', 'ticket.supplement');
    expect(due(matter, 'first-feedback')).toBe('2026-11-24 09:30');
  });

  test('the wall clock does not care', () => {
    const night = new Matter({ kind: 'emergency' });
    const after = under(night, closedToday).act('wang', 'ticket.supplement');
    expect(after.promise('first-feedback')).toEqual(night.promise('first-feedback'));
  });

  test('longer hours never put a due time into the past', () => {
    const matter = new Matter({}, { now: china('2026-11-23 17:20') });
    const allDay: WorkInterval[] = [[0, 24 * 60]];
    const settings = changed({ weekly: Array.from({ length: 7 }, () => allDay) });
    const later = under(matter, settings, china('2026-11-24 08:00')).tick();
    expect(due(later, 'first-feedback')).toBe('2026-11-24 09:20');
    expect(later.events).toEqual(['reported']);
  });

  test('an instance that does not know of the change yet moves nothing back', () => {
    const matter = under(new Matter(), closedToday).act('wang', 'ticket.supplement');
    const stale = under(matter, defaultSettings).act('wang', 'ticket.supplement');
    expect(due(stale, 'first-feedback')).toBe('2026-11-24 09:30');
  });
});

const interval = fc
  .tuple(fc.integer({ min: 0, max: 22 * 60 }), fc.integer({ min: 30, max: 10 * 60 }))
  .map(([from, length]): WorkInterval => [from, Math.min(24 * 60, from + length)]);
const calendar: fc.Arbitrary<WorkingCalendar> = fc.record({
  weekly: fc.array(
    interval.map((each) => [each]),
    { minLength: 7, maxLength: 7 },
  ),
  followsHolidays: fc.boolean(),
  closedDates: fc.subarray(['2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09']),
});

/** Random histories in whose middle the calendar changes. */
function everyMove(check: (before: Ticket, after: Ticket, now: number, settings: Settings) => void): void {
  fc.assert(
    fc.property(history, calendar, ({ kind, text, startMinute, steps }, next) => {
      const now = china('2026-09-28 00:00') + startMinute * MINUTE;
      const matter = new Matter({ kind, text }, { now });
      for (const step of steps.slice(0, 12)) go(matter, step);
      const settings = changed(next);
      const after = structuredClone(matter.ticket);
      keepToCalendar(after, settings, matter.now);
      check(matter.ticket, after, matter.now, settings);
    }),
    { numRuns: 150 },
  );
}

test('only what is neither met nor missed nor paused moves, and never into the past', () => {
  let moved = 0;
  everyMove((before, after, now) => {
    for (const [index, promise] of after.promises.entries()) {
      const old = before.promises[index] as TicketPromise;
      if (promise.dueAt === old.dueAt) continue;
      moved++;
      expect([old.endedAt, old.missedAt, old.pausedAt, old.clock]).toEqual([
        undefined,
        undefined,
        undefined,
        'working',
      ]);
      expect(old.dueAt).toBeGreaterThan(now);
      expect(promise.dueAt).toBeGreaterThan(now);
      expect({ ...promise, dueAt: 0, warnAt: 0, dueNote: 0, calendarVersion: 0, warnedAt: 0 }).toEqual({
        ...old,
        dueAt: 0,
        warnAt: 0,
        dueNote: 0,
        calendarVersion: 0,
        warnedAt: 0,
      });
    }
  });
  expect(moved).toBeGreaterThan(20);
});

test('a promise that never stood still is due as if it had been made on the new calendar', () => {
  everyMove((before, after, now, { calendar: next }) => {
    for (const [index, promise] of after.promises.entries()) {
      if (promise.dueAt === before.promises[index]?.dueAt || promise.pauses) continue;
      expect(promise.dueAt).toBe(addWorkingMinutes(next, promise.startedAt, promise.minutes));
      expect(promise.warnAt).toBeLessThanOrEqual(promise.dueAt);
    }
    expect(now).toBeGreaterThan(0);
  });
});

test('doing it twice changes nothing more', () => {
  everyMove((_, after, now, settings) => {
    const again = structuredClone(after);
    expect(keepToCalendar(again, settings, now)).toEqual([]);
    expect(again).toEqual(after);
  });
});

test('P2.1 a pause and its reason are kept with the promise, and its length is what the due time moved by', () => {
  const matter = new Matter().wait(10).act('lin', 'ticket.clarify').wait(30);
  expect(matter.promise('first-feedback').pauses).toEqual([
    { at: china('2026-11-23 10:10'), reason: 'clarification', minutes: 0 },
  ]);
  matter
    .act('wang', 'ticket.supplement')
    .act('lin', 'ticket.clarify')
    .wait(24 * 60 + 1)
    .tick();
  const promise = matter.promise('first-feedback');
  expect(promise.pauses?.map(({ reason, minutes }) => [reason, Math.round(minutes)])).toEqual([
    ['clarification', 30],
    ['clarification', 450 + 1],
  ]);
  expect(promise.pausedMinutes).toBe(481);
  expect(promise.dueAt).toBe(addWorkingMinutes(office, promise.startedAt, 60 + 481));
});

/** the calendar changed, or the ticket was classified anew */
const movedBy = ['promises-moved', 'promise-moved'];

test('a due time only ever moves with a reason: a pause that ended, or a record that it was moved', () => {
  fc.assert(
    fc.property(history, calendar, fc.nat(20), ({ kind, text, startMinute, steps }, next, when) => {
      let matter = new Matter({ kind, text }, { now: china('2026-09-28 00:00') + startMinute * MINUTE });
      for (const [index, step] of steps.entries()) {
        if (index === when) matter = under(matter, changed(next));
        const before = matter.ticket;
        go(matter, step);
        for (const [place, old] of before.promises.entries()) {
          const promise = matter.ticket.promises[place] as TicketPromise;
          if (promise.dueAt === old.dueAt) continue;
          const added = matter.ticket.timeline.slice(before.timeline.length);
          const isRecorded = added.some(
            (record) => movedBy.includes(record.kind) && record.promise === promise.kind,
          );
          const isResumed = old.pausedAt !== undefined && promise.pausedAt === undefined;
          expect(isRecorded || isResumed).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});
