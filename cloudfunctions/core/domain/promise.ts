import type { PromiseKind } from '@contract/promise';
import type { Settings } from './settings';
import type { PauseReason, Ticket, TicketPromise } from './ticket';
import { addWorkingMinutes, dayNote, workingMinutesBetween } from './working-calendar';

const MINUTE = 60_000;
/** whoever holds a promise is reminded when this share of it has passed (P3.5) */
export const WARN_SHARE = 0.75;

type Clock = TicketPromise['clock'];

function add(settings: Settings, clock: Clock, from: number, minutes: number): number {
  return clock === 'wall' ? from + minutes * MINUTE : addWorkingMinutes(settings.calendar, from, minutes);
}

/** Minutes from one moment to another by this clock. */
export function between(settings: Settings, clock: Clock, from: number, to: number): number {
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
    calendarVersion: settings.calendarVersion,
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

/** promises among ourselves, of which residents hear nothing (P3.5) */
const internalKinds: readonly PromiseKind[] = ['deadline', 'transfer', 'supervision', 'consultation'];

/** Is it a promise that residents never see? */
export const isInternal = ({ kind }: Pick<TicketPromise, 'kind'>): boolean => internalKinds.includes(kind);

/** The running promise that the resident was told and that is due first. */
export function nextTold(ticket: Pick<Ticket, 'promises'>): TicketPromise | undefined {
  return runningPromises(ticket).find((promise) => !isInternal(promise));
}

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

/** Which clocks stand still or go on, and why they stand. */
export interface Pausing {
  kinds: readonly PromiseKind[];
  reason: PauseReason;
}

/** Stops clocks while somebody else has the ball (P2.1); a promise that is late already runs on (mutates). */
export function pausePromises(ticket: Ticket, settings: Settings, pausing: Pausing, now: number): void {
  for (const promise of chosen(ticket, pausing)) {
    if (promise.pausedAt !== undefined || isOver(promise, now)) continue;
    promise.pausedAt = now;
    promise.leftMinutes = between(settings, promise.clock, now, promise.dueAt);
    promise.pauses = [...(promise.pauses ?? []), { at: now, reason: pausing.reason, minutes: 0 }];
  }
}

/** Starts clocks again where they stood, if they stand for this reason, and moves their due times; the paused share is kept (mutates). */
export function resumePromises(ticket: Ticket, settings: Settings, pausing: Pausing, now: number): void {
  for (const promise of chosen(ticket, pausing)) {
    const pause = promise.pauses?.at(-1);
    if (promise.pausedAt === undefined || pause?.reason !== pausing.reason) continue;
    const left = promise.leftMinutes ?? 0;
    const untilWarning = Math.max(0, left - promise.minutes * (1 - WARN_SHARE));
    pause.until = now;
    pause.minutes = between(settings, promise.clock, promise.pausedAt, now);
    promise.pausedMinutes += pause.minutes;
    promise.dueAt = add(settings, promise.clock, now, left);
    promise.warnAt = add(settings, promise.clock, now, untilWarning);
    delete promise.dueNote;
    Object.assign(promise, noteOf(settings, promise.dueAt));
    promise.calendarVersion = settings.calendarVersion;
    delete promise.pausedAt;
    delete promise.leftMinutes;
  }
}

/**
 * When a promise that nobody has met is due on this calendar: its minutes of working time from its start, without those in
 * which it stood still.
 */
export function dueOnCalendar(settings: Settings, promise: TicketPromise) {
  const { clock, startedAt, minutes } = promise;
  const stood = (promise.pauses ?? []).reduce(
    (sum, { at, until }) => sum + (until === undefined ? 0 : between(settings, clock, at, until)),
    0,
  );
  const dueAt = add(settings, clock, startedAt, minutes + stood);
  const warnAt = add(settings, clock, startedAt, minutes * WARN_SHARE + stood);
  return { dueAt, warnAt, ...noteOf(settings, dueAt) };
}
