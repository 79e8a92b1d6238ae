import { sayWhen } from '@contract/clock-words';
import { dueOnCalendar, isOver, runningPromises } from './promise';
import type { Settings } from './settings';
import type { Ticket, TicketPromise } from './ticket';

/** A promise that another calendar moved, and the words for the record of it. */
export interface Moved {
  promise: TicketPromise;
  text: string;
}

/**
 * Moves what is promised but neither met, missed nor paused to the community's new calendar (mutates), and tells what moved.
 * A due time that the new calendar would put into the past stays where it is: nobody could have known. Doing it twice
 * changes nothing more. process.md "Working calendar".
 */
export function keepToCalendar(ticket: Ticket, settings: Settings, now: number): Moved[] {
  return runningPromises(ticket).flatMap((promise) => {
    const isOlder = (promise.calendarVersion ?? 0) < settings.calendarVersion;
    if (promise.clock !== 'working' || !isOlder || promise.missedAt !== undefined || isOver(promise, now)) {
      return [];
    }
    promise.calendarVersion = settings.calendarVersion;
    const { dueAt, warnAt, dueNote } = dueOnCalendar(settings, promise);
    if (dueAt === promise.dueAt || dueAt <= now) return [];
    const text = `原来 ${sayWhen(promise.dueAt, now, promise.dueNote)}，现在 ${sayWhen(dueAt, now, dueNote)}`;
    promise.dueAt = dueAt;
    promise.warnAt = warnAt;
    if (dueNote) promise.dueNote = dueNote;
    else delete promise.dueNote;
    // there is time again: whoever holds it is reminded anew
    if (warnAt > now) delete promise.warnedAt;
    return [{ promise, text }];
  });
}
