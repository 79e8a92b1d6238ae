import { getDayDetail } from 'chinese-days';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** China has one time zone and no summer time */
const CHINA = 8 * HOUR;
const FIRST = 9 * HOUR + 30 * MINUTE;
const LAST = 16 * HOUR + 30 * MINUTE;
/** an afternoon on which the desk is busy */
const STORY = 14 * HOUR + 20 * MINUTE;

function isHoliday(dayStart: number): boolean {
  const { work, name } = getDayDetail(new Date(dayStart + CHINA).toISOString().slice(0, 10));
  // decreed days are named 'National Day,国庆节,3'
  return name.includes(',') && !work;
}

/**
 * The moment (epoch ms) at which the demo is met: now, while the desk is at work; else 14:20 of the latest day on which it
 * was. Whoever tries the product at night or on a holiday would see nothing but things that are due tomorrow.
 */
export function demoNow(real: number): number {
  const today = Math.floor((real + CHINA) / DAY) * DAY - CHINA;
  const isAtWork = real >= today + FIRST && real <= today + LAST && !isHoliday(today);
  if (isAtWork) return real;
  let day = real >= today + STORY ? today : today - DAY;
  while (isHoliday(day)) day -= DAY;
  return day + STORY;
}
