import type { Priority, PromiseKind, Slot } from '@contract/ticket';
import type { Doing } from '../change';
import { dropPromises, type NewPromise, openPromises, startPromise, startPromiseDueAt } from '../promise';
import type { Settings } from '../settings';
import type { Ticket } from '../ticket';

const HOUR = 60;
/** the technician is reminded this long before a visit (P4.1) */
const BEFORE_VISIT = 30 * 60_000;

const isOpen = (draft: Ticket, kind: PromiseKind, workOrderId?: string) =>
  openPromises(draft).some((promise) => promise.kind === kind && promise.workOrderId === workOrderId);

/** Working time by the ticket's priority; an emergency runs on the wall clock (P2.3). */
function promiseByPriority(
  draft: Ticket,
  doing: Doing,
  kind: PromiseKind,
  holder: NewPromise['holder'],
  figures: Readonly<Record<Priority, number>>,
  workOrderId?: string,
): void {
  const clock = draft.priority === 'emergency' ? 'wall' : 'working';
  const order = workOrderId === undefined ? {} : { workOrderId };
  const promise = { kind, holder, clock, minutes: figures[draft.priority], ...order } as const;
  startPromise(draft, doing.settings, promise, doing.now);
}

/** So many hours of the wall clock. */
function promiseInHours(
  draft: Ticket,
  doing: Doing,
  kind: PromiseKind,
  holder: NewPromise['holder'],
  hours: number,
): void {
  const promise = { kind, holder, clock: 'wall', minutes: hours * HOUR } as const;
  startPromise(draft, doing.settings, promise, doing.now);
}

/** A person of the desk has to answer (P2.5). */
export function promiseFeedback(draft: Ticket, doing: Doing): void {
  promiseByPriority(draft, doing, 'first-feedback', 'desk', doing.settings.firstFeedbackMinutes);
}

/** The desk has to send somebody. */
export function promiseDispatch(draft: Ticket, doing: Doing): void {
  promiseByPriority(draft, doing, 'dispatch', 'desk', doing.settings.dispatchMinutes);
}

/** The technician has to say yes or no (P3.3). */
export function promiseAnswer(draft: Ticket, doing: Doing, workOrderId: string): void {
  promiseByPriority(draft, doing, 'accept', 'technician', doing.settings.acceptMinutes, workOrderId);
}

/** The technician has to propose a time (P4.1). */
export function promiseAppointment(draft: Ticket, doing: Doing, workOrderId: string): void {
  if (isOpen(draft, 'appointment', workOrderId)) return;
  const { appointmentMinutes } = doing.settings;
  promiseByPriority(draft, doing, 'appointment', 'technician', appointmentMinutes, workOrderId);
}

/** The technician has to be there by the end of the agreed slot; an older appointment is replaced. */
export function promiseArrival(draft: Ticket, slot: Slot, doing: Doing, workOrderId: string): void {
  dropPromises(draft, { kinds: ['arrive'], workOrderId }, doing.now);
  const promise = {
    kind: 'arrive',
    holder: 'technician',
    warnAt: slot.startAt - BEFORE_VISIT,
    dueAt: slot.endAt,
    workOrderId,
  } as const;
  startPromiseDueAt(draft, doing.settings, promise, doing.now);
}

/** How long the work may take: the category's own figure, shorter if it is urgent ("Promises"). */
export function finishMinutesOf({ category, priority }: Ticket, { finishMinutes }: Settings): number {
  const usual = finishMinutes[priority];
  const own = category?.finishMinutes ?? usual;
  return priority === 'normal' ? own : Math.min(own, usual);
}

/** The work has to be finished; one clock a round, whoever does it. */
export function promiseFinish(draft: Ticket, doing: Doing): void {
  if (isOpen(draft, 'finish')) return;
  const minutes = finishMinutesOf(draft, doing.settings);
  const figures = { normal: minutes, urgent: minutes, emergency: minutes };
  promiseByPriority(draft, doing, 'finish', 'technician', figures);
}

/** The resident is given this long to answer the desk's question (P2.1). */
export function awaitAnswer(draft: Ticket, doing: Doing): void {
  promiseInHours(draft, doing, 'clarification', 'resident', doing.settings.clarificationHours);
}

/** The resident is given this long before the desk calls (P5.4). */
export function awaitConfirmation(draft: Ticket, doing: Doing): void {
  promiseInHours(draft, doing, 'confirmation', 'resident', doing.settings.confirmationHours);
}

/** The desk has to call (P5.5); a call that is owed already is not put off. */
export function promiseFollowUp(draft: Ticket, doing: Doing): void {
  if (isOpen(draft, 'follow-up')) return;
  promiseInHours(draft, doing, 'follow-up', 'desk', doing.settings.followUpHours);
}
