import { chinaDayStart, chinaTime } from '@contract/clock-words';

/** When it began, in words a person would use. */
export const happenedOptions = [
  { value: 'now', word: '刚刚' },
  { value: 'today', word: '今天' },
  { value: 'yesterday', word: '昨天' },
  { value: 'earlier', word: '更早' },
] as const;
export type Happened = (typeof happenedOptions)[number]['value'];

const HOUR = 60 * 60_000;
const EARLIER_DAYS = 3;
const NOON = 12;
const LATE_AFTERNOON = 16;

/** The moment (epoch ms) that such a word stands for at `now`. */
export function happenedAtOf(happened: Happened, now: number): number {
  const today = chinaDayStart(now);
  switch (happened) {
    case 'now':
      return now;
    case 'today':
      return Math.max(today, now - HOUR);
    case 'yesterday':
      return today - NOON * HOUR;
    case 'earlier':
      return today - EARLIER_DAYS * 24 * HOUR;
  }
}

/** Times for a visit that are still to come, as a wish in words. */
export function wishOptions(now: number): { value: string; word: string }[] {
  const hour = chinaTime(now).hour();
  const words = ['明天上午', '明天下午', '随时都行'];
  if (hour < LATE_AFTERNOON) words.unshift('今天下午');
  if (hour < NOON - 2) words.unshift('今天上午');
  return words.map((word) => ({ value: word, word }));
}
