import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** China has one time zone and no summer time, so a day is always 24 hours. */
const CHINA_OFFSET = 8 * 60 * 60_000;
const DAY = 24 * 60 * 60_000;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** What a wall clock and a calendar show. Not a moment: there is no way back to epoch ms. */
export type WallClock = Pick<dayjs.Dayjs, 'format' | 'year' | 'day' | 'hour' | 'minute'>;

/**
 * The wall clock of the community at a moment (epoch ms), whatever the machine's own time zone.
 * Read as a UTC clock 8 hours ahead: dayjs' `utcOffset` goes through the machine's own clock and is an hour wrong
 * on the night when that one changes to summer time.
 */
export function chinaTime(at: number): WallClock {
  return dayjs.utc(at + CHINA_OFFSET);
}

/** Midnight (epoch ms) with which the community's day of `at` began. */
export function chinaDayStart(at: number): number {
  return Math.floor((at + CHINA_OFFSET) / DAY) * DAY - CHINA_OFFSET;
}

/** 15:20 */
export function sayClock(at: number): string {
  return chinaTime(at).format('H:mm');
}

/**
 * The day of `at` as one says it at `now`: 今天, 明天, 后天, 昨天, else 周三 within this week's reach, else 11月28日.
 * `note` (调休上班) forces the full date with weekday: 10月10日（周六，调休上班）.
 */
export function sayDay(at: number, now: number, note?: string): string {
  const day = chinaTime(at);
  const days = (chinaDayStart(at) - chinaDayStart(now)) / DAY;
  const weekday = weekdays[day.day()] ?? '';
  const near: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
  const word = near[days];
  if (note && days !== 0) return `${day.format('M月D日')}（${weekday}，${note}）`;
  if (word) return word;
  if (days > 2 && days < 7) return weekday;
  return day.year() === chinaTime(now).year() ? day.format('M月D日') : day.format('YYYY年M月D日');
}

/** 今天 15:20 · 明天 9:30 · 周三 14:20 · 10月10日（周六，调休上班）9:10 */
export function sayWhen(at: number, now: number, note?: string): string {
  const day = sayDay(at, now, note);
  // a full-width bracket brings its own space
  return day.endsWith('）') ? day + sayClock(at) : `${day} ${sayClock(at)}`;
}

/** 今天 16:00–17:00 */
export function saySlot(slot: { startAt: number; endAt: number }, now: number): string {
  return `${sayWhen(slot.startAt, now)}–${sayClock(slot.endAt)}`;
}

/** 5 分钟 · 2 小时 · 1 小时 20 分 · 3 天, rounded down, never "0 分钟" */
export function sayDuration(milliseconds: number): string {
  const minutes = Math.max(1, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 24 * 60) {
    const rest = minutes % 60;
    return rest ? `${Math.floor(minutes / 60)} 小时 ${rest} 分` : `${minutes / 60} 小时`;
  }
  return `${Math.floor(minutes / (24 * 60))} 天`;
}
