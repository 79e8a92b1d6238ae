import { chinaDayStart } from '@contract/clock-words';
import type { Settings } from './settings';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Until when (epoch ms) messages that can wait are held at `at`, by the community's clock; undefined outside quiet hours
 * (P3.5). Hours that begin in the evening end in the morning; from = to means that there are none.
 */
export function quietUntil({ quietHours }: Pick<Settings, 'quietHours'>, at: number): number | undefined {
  const { fromMinute, toMinute } = quietHours;
  const midnight = chinaDayStart(at);
  const minute = (at - midnight) / MINUTE;
  const end = midnight + toMinute * MINUTE;
  if (fromMinute <= toMinute) return minute >= fromMinute && minute < toMinute ? end : undefined;
  if (minute < toMinute) return end;
  return minute >= fromMinute ? end + DAY : undefined;
}
