import { chinaDayStart, sayWhen } from '@contract/clock-words';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** nothing sensible is done sooner */
const LEAST_AHEAD = HOUR;
/** 12:00 and 17:30 */
const HOURS = [12, 17.5];

/** Times by which an order can be wanted: noon and evening of today and tomorrow, and the evening of the day after. */
export function deadlineChoices(now: number): { value: string; word: string }[] {
  const today = chinaDayStart(now);
  const times = [today, today + DAY].flatMap((day) => HOURS.map((hour) => day + hour * HOUR));
  const later = today + 2 * DAY + 17.5 * HOUR;
  const ahead = [...times.filter((at) => at >= now + LEAST_AHEAD), later].slice(0, 4);
  return [
    { value: '', word: '按整件事的时限' },
    ...ahead.map((at) => ({ value: String(at), word: `${sayWhen(at, now)} 前` })),
  ];
}
