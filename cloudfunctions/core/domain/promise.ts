import type { PromiseKind } from '@contract/ticket';
import type { Settings } from './settings';
import type { Ticket, TicketPromise } from './ticket';
import { addWorkingMinutes, dayNote, workingMinutesBetween } from './working-calendar';

const MINUTE = 60_000;
/** whoever holds a promise is reminded when this share of it has passed (P3.5) */
const WARN_SHARE = 0.75;

type Clock = TicketPromise['clock'];

function add(settings: Settings, clock: Clock, from: number, minutes: number): number {
  return clock === 'wall' ? from + minutes * MINUTE : addWorkingMinutes(settings.calendar, from, minutes);
}

function between(settings: Settings, clock: Clock, from: number, to: number): number {
  if (clock === 'wall') return Math.max(0, (to - from) / MINUTE);
  return workingMinutesBetween(settings.calendar, from, to);
}

function noteOf(settings: Settings, dueAt: number): { dueNote?: string } {
  const dueNote = dayNote(settings.calendar, dueAt);
  return dueNote ? { dueNote } : {};
}

export interface NewPromise {
  kind: PromiseKind;
  holder: TicketPromise['holder'];
  clock: Clock;
  minutes: number;
  workOrderId?: string;
  consultationId?: string;
}

/** When a promise of `minutes` that starts at `now` is due, with the word that its day needs. */
export function dueOf(settings: Settings, promise: Omit<NewPromise, 'kind' | 'holder'>, now: number) {
  const dueAt = add(settings, promise.clock, now, promise.minutes);
  return { dueAt, ...noteOf(settings, dueAt) };
}

/** Starts a clock on `ticket` (mutates it). Due and warning times are computed here, once. */
export function startPromise(ticket: Ticket, settings: Settings, promise: NewPromise, now: number): void {
  ticket.promises.push({
    id: `p${ticket.promises.length + 1}`,
    ...promise,
    startedAt: now,
    warnAt: add(settings, promise.clock, now, promise.minutes * WARN_SHARE),
    ...dueOf(settings, promise, now),
    pausedMinutes: 0,
  });
}

/** Like `startPromise` for a promise that is due at an agreed moment (P4.1 arrive). */
export function startPromiseDueAt(
  ticket: Ticket,
  settings: Settings,
  promise: Omit<NewPromise, 'clock' | 'minutes'> & { warnAt: number; dueAt: number },
  now: number,
): void {
  ticket.promises.push({
    id: `p${ticket.promises.length + 1}`,
    ...promise,
    clock: 'wall',
    minutes: Math.max(0, (promise.dueAt - now) / MINUTE),
    startedAt: now,
    warnAt: Math.max(now, promise.warnAt),
    ...noteOf(settings, promise.dueAt),
    pausedMinutes: 0,
  });
}

/** Promises that nobody has ended yet, paused ones included. */
export function openPromises(ticket: Pick<Ticket, 'promises'>): TicketPromise[] {
  return ticket.promises.filter((promise) => promise.endedAt === undefined);
}

/** Open promises whose clock runs, the one due first first. */
export function runningPromises(ticket: Pick<Ticket, 'promises'>): TicketPromise[] {
  return openPromises(ticket)
    .filter((promise) => promise.pausedAt === undefined)
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** A promise among colleagues: no resident is told of it, and it sorts no list (P2.4). */
export const isInternal = ({ kind }: Pick<TicketPromise, 'kind'>): boolean => kind === 'consultation';

/** Is the due time over? "15:20 前" ends when it is 15:20; a paused clock stands still. */
export function isOver(promise: TicketPromise, now: number): boolean {
  return promise.pausedAt === undefined && now >= promise.dueAt;
}

/** Which promises: of some kinds, of one order or question only if it is named. */
export interface Which {
  kinds: readonly PromiseKind[];
  workOrderId?: string | undefined;
  consultationId?: string | undefined;
}

function chosen(ticket: Ticket, { kinds, workOrderId, consultationId }: Which): TicketPromise[] {
  return openPromises(ticket).filter(
    (promise) =>
      kinds.includes(promise.kind) &&
      (workOrderId === undefined || promise.workOrderId === workOrderId) &&
      (consultationId === undefined || promise.consultationId === consultationId),
  );
}

/** Ends open promises (mutates): kept if in time, else late. */
export function fulfilPromises(ticket: Ticket, which: Which, now: number): void {
  for (const promise of chosen(ticket, which)) {
    promise.endedAt = now;
    promise.outcome = isOver(promise, now) ? 'late' : 'kept';
  }
}

/** Ends promises that no longer make sense, e.g. after a recall (mutates). A late one stays late. */
export function dropPromises(ticket: Ticket, which: Which, now: number): void {
  for (const promise of chosen(ticket, which)) {
    promise.endedAt = now;
    promise.outcome = isOver(promise, now) ? 'late' : 'dropped';
    if (promise.outcome === 'late') promise.abandoned = true;
  }
}

/** Stops the clock while somebody else has the ball (P2.1); a promise that is late already runs on (mutates). */
export function pausePromise(ticket: Ticket, settings: Settings, kind: PromiseKind, now: number): void {
  for (const promise of openPromises(ticket)) {
    if (promise.kind !== kind || promise.pausedAt !== undefined || isOver(promise, now)) continue;
    promise.pausedAt = now;
    promise.leftMinutes = between(settings, promise.clock, now, promise.dueAt);
  }
}

/** Starts the clock again where it stood and moves its due time; the paused share is kept (mutates). */
export function resumePromise(ticket: Ticket, settings: Settings, kind: PromiseKind, now: number): void {
  for (const promise of openPromises(ticket)) {
    if (promise.kind !== kind || promise.pausedAt === undefined) continue;
    const left = promise.leftMinutes ?? 0;
    const untilWarning = Math.max(0, left - promise.minutes * (1 - WARN_SHARE));
    promise.pausedMinutes += between(settings, promise.clock, promise.pausedAt, now);
    promise.dueAt = add(settings, promise.clock, now, left);
    promise.warnAt = add(settings, promise.clock, now, untilWarning);
    delete promise.dueNote;
    Object.assign(promise, noteOf(settings, promise.dueAt));
    delete promise.pausedAt;
    delete promise.leftMinutes;
  }
}
