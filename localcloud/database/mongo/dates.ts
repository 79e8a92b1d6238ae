import { failed } from '../failures';

const MINUTE = 60_000;
const DAY = 86_400_000;

const offsetPattern = /^([+-])(\d{2}):?(\d{2})?$/;

/** Minutes that a time zone (an Olson name or `+08:00`) is ahead of UTC at a moment. */
export function offsetMinutes(zone: string, at: number): number {
  const [, sign, hours, minutes = '0'] = offsetPattern.exec(zone) ?? [];
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(at);
    const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return Math.round((local - at) / MINUTE);
  } catch {
    throw failed(`unrecognized time zone identifier: "${zone}"`);
  }
}

const dayOfYear = (date: Date) =>
  Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1;
const isoDayOfWeek = (date: Date) => date.getUTCDay() || 7;
/** The Thursday of the same week says to which year the week belongs. */
const thursdayOf = (date: Date) => new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY);

/** Parts of a date whose UTC fields are the local time. Source: MongoDB manual, "Date Expression Operators". */
export const dateParts: Record<string, (date: Date) => number> = {
  $year: (date) => date.getUTCFullYear(),
  $month: (date) => date.getUTCMonth() + 1,
  $dayOfMonth: (date) => date.getUTCDate(),
  $dayOfYear: dayOfYear,
  $dayOfWeek: (date) => date.getUTCDay() + 1,
  $isoDayOfWeek: isoDayOfWeek,
  $hour: (date) => date.getUTCHours(),
  $minute: (date) => date.getUTCMinutes(),
  $second: (date) => date.getUTCSeconds(),
  $millisecond: (date) => date.getUTCMilliseconds(),
  // weeks begin on Sundays; the days before the first Sunday are week 0
  $week: (date) => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7),
  $isoWeek: (date) => Math.ceil(dayOfYear(thursdayOf(date)) / 7),
  $isoWeekYear: (date) => thursdayOf(date).getUTCFullYear(),
};

const padded = (name: string, width: number) => (date: Date) =>
  String(dateParts[name]?.(date)).padStart(width, '0');

const directives: Record<string, (date: Date, minutes: number) => string> = {
  Y: padded('$year', 4),
  m: padded('$month', 2),
  d: padded('$dayOfMonth', 2),
  H: padded('$hour', 2),
  M: padded('$minute', 2),
  S: padded('$second', 2),
  L: padded('$millisecond', 3),
  j: padded('$dayOfYear', 3),
  u: padded('$isoDayOfWeek', 1),
  w: padded('$dayOfWeek', 1),
  U: padded('$week', 2),
  V: padded('$isoWeek', 2),
  G: padded('$isoWeekYear', 4),
  z: (_, minutes) => {
    const size = Math.abs(minutes);
    const digits = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
    return `${minutes < 0 ? '-' : '+'}${digits}`;
  },
  Z: (_, minutes) => `${minutes < 0 ? '-' : '+'}${Math.abs(minutes)}`,
  '%': () => '%',
};

/** A moment in the shape of a format such as `%Y-%m-%d`. */
export function formatDate(at: Date, format: string, zone: string): string {
  const minutes = offsetMinutes(zone, at.getTime());
  const local = new Date(at.getTime() + minutes * MINUTE);
  return format.replace(/%(.?)/g, (_, letter: string) => {
    const write = directives[letter];
    if (!write) throw failed(`Invalid format character '%${letter}' in format string`);
    return write(local, minutes);
  });
}

/** The moment at which a clock of that zone shows these UTC fields. */
export function momentAt(local: number, zone: string): Date {
  const first = local - offsetMinutes(zone, local) * MINUTE;
  return new Date(local - offsetMinutes(zone, first) * MINUTE);
}

/** The local fields of a moment in a zone, as the UTC fields of a date. */
export const localDate = (at: Date, zone: string): Date =>
  new Date(at.getTime() + offsetMinutes(zone, at.getTime()) * MINUTE);

/** Midnight of a day given by ISO week. */
export const isoDay = (year: number, week: number, day: number): number => {
  const january4 = new Date(Date.UTC(year, 0, 4));
  return january4.getTime() + ((week - 1) * 7 + day - isoDayOfWeek(january4)) * DAY;
};
