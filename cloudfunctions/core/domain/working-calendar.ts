import { chinaDayStart, chinaTime } from '@contract/clock-words';
import { getDayDetail } from 'chinese-days';
import type { WorkInterval, WorkingCalendar } from './settings';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** longer than any holiday; a calendar without one working day in it is a mistake in the settings */
const SEARCH_DAYS = 400;
const MONDAY = 1;
/** days; Spring Festival with the weekends around it */
const LONGEST_HOLIDAY = 15;

type DayKind = 'ordinary' | 'holiday' | 'make-up';

/** 元旦, 劳动节, 国庆节: free by law (全国年节及纪念日放假办法) before the State Council has said how the year's days are moved. */
const lawfulHolidays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/**
 * What the State Council made of a date (`YYYY-MM-DD`). Source: chinese-days;
 * of a year it does not know yet only the holidays with a fixed date are known.
 */
function dayKind(date: string): DayKind {
  const { work, name } = getDayDetail(date);
  // decreed days are named 'National Day,国庆节,3', ordinary ones 'Saturday'
  if (!name.includes(',')) return lawfulHolidays.includes(date.slice(5)) ? 'holiday' : 'ordinary';
  return work ? 'make-up' : 'holiday';
}

function intervalsOn(calendar: WorkingCalendar, dayStart: number): readonly WorkInterval[] {
  const day = chinaTime(dayStart);
  const date = day.format('YYYY-MM-DD');
  if (calendar.closedDates.includes(date)) return [];
  const usual = calendar.weekly[day.day()] ?? [];
  const kind = calendar.followsHolidays ? dayKind(date) : 'ordinary';
  if (kind === 'holiday') return [];
  // a make-up Saturday is worked like a Monday
  if (kind === 'make-up' && usual.length === 0) return calendar.weekly[MONDAY] ?? [];
  return usual;
}

/** Spans of working time (epoch ms, [start, end)) from `from` on, in order. */
function* workingSpans(calendar: WorkingCalendar, from: number): Generator<[start: number, end: number]> {
  const firstDay = chinaDayStart(from);
  for (let day = 0; day < SEARCH_DAYS; day++) {
    const dayStart = firstDay + day * DAY;
    for (const [fromMinute, toMinute] of intervalsOn(calendar, dayStart)) {
      const end = dayStart + toMinute * MINUTE;
      if (end > from) yield [Math.max(from, dayStart + fromMinute * MINUTE), end];
    }
  }
}

/** Is anybody at work at this moment (epoch ms)? */
export function isWorkingTime(calendar: WorkingCalendar, at: number): boolean {
  const [next] = workingSpans(calendar, at);
  return next !== undefined && next[0] <= at;
}

/**
 * The moment (epoch ms) at which `minutes` of working time have passed since `from`.
 * Throws if the calendar has no working time within a year. P2.5, "Working calendar".
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: number, minutes: number): number {
  let left = minutes * MINUTE;
  for (const [start, end] of workingSpans(calendar, from)) {
    if (start + left <= end) return start + left;
    left -= end - start;
  }
  throw new Error('the working calendar has no working time within a year');
}

/** Working minutes between two moments (epoch ms), 0 if `to` is not after `from`. Fractions are kept. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: number, to: number): number {
  let sum = 0;
  for (const [start, end] of workingSpans(calendar, from)) {
    if (start >= to) break;
    sum += Math.min(end, to) - start;
  }
  return sum / MINUTE;
}

/** Is this the first day of work after a public holiday? */
function followsHoliday(calendar: WorkingCalendar, dayStart: number): boolean {
  for (let day = dayStart - DAY; dayStart - day <= LONGEST_HOLIDAY * DAY; day -= DAY) {
    if (intervalsOn(calendar, day).length > 0) return false;
    if (dayKind(chinaTime(day).format('YYYY-MM-DD')) === 'holiday') return true;
  }
  return false;
}

/**
 * What is special about the day of a due time: 调休上班 on a decreed working day that is usually free, 节后上班 on the first
 * day after a public holiday, which says why it is so far off.
 */
export function dayNote(calendar: WorkingCalendar, at: number): string | undefined {
  if (!calendar.followsHolidays) return undefined;
  const dayStart = chinaDayStart(at);
  const day = chinaTime(dayStart);
  const usual = calendar.weekly[day.day()] ?? [];
  if (usual.length === 0 && dayKind(day.format('YYYY-MM-DD')) === 'make-up') return '调休上班';
  return followsHoliday(calendar, dayStart) ? '节后上班' : undefined;
}
