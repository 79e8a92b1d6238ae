import type { PromiseKind } from '@contract/ticket';
import { dueOf, isOver, openPromises } from './promise';
import type { Settings } from './settings';
import type { Ticket, TicketPromise } from './ticket';

const WARN_SHARE = 0.75;

/** New due and warning times for a promise of `minutes`; none where the old ones stay. */
function newTimes(promise: TicketPromise, minutes: number, settings: Settings, now: number) {
  const { clock, pausedMinutes, startedAt } = promise;
  const at = (from: number, length: number) => dueOf(settings, { clock, minutes: length }, from);
  const warnAfter = minutes * WARN_SHARE;
  const fromStart = at(startedAt, minutes + pausedMinutes);
  if (fromStart.dueAt > now) {
    return { ...fromStart, warnAt: at(startedAt, warnAfter + pausedMinutes).dueAt };
  }
  // nobody is late because a figure changed: what would be over already begins now
  const fromNow = at(now, minutes);
  return fromNow.dueAt < promise.dueAt ? { ...fromNow, warnAt: at(now, warnAfter).dueAt } : undefined;
}

/** Like the due time, for a clock that stands still: what is left of it. */
function newLeft(promise: TicketPromise, minutes: number): number {
  const left = promise.leftMinutes ?? 0;
  const changed = left + minutes - promise.minutes;
  return changed > 0 ? changed : Math.min(left, minutes);
}

/**
 * Gives an open promise a new figure (mutates; "Promises"): due at its start plus the figure, as if it had always been so;
 * one that is over stays as it was missed. Answers whether anything changed.
 */
function giveFigure(promise: TicketPromise, minutes: number, settings: Settings, now: number): boolean {
  if (minutes === promise.minutes || isOver(promise, now)) return false;
  if (promise.pausedAt !== undefined) {
    promise.leftMinutes = newLeft(promise, minutes);
    promise.minutes = minutes;
    return true;
  }
  const times = newTimes(promise, minutes, settings, now);
  if (!times || times.dueAt === promise.dueAt) return false;
  // whoever was reminded too early is reminded again
  if (times.dueAt > promise.dueAt) delete promise.warnedAt;
  delete promise.dueNote;
  Object.assign(promise, times, { minutes });
  return true;
}

/** Gives all open promises of some kinds their new figures (mutates); answers those that moved. */
export function reschedule(
  ticket: Ticket,
  settings: Settings,
  figures: Partial<Record<PromiseKind, number>>,
  now: number,
): TicketPromise[] {
  return openPromises(ticket).filter((promise) => {
    const minutes = figures[promise.kind];
    return minutes !== undefined && giveFigure(promise, minutes, settings, now);
  });
}
