import { PromiseKind } from '@contract/promise';
import type { Closure } from '@contract/ticket';
import { addRecord, type Doing } from '../change';
import { openSupervisions } from '../escalation';
import { dropPromises, fulfilPromises, isInternal } from '../promise';
import { isGuests, type Ticket } from '../ticket';
import { keepReporting, standDown } from './emergency';
import { awaitConfirmation, promiseDispatch, promiseFollowUp } from './promises';

/** Archives the ticket (P6.1): every open clock ends, the timeline says how it ended. */
export function closeTicket(draft: Ticket, doing: Doing, closure: Closure): void {
  dropPromises(draft, { kinds: PromiseKind.options }, doing.now);
  draft.status = 'closed';
  draft.closure = closure;
  draft.closedAt = doing.now;
  standDown(draft, doing);
  for (const supervision of openSupervisions(draft)) supervision.closedAt = doing.now;
  addRecord(draft, doing, { kind: 'closed', about: closure });
}

/** P5.1: everything is done; the result goes to the resident, or the desk tells it to a caller who is not on the roster. */
export function handOverResult(draft: Ticket, doing: Doing): void {
  fulfilPromises(draft, { kinds: ['finish'] }, doing.now);
  if (isGuests(draft)) openFollowUp(draft, doing);
  else {
    draft.status = 'resolved';
    awaitConfirmation(draft, doing);
  }
  addRecord(draft, doing, { kind: 'result-ready' });
}

/** The same ticket goes on as rework with its history (P5.2). */
export function reopenTicket(draft: Ticket, doing: Doing): void {
  // a 督办 outlasts the round: its reply is still owed
  const kinds = PromiseKind.options.filter((kind) => !isInternal({ kind }));
  dropPromises(draft, { kinds }, doing.now);
  draft.status = 'verified';
  draft.round += 1;
  delete draft.closure;
  delete draft.closedAt;
  promiseDispatch(draft, doing);
  keepReporting(draft, doing);
  addRecord(draft, doing, { kind: 'reopened' });
}

/** The desk calls the resident (P5.4, P5.5). */
export function openFollowUp(draft: Ticket, doing: Doing): void {
  draft.status = 'follow-up';
  // not over after all
  delete draft.closure;
  delete draft.closedAt;
  promiseFollowUp(draft, doing);
}
