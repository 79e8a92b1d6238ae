import type { PromiseKind } from '@contract/promise';
import type { Priority, Slot } from '@contract/ticket';
import type { Doing } from '../change';
import {
  dropPromises,
  dueOf,
  type NewPromise,
  openPromises,
  startPromise,
  startPromiseDueAt,
  WARN_SHARE,
} from '../promise';
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
  const { complaintReplyMinutes, firstFeedbackMinutes } = doing.settings;
  const figures = draft.kind === 'complaint' ? complaintReplyMinutes : firstFeedbackMinutes;
  promiseByPriority(draft, doing, 'first-feedback', 'desk', figures);
}

/** What nobody has to be sent for is promised whole with the report: a complaint settled, a question answered. */
export function promiseSettling(draft: Ticket, doing: Doing): void {
  if (draft.kind === 'repair' || draft.kind === 'emergency') return;
  promiseByPriority(draft, doing, 'finish', 'desk', finishFigures(draft, doing.settings));
}

/** The desk has to send somebody. */
export function promiseDispatch(draft: Ticket, doing: Doing): void {
  promiseByPriority(draft, doing, 'dispatch', 'desk', doing.settings.dispatchMinutes);
}

/** How long the whole may take: of the kind, of an ordinary ticket's category (P2.2), else the usual. */
export function finishFigures({ kind, category }: Ticket, settings: Settings): Settings['finishMinutes'] {
  const own = category && settings.categoryFinishMinutes[category.id];
  const usual =
    kind === 'complaint'
      ? settings.complaintFinishMinutes
      : kind === 'inquiry' || kind === 'suggestion'
        ? settings.answerMinutes
        : settings.finishMinutes;
  return own === undefined ? usual : { ...usual, normal: own };
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

/** Somebody is there soon after accepting, though no time is agreed yet: where it is urgent (P2.3, P4.1). */
export function promiseComing(draft: Ticket, doing: Doing, workOrderId: string): void {
  const { priority } = draft;
  if (priority === 'normal' || isOpen(draft, 'arrive', workOrderId)) return;
  const { urgent, emergency } = doing.settings.arriveMinutes;
  const figures = { normal: 0, urgent, emergency };
  promiseByPriority(draft, doing, 'arrive', 'technician', figures, workOrderId);
}

/** The work has to be finished; one clock a round, whoever does it. */
export function promiseFinish(draft: Ticket, doing: Doing): void {
  const [promised] = openPromises(draft).filter(({ kind }) => kind === 'finish');
  if (promised) {
    promised.holder = 'technician';
    return;
  }
  promiseByPriority(draft, doing, 'finish', 'technician', finishFigures(draft, doing.settings));
}

/**
 * By when one order has to be done (P3.1): the time that the desk chose, with a clock of its own; without one the ticket's
 * own finish, which somebody was told already. One that is over already is counted anew. Answers the due time.
 */
export function promiseDeadline(
  draft: Ticket,
  chosenAt: number | undefined,
  doing: Doing,
  workOrderId: string,
): number {
  const { now, settings } = doing;
  const finish = openPromises(draft).find((promise) => promise.kind === 'finish')?.dueAt ?? 0;
  if (chosenAt === undefined && finish > now) return finish;
  const clock = draft.priority === 'emergency' ? 'wall' : 'working';
  const minutes = finishFigures(draft, settings)[draft.priority];
  const dueAt = chosenAt ?? dueOf(settings, { clock, minutes }, now).dueAt;
  const warnAt = now + Math.round((dueAt - now) * WARN_SHARE);
  const promise = { kind: 'deadline', holder: 'technician', warnAt, dueAt, workOrderId } as const;
  startPromiseDueAt(draft, settings, promise, now);
  return dueAt;
}

/** The colleague has to say yes or no to taking an order over (P3.3). */
export function promiseTransfer(draft: Ticket, doing: Doing, workOrderId: string): void {
  promiseByPriority(draft, doing, 'transfer', 'technician', doing.settings.acceptMinutes, workOrderId);
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
