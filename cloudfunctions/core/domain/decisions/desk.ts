import type { Feedback } from '@contract/actions';
import { AppError } from '@contract/errors';
import { addRecord, type Doing } from '../change';
import { confirmationOf } from '../guards';
import { dropPromises, fulfilPromises, pausePromise, resumePromise } from '../promise';
import { type Assignee, openWorkOrder, type Ticket } from '../ticket';
import { closeTicket, reopenTicket } from './outcome';
import { promiseAnswer, promiseDispatch, promiseFinish } from './promises';

/** the resident is asked to answer within a day; then the desk calls */
const ANSWER_MINUTES = 24 * 60;

/** P2.1: asks the resident; the desk's own clock stands still meanwhile. */
export function clarify(draft: Ticket, input: { question: string }, doing: Doing): void {
  if (draft.status === 'received' || draft.status === 'verified') draft.clarifiedFrom = draft.status;
  draft.status = 'clarifying';
  pausePromise(draft, doing.settings, 'first-feedback', doing.now);
  pausePromise(draft, doing.settings, 'dispatch', doing.now);
  draft.promises.push({
    id: `p${draft.promises.length + 1}`,
    kind: 'clarification',
    holder: 'resident',
    clock: 'wall',
    minutes: ANSWER_MINUTES,
    startedAt: doing.now,
    warnAt: doing.now + ANSWER_MINUTES * 45_000,
    dueAt: doing.now + ANSWER_MINUTES * 60_000,
    pausedMinutes: 0,
  });
  addRecord(draft, doing, { kind: 'clarification-asked', text: input.question });
}

/** P2.1: the ball is back with the desk, whose clock runs on. */
export function endClarification(draft: Ticket, doing: Doing): void {
  draft.status = draft.clarifiedFrom ?? 'received';
  delete draft.clarifiedFrom;
  resumePromise(draft, doing.settings, 'first-feedback', doing.now);
  resumePromise(draft, doing.settings, 'dispatch', doing.now);
}

/** P2.5: a person's words with opinion, time limit and responsible person. */
export function giveFeedback(draft: Ticket, input: { feedback: Feedback }, doing: Doing): void {
  fulfilPromises(draft, ['first-feedback'], doing.now);
  draft.status = 'verified';
  addRecord(draft, doing, {
    kind: 'feedback-given',
    text: input.feedback.text,
    about: input.feedback.responsible,
  });
  promiseDispatch(draft, doing);
}

/** P1.3 当场解答: answered and closed as such. */
export function answerOnTheSpot(draft: Ticket, input: { text: string }, doing: Doing): void {
  fulfilPromises(draft, ['first-feedback', 'dispatch'], doing.now);
  addRecord(draft, doing, { kind: 'answered', text: input.text });
  closeTicket(draft, doing, 'answered');
}

/** P3.1, P3.2: sends one technician, or lays the order into the pool. First feedback must have been given or be given in the same act (P2.5). */
export function dispatch(
  draft: Ticket,
  input: { assignee?: Assignee | undefined; task: string; feedback?: Feedback | undefined },
  doing: Doing,
): void {
  if (draft.status === 'received') {
    if (!input.feedback) {
      throw new AppError('BAD_INPUT', {
        field: 'feedback',
        sentence: '还没有给业主首次反馈，请写好反馈再派单。',
      });
    }
    giveFeedback(draft, { feedback: input.feedback }, doing);
  }
  // P5.3: whoever does the work can neither confirm nor rate it
  if (input.assignee?.personId === draft.resident.personId) {
    throw new AppError('BAD_INPUT', {
      field: 'assigneeId',
      sentence: '报事人自己不能接这一单，请派给别人。',
    });
  }
  fulfilPromises(draft, ['dispatch'], doing.now);
  draft.status = 'processing';
  draft.workOrders.push({
    id: `${draft._id}-w${draft.workOrders.length + 1}`,
    status: input.assignee ? 'offered' : 'pooled',
    round: draft.round,
    task: input.task,
    ...(input.assignee ? { assignee: input.assignee } : {}),
    offeredAt: doing.now,
  });
  promiseAnswer(draft, doing);
  promiseFinish(draft, doing);
  addRecord(draft, doing, { kind: 'dispatched', text: input.task, about: input.assignee?.name ?? '抢单池' });
}

/** The order comes back to the desk, which owes a new one. */
export function returnToDesk(draft: Ticket, doing: Doing): void {
  dropPromises(draft, ['accept', 'appointment', 'arrive'], doing.now);
  draft.status = 'verified';
  promiseDispatch(draft, doing);
}

/** P3.2: takes an order back from a technician who is not there yet. */
export function recall(draft: Ticket, input: { reason: string }, doing: Doing): void {
  const order = openWorkOrder(draft);
  if (!order) throw new AppError('WRONG_STATE');
  // told while the order is still open: the message goes to whoever holds it
  addRecord(draft, doing, {
    kind: 'recalled',
    text: input.reason,
    ...(order.assignee ? { about: order.assignee.name } : {}),
    internal: true,
  });
  order.status = 'recalled';
  returnToDesk(draft, doing);
}

/** P5.5: what the call brought. Dissatisfied is never "办结"; nobody reached is never satisfied (P5.4). */
export function recordFollowUp(
  draft: Ticket,
  input: { result: 'satisfied' | 'dissatisfied' | 'unreached'; text?: string | undefined },
  doing: Doing,
): void {
  fulfilPromises(draft, ['follow-up'], doing.now);
  addRecord(draft, doing, {
    kind: 'followed-up',
    about: input.result,
    ...(input.text ? { text: input.text } : {}),
  });
  if (input.result === 'dissatisfied') {
    reopenTicket(draft, doing);
    return;
  }
  const confirmed = confirmationOf(draft)?.outcome === 'solved' || input.result === 'satisfied';
  closeTicket(draft, doing, confirmed ? 'solved' : 'unconfirmed');
}
