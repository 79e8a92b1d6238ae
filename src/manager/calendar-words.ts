import type { CommunitySettings } from '@contract/settings';

type Calendar = CommunitySettings['calendar'];
type Day = Calendar['weekly'][number];

export const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
/** Monday first, as one reads a week */
export const weekOrder = [1, 2, 3, 4, 5, 6, 0] as const;

/** 510 → 8:30 */
export const sayMinute = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** 8:30–12:00、13:30–17:30 */
export const sayDayHours = (day: Day) =>
  day.length === 0 ? '休息' : day.map(([from, to]) => `${sayMinute(from)}–${sayMinute(to)}`).join('、');

/** 周一到周五 8:30–12:00、13:30–17:30，周六、周日休息: days with the same hours together. */
export function sayWeek(calendar: Calendar): string {
  const groups: { days: string[]; hours: string }[] = [];
  for (const index of weekOrder) {
    const hours = sayDayHours(calendar.weekly[index] ?? []);
    const last = groups.at(-1);
    if (last?.hours === hours) last.days.push(weekdays[index]);
    else groups.push({ days: [weekdays[index]], hours });
  }
  const sayDays = (days: string[]) => (days.length > 2 ? `${days[0]}到${days.at(-1)}` : days.join('、'));
  return groups.map(({ days, hours }) => `${sayDays(days)} ${hours}`).join('；');
}
