import { AppError } from '@contract/errors';
import type { Calendar } from '@contract/settings';
import { addWorkingMinutes } from './working-calendar';

const DAY = 24 * 60 * 60_000;
/** a week in which fewer hours are worked is a slip of the finger */
const LEAST_WEEKLY_MINUTES = 5 * 60;
/** days in a row on which nobody would be there */
const LONGEST_SILENCE = 20;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

const refuse = (field: string, sentence: string) =>
  new AppError('BAD_INPUT', { field: `change.calendar.${field}`, sentence: `${sentence}你填的都还在。` });

const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

function mustBeInOrder(weekday: string, day: Calendar['weekly'][number], field: string): void {
  let end = -1;
  for (const [from, to] of day) {
    if (from >= to) throw refuse(field, `${weekday}的 ${clock(from)}–${clock(to)} 开始要早于结束。`);
    if (from <= end)
      throw refuse(field, `${weekday}的 ${clock(from)}–${clock(to)} 和前一段接上或重叠了，请改开。`);
    end = to;
  }
}

function mustBeDates(dates: readonly string[]): void {
  for (const date of dates) {
    const at = Date.parse(`${date}T00:00:00Z`);
    const isReal = Number.isFinite(at) && new Date(at).toISOString().startsWith(date);
    if (!isReal) throw refuse('closedDates', `没有 ${date} 这一天，请改一下。`);
  }
  const twice = dates.find((date, index) => dates.indexOf(date) !== index);
  if (twice) throw refuse('closedDates', `${twice} 写了两次，留一个就行。`);
}

/**
 * Throws BAD_INPUT, naming the day, unless the calendar has working time, its stretches are in order and apart, and no
 * silence after `now` is longer than any holiday ("Working calendar").
 */
export function mustBeSoundCalendar(calendar: Calendar, now: number): void {
  for (const [index, day] of calendar.weekly.entries()) {
    mustBeInOrder(weekdays[index] ?? '', day, `weekly.${index}`);
  }
  const weekly = calendar.weekly.flat().reduce((sum, [from, to]) => sum + to - from, 0);
  if (weekly < LEAST_WEEKLY_MINUTES)
    throw refuse('weekly', '一周至少要有 5 小时上班，不然没人能接业主的事。');
  mustBeDates(calendar.closedDates);
  // every week of the coming year has somebody in it
  for (let day = 0; day < 365; day += 7) {
    const from = now + day * DAY;
    if (addWorkingMinutes(calendar, from, 1) - from > LONGEST_SILENCE * DAY) {
      throw refuse('closedDates', `休息的日子连得太长了，最多连着 ${LONGEST_SILENCE} 天没人。`);
    }
  }
}
