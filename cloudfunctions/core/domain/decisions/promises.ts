import type { Slot } from '@contract/ticket';
import type { Doing } from '../change';
import { dropPromises, type NewPromise, openPromises, startPromise, startPromiseDueAt } from '../promise';
import type { Ticket } from '../ticket';

const HOUR = 60;
/** the technician is reminded this long before a visit (P4.1) */
const BEFORE_VISIT = 30 * 60_000;

function clockOf(ticket: Ticket): NewPromise['clock'] {
  return ticket.priority === 'emergency' ? 'wall' : 'working';
}

/** The desk has to send somebody. */
export function promiseDispatch(draft: Ticket, doing: Doing): void {
  const minutes = doing.settings.dispatchMinutes[draft.priority];
  startPromise(
    draft,
    doing.settings,
    { kind: 'dispatch', holder: 'desk', clock: clockOf(draft), minutes },
    doing.now,
  );
}

/** The technician has to say yes or no (P3.3). */
export function promiseAnswer(draft: Ticket, doing: Doing): void {
  const minutes = doing.settings.acceptMinutes[draft.priority];
  startPromise(
    draft,
    doing.settings,
    { kind: 'accept', holder: 'technician', clock: clockOf(draft), minutes },
    doing.now,
  );
}

/** The technician has to propose a time (P4.1). */
export function promiseAppointment(draft: Ticket, doing: Doing): void {
  if (openPromises(draft).some((promise) => promise.kind === 'appointment')) return;
  const minutes = doing.settings.appointmentMinutes[draft.priority];
  const promise = { kind: 'appointment', holder: 'technician', clock: clockOf(draft), minutes } as const;
  startPromise(draft, doing.settings, promise, doing.now);
}

/** The technician has to be there by the end of the agreed slot; an older appointment is replaced. */
export function promiseArrival(draft: Ticket, slot: Slot, doing: Doing): void {
  dropPromises(draft, ['arrive'], doing.now);
  const promise = {
    kind: 'arrive',
    holder: 'technician',
    warnAt: slot.startAt - BEFORE_VISIT,
    dueAt: slot.endAt,
  } as const;
  startPromiseDueAt(draft, doing.settings, promise, doing.now);
}

/** The work has to be finished; one clock a round, whoever does it. */
export function promiseFinish(draft: Ticket, doing: Doing): void {
  if (openPromises(draft).some((promise) => promise.kind === 'finish')) return;
  const minutes = doing.settings.finishMinutes[draft.priority];
  startPromise(
    draft,
    doing.settings,
    { kind: 'finish', holder: 'technician', clock: clockOf(draft), minutes },
    doing.now,
  );
}

/** The resident is given this long to answer the desk's question (P2.1). */
export function awaitAnswer(draft: Ticket, doing: Doing): void {
  const minutes = doing.settings.clarificationHours * HOUR;
  startPromise(
    draft,
    doing.settings,
    { kind: 'clarification', holder: 'resident', clock: 'wall', minutes },
    doing.now,
  );
}

/** The resident is given this long before the desk calls (P5.4). */
export function awaitConfirmation(draft: Ticket, doing: Doing): void {
  const minutes = doing.settings.confirmationHours * HOUR;
  startPromise(
    draft,
    doing.settings,
    { kind: 'confirmation', holder: 'resident', clock: 'wall', minutes },
    doing.now,
  );
}

/** The desk has to call (P5.5); a call that is owed already is not put off. */
export function promiseFollowUp(draft: Ticket, doing: Doing): void {
  if (openPromises(draft).some((promise) => promise.kind === 'follow-up')) return;
  const minutes = doing.settings.followUpHours * HOUR;
  startPromise(
    draft,
    doing.settings,
    { kind: 'follow-up', holder: 'desk', clock: 'wall', minutes },
    doing.now,
  );
}
