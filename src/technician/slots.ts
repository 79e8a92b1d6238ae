import { chinaDayStart, chinaTime, saySlot } from '@contract/clock-words';
import type { Slot } from '@contract/ticket';

const HALF_HOUR = 30 * 60_000;
const HOUR = 2 * HALF_HOUR;
const DAY = 24 * HOUR;
const FIRST_HOUR = 8;
const LAST_HOUR = 19;

/** Slots of one hour that begin on a half hour, within the day's reach, none of them in the past. */
export function slotsOn(day: number, now: number): Slot[] {
  const start = chinaDayStart(day);
  const slots: Slot[] = [];
  for (let at = start + FIRST_HOUR * HOUR; at <= start + LAST_HOUR * HOUR; at += HALF_HOUR) {
    if (at > now) slots.push({ startAt: at, endAt: at + HOUR });
  }
  return slots;
}

/** The next few slots to offer at once: two of today, if there are, and two of tomorrow. */
export function nextSlots(now: number): Slot[] {
  const today = slotsOn(now, now + HALF_HOUR);
  const tomorrow = slotsOn(now + DAY, now).filter((slot) => {
    const { hour, minute } = {
      hour: chinaTime(slot.startAt).hour(),
      minute: chinaTime(slot.startAt).minute(),
    };
    return minute === 30 && (hour === 9 || hour === 14);
  });
  return [today[0], today[4], ...tomorrow].filter((slot): slot is Slot => slot !== undefined).slice(0, 4);
}

/** Days that can be chosen, from today on. */
export function daysFrom(now: number, count = 7): number[] {
  const today = chinaDayStart(now);
  return Array.from({ length: count }, (_, index) => today + index * DAY);
}

export const slotKey = (slot: Slot) => String(slot.startAt);
export const slotWord = (slot: Slot, now: number) => saySlot(slot, now);
