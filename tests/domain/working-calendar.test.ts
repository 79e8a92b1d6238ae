import { defaultSettings, type WorkingCalendar } from '../../cloudfunctions/core/domain/settings';
import {
  addWorkingMinutes,
  dayNote,
  isWorkingTime,
  workingMinutesBetween,
} from '../../cloudfunctions/core/domain/working-calendar';
import { china, chinaClock } from '../support/domain';

/** process.md "Working calendar": 08:30–12:00 and 13:30–17:30, here Monday to Friday */
const office = defaultSettings.calendar;
const [, monday = []] = office.weekly;
const everyDay: WorkingCalendar = { ...office, weekly: Array.from({ length: 7 }, () => monday) };
const saturdayMorning: WorkingCalendar = {
  ...office,
  weekly: [...office.weekly.slice(0, 6), monday.slice(0, 1)],
};
const ownCountry: WorkingCalendar = { ...office, followsHolidays: false };
const closedOnTuesday: WorkingCalendar = { ...office, closedDates: ['2026-11-24'] };

type Case = [what: string, from: string, minutes: number, due: string, calendar?: WorkingCalendar];

test.each<Case>([
  // an ordinary Monday, 2026-11-23
  ['in the middle of the morning', '2026-11-23 10:00', 60, '2026-11-23 11:00'],
  ['before opening the clock starts at opening', '2026-11-23 06:12', 60, '2026-11-23 09:30'],
  ['a minute before opening', '2026-11-23 08:29', 60, '2026-11-23 09:30'],
  ['up to lunch exactly', '2026-11-23 11:00', 60, '2026-11-23 12:00'],
  ['across lunch, which is not working time', '2026-11-23 11:30', 60, '2026-11-23 14:00'],
  ['at the beginning of lunch', '2026-11-23 12:00', 60, '2026-11-23 14:30'],
  ['during lunch', '2026-11-23 12:45', 30, '2026-11-23 14:00'],
  ['at the end of lunch', '2026-11-23 13:30', 30, '2026-11-23 14:00'],
  ['up to closing exactly', '2026-11-23 16:30', 60, '2026-11-23 17:30'],
  ['across closing', '2026-11-23 17:00', 60, '2026-11-24 09:00'],
  ['at closing', '2026-11-23 17:30', 60, '2026-11-24 09:30'],
  ['in the night', '2026-11-23 23:59', 60, '2026-11-24 09:30'],
  ['two whole working days', '2026-11-23 08:30', 900, '2026-11-24 17:30'],
  ['no minutes at all, outside working time', '2026-11-23 12:30', 0, '2026-11-23 13:30'],
  // weekends
  ['across a weekend', '2026-11-27 17:00', 60, '2026-11-30 09:00'],
  ['on a Saturday', '2026-11-28 10:00', 60, '2026-11-30 09:30'],
  ['on a Sunday night', '2026-11-29 23:00', 60, '2026-11-30 09:30'],
  ['on a Saturday where every day is worked', '2026-11-28 10:00', 60, '2026-11-28 11:00', everyDay],
  // National Day 2026: 1 to 7 October are free, Sunday 20 September and Saturday 10 October are worked for it
  ['across National Day', '2026-09-30 17:00', 60, '2026-10-08 09:00'],
  ['on National Day', '2026-10-01 10:00', 60, '2026-10-08 09:30'],
  ['on the last day of the holiday', '2026-10-07 17:00', 30, '2026-10-08 09:00'],
  [
    'on the Saturday within the holiday, where every day is worked',
    '2026-10-03 10:00',
    60,
    '2026-10-08 09:30',
    everyDay,
  ],
  ['into the make-up Saturday', '2026-10-09 17:00', 60, '2026-10-10 09:00'],
  ['on the make-up Saturday', '2026-10-10 10:00', 60, '2026-10-10 11:00'],
  ['from the make-up Saturday over Sunday', '2026-10-10 17:00', 60, '2026-10-12 09:00'],
  ['on the make-up Sunday', '2026-09-20 11:30', 60, '2026-09-20 14:00'],
  [
    'on the make-up Saturday, where every day is worked',
    '2026-10-10 10:00',
    60,
    '2026-10-10 11:00',
    everyDay,
  ],
  [
    'on National Day, where public holidays do not count',
    '2026-10-01 10:00',
    60,
    '2026-10-01 11:00',
    ownCountry,
  ],
  [
    'into the make-up Saturday, where it does not count',
    '2026-10-09 17:00',
    60,
    '2026-10-12 09:00',
    ownCountry,
  ],
  [
    'on a make-up Saturday that is worked in the morning anyway',
    '2026-10-10 13:00',
    30,
    '2026-10-12 09:00',
    saturdayMorning,
  ],
  // the turn of the year
  ['over New Year 2026 to the make-up Sunday', '2025-12-31 17:00', 60, '2026-01-04 09:00'],
  ['over New Year 2027, of which only the law is known yet', '2026-12-31 17:00', 60, '2027-01-04 09:00'],
  ['over Spring Festival 2026', '2026-02-14 17:00', 60, '2026-02-24 09:00'],
  // one-off closures
  ['over a day on which the desk is closed', '2026-11-23 17:00', 60, '2026-11-25 09:00', closedOnTuesday],
  ['on a day on which the desk is closed', '2026-11-24 10:00', 60, '2026-11-25 09:30', closedOnTuesday],
])('%s: %s and %i working minutes → %s', (_, from, minutes, due, calendar = office) => {
  expect(chinaClock(addWorkingMinutes(calendar, china(from), minutes))).toBe(due);
});

test.each<[at: string, works: boolean, calendar?: WorkingCalendar]>([
  ['2026-11-23 08:29', false],
  ['2026-11-23 08:30', true],
  ['2026-11-23 11:59', true],
  ['2026-11-23 12:00', false],
  ['2026-11-23 13:29', false],
  ['2026-11-23 13:30', true],
  ['2026-11-23 17:29', true],
  ['2026-11-23 17:30', false],
  ['2026-11-28 10:00', false],
  ['2026-11-28 10:00', true, everyDay],
  ['2026-10-05 10:00', false],
  ['2026-10-05 10:00', false, everyDay],
  ['2026-10-10 10:00', true],
  ['2026-11-24 10:00', false, closedOnTuesday],
  ['2027-01-01 10:00', false],
  ['2028-05-02 10:00', false],
  ['2028-10-03 10:00', false],
])('somebody is at work at %s: %s', (at, works, calendar = office) => {
  expect(isWorkingTime(calendar, china(at))).toBe(works);
});

test.each<[from: string, to: string, minutes: number]>([
  ['2026-11-23 10:00', '2026-11-23 10:00', 0],
  ['2026-11-23 11:00', '2026-11-23 10:00', 0],
  ['2026-11-23 11:30', '2026-11-23 14:00', 60],
  ['2026-11-23 12:00', '2026-11-23 13:30', 0],
  ['2026-11-23 00:00', '2026-11-24 00:00', 450],
  ['2026-11-27 17:00', '2026-11-30 09:00', 60],
  ['2026-09-30 17:00', '2026-10-08 09:00', 60],
])('from %s to %s are %i working minutes', (from, to, minutes) => {
  expect(workingMinutesBetween(office, china(from), china(to))).toBe(minutes);
});

test.each<[at: string, note: string | undefined, calendar?: WorkingCalendar]>([
  ['2026-10-10 09:10', '调休上班'],
  ['2026-09-20 09:10', '调休上班'],
  ['2026-10-09 09:10', undefined],
  ['2026-10-11 09:10', undefined],
  ['2026-10-10 09:10', undefined, everyDay],
  ['2026-10-10 09:10', undefined, ownCountry],
])('the word for the day %s is %s', (at, note, calendar = office) => {
  expect(dayNote(calendar, china(at))).toBe(note);
});

test('a calendar without one working day is a mistake and is said to be one', () => {
  const never: WorkingCalendar = { ...office, weekly: [[], [], [], [], [], [], []] };
  expect(() => addWorkingMinutes(never, china('2026-11-23 10:00'), 1)).toThrow(
    'no working time within a year',
  );
});
