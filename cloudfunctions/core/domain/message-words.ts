import { chinaTime, sayClock } from '@contract/clock-words';
import type { Slot } from '@contract/ticket';

/** WeChat's field limits (platform.md): a value made by these functions always fits its field. */
const THING_LENGTH = 20;
const NAME_LENGTH = 10;

function cut(text: string, length: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= length) return line;
  // an emoji is two units long: half of one at the end is left out
  return `${line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** For `thingN` fields: one line, at most 20 characters, never empty. */
export const thing = (text: string) => cut(text, THING_LENGTH) || '无';

/** For `nameN` fields: at most 10 characters, never empty. */
export const personName = (name: string) => cut(name, NAME_LENGTH) || '工作人员';

/** For `timeN` fields: 2026年11月23日 15:20 */
export const time = (at: number) => chinaTime(at).format('YYYY年MM月DD日 HH:mm');

/** For `timeN` fields, a span within one day: 2026年11月23日 16:00~17:00 */
export const timeSpan = (slot: Slot) => `${time(slot.startAt)}~${sayClock(slot.endAt).padStart(5, '0')}`;

/** The first words of a report, for lists and messages. */
export function titleOf(text: string): string {
  const [first = ''] = text.split(/[\n。！？!?]/);
  return cut(first || text, 24);
}
