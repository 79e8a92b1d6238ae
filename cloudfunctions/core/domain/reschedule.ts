import type { PromiseKind } from '@contract/promise';
import { between, dueOf, dueOnCalendar, isOver, openPromises } from './promise';
import type { Settings } from './settings';
import type { Ticket, TicketPromise } from './ticket';

/**
 * The figure that a running promise gets instead of its own. Nobody is late because a figure changed: what would be over
 * already is counted from now, and only if that is sooner than what was told; else the old figure stays.
 */
function figureFor(promise: TicketPromise, minutes: number, settings: Settings, now: number): number {
  if (dueOnCalendar(settings, { ...promise, minutes }).dueAt > now) return minutes;
  const { clock, startedAt, pausedMinutes } = promise;
  const { dueAt } = dueOf(settings, { clock, minutes }, now);
  if (dueAt >= promise.dueAt) return promise.minutes;
  return between(settings, clock, startedAt, dueAt) - pausedMinutes;
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
  const figure = figureFor(promise, minutes, settings, now);
  const { dueAt, warnAt, dueNote } = dueOnCalendar(settings, { ...promise, minutes: figure });
  if (figure === promise.minutes || dueAt === promise.dueAt) return false;
  // there is time again: whoever holds it is reminded anew
  if (dueAt > promise.dueAt) delete promise.warnedAt;
  delete promise.dueNote;
  Object.assign(promise, { dueAt, warnAt, minutes: figure }, dueNote ? { dueNote } : {});
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
