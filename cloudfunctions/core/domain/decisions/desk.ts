import type { Feedback } from '@contract/actions';
import { AppError } from '@contract/errors';
import { addRecord, type Doing } from '../change';
import { confirmationOf, owesDispatch, ratingOf } from '../guards';
import { dropPromises, fulfilPromises, openPromises, pausePromise, resumePromise } from '../promise';
import {
  type Assignee,
  doneInRound,
  openWorkOrders,
  type Ticket,
  type WorkOrder,
  workOrderById,
} from '../ticket';
import { closeTicket, handOverResult, reopenTicket } from './outcome';
import { awaitAnswer, promiseAnswer, promiseDispatch, promiseFinish } from './promises';

/** P2.1: asks the resident; the desk's own clock stands still meanwhile. */
export function clarify(draft: Ticket, input: { question: string }, doing: Doing): void {
  if (draft.status === 'received' || draft.status === 'verified') draft.clarifiedFrom = draft.status;
  draft.status = 'clarifying';
  pausePromise(draft, doing.settings, 'first-feedback', doing.now);
  pausePromise(draft, doing.settings, 'dispatch', doing.now);
  awaitAnswer(draft, doing);
  addRecord(draft, doing, { kind: 'clarification-asked', text: input.question });
}

/** P2.1: the ball is back with the desk, whose clock runs on. */
export function endClarification(draft: Ticket, doing: Doing): void {
  draft.status = draft.clarifiedFrom ?? 'received';
  delete draft.clarifiedFrom;
  resumePromise(draft, doing.settings, 'first-feedback', doing.now);
  resumePromise(draft, doing.settings, 'dispatch', doing.now);
}

/** P2.1: the desk learned the answer by phone and goes on; nobody waits for the resident any more. */
function stopAsking(draft: Ticket, doing: Doing): void {
  if (draft.status !== 'clarifying') return;
  dropPromises(draft, { kinds: ['clarification'] }, doing.now);
  endClarification(draft, doing);
}

/** P2.5: a person's words with opinion, time limit and responsible person. */
export function giveFeedback(draft: Ticket, input: { feedback: Feedback }, doing: Doing): void {
  stopAsking(draft, doing);
  fulfilPromises(draft, { kinds: ['first-feedback'] }, doing.now);
  draft.status = 'verified';
  addRecord(draft, doing, {
    kind: 'feedback-given',
    text: input.feedback.text,
    about: input.feedback.responsible,
  });
  promiseDispatch(draft, doing);
}

/** P1.3 当场解答: answered and closed as such. What P5.5 asks a call for is not answered away (guards.ts). */
export function answerOnTheSpot(draft: Ticket, input: { text: string }, doing: Doing): void {
  stopAsking(draft, doing);
  fulfilPromises(draft, { kinds: ['first-feedback', 'dispatch'] }, doing.now);
  addRecord(draft, doing, { kind: 'answered', text: input.text });
  closeTicket(draft, doing, 'answered');
}

/** P3.1, P3.2: sends one technician, or lays the order into the pool. First feedback must have been given or be given in the same act (P2.5). */
export function dispatch(
  draft: Ticket,
  input: { assignee?: Assignee | undefined; task: string; feedback?: Feedback | undefined },
  doing: Doing,
): void {
  stopAsking(draft, doing);
  if (draft.status === 'received') {
    if (!input.feedback) {
      throw new AppError('BAD_INPUT', {
        field: 'feedback',
        sentence: '还没有给业主首次反馈，请写好反馈再派单。',
      });
    }
    giveFeedback(draft, { feedback: input.feedback }, doing);
  }
  const sent = input.assignee?.personId;
  if (sent !== undefined && openWorkOrders(draft).some((order) => order.assignee?.personId === sent)) {
    throw new AppError('BAD_INPUT', {
      field: 'assigneeId',
      sentence: '这位师傅手上已有这件事的单，请派给别人。',
    });
  }
  // P7.3: nobody works on a complaint about themselves
  if (sent !== undefined && sent === draft.complaintAbout?.personId) {
    throw new AppError('BAD_INPUT', { field: 'assigneeId', sentence: '这件事不能派给他，请派给别人。' });
  }
  // P5.3: whoever does the work can neither confirm nor rate it
  if (sent === draft.resident.personId) {
    throw new AppError('BAD_INPUT', {
      field: 'assigneeId',
      sentence: '报事人自己不能接这一单，请派给别人。',
    });
  }
  fulfilPromises(draft, { kinds: ['dispatch'] }, doing.now);
  draft.status = 'processing';
  offerOrder(draft, input, doing);
}

/** Makes one order and offers it to the assignee, or lays it into the pool. */
export function offerOrder(
  draft: Ticket,
  input: { assignee?: Assignee | undefined; task: string },
  doing: Doing,
): void {
  const order: WorkOrder = {
    id: `${draft._id}-w${draft.workOrders.length + 1}`,
    status: input.assignee ? 'offered' : 'pooled',
    round: draft.round,
    task: input.task,
    ...(input.assignee ? { assignee: input.assignee } : {}),
    offeredAt: doing.now,
  };
  draft.workOrders.push(order);
  promiseAnswer(draft, doing, order.id);
  promiseFinish(draft, doing);
  addRecord(draft, doing, {
    kind: 'dispatched',
    text: input.task,
    about: input.assignee?.name ?? '抢单池',
    workOrderId: order.id,
  });
}

/** The order comes back to the desk, which owes a new one; others go on beside it. */
export function returnToDesk(draft: Ticket, order: WorkOrder, doing: Doing): void {
  dropPromises(draft, { kinds: ['accept', 'appointment', 'arrive'], workOrderId: order.id }, doing.now);
  if (openWorkOrders(draft).length === 0) draft.status = 'verified';
  if (!owesDispatch(draft)) promiseDispatch(draft, doing);
}

/** P3.3, P3.4: the order that came back is not given again: the other ones are enough. */
export function waiveDispatch(draft: Ticket, input: { reason: string }, doing: Doing): void {
  fulfilPromises(draft, { kinds: ['dispatch'] }, doing.now);
  addRecord(draft, doing, { kind: 'dispatch-waived', text: input.reason, internal: true });
  if (openWorkOrders(draft).length === 0 && doneInRound(draft).length > 0) handOverResult(draft, doing);
}

/** P3.2: takes an order back, even from somebody on site who cannot go on. A resident who waits for a visit is told. */
export function recall(draft: Ticket, input: { workOrderId: string; reason: string }, doing: Doing): void {
  const order = workOrderById(draft, input.workOrderId);
  if (!order) throw new AppError('WRONG_STATE');
  tellOfRecall(draft, order, input.reason, doing);
  order.status = 'recalled';
  returnToDesk(draft, order, doing);
}

/** Whoever holds the order is told while it is still open, and a resident who waits for a visit. */
export function tellOfRecall(draft: Ticket, order: WorkOrder, reason: string, doing: Doing): void {
  addRecord(draft, doing, {
    kind: 'recalled',
    text: reason,
    ...(order.assignee ? { about: order.assignee.name } : {}),
    workOrderId: order.id,
    internal: true,
  });
  if (order.agreedSlot && order.arrivedAt === undefined) {
    addRecord(draft, doing, { kind: 'visit-cancelled', slot: order.agreedSlot, workOrderId: order.id });
  }
}

/** Calls that reached nobody since this follow-up began. */
function callsInVain(ticket: Ticket): number {
  const began = openPromises(ticket).find((promise) => promise.kind === 'follow-up')?.startedAt ?? 0;
  return ticket.timeline.filter(
    (record) => record.kind === 'followed-up' && record.about === 'unreached' && record.at >= began,
  ).length;
}

/** Did the resident call it solved, and not rate it a dissatisfaction since (P5.3)? */
function isContent(ticket: Ticket): boolean {
  return confirmationOf(ticket)?.outcome === 'solved' && (ratingOf(ticket)?.rating.overall ?? 5) > 2;
}

/**
 * P5.5: what the call brought; the desk's own words about it are for the desk. Dissatisfied is never "办结". Nobody reached
 * is an attempt and never satisfied: after some of them the ticket is archived as unconfirmed (P5.4).
 */
export function recordFollowUp(
  draft: Ticket,
  input: { result: 'satisfied' | 'dissatisfied' | 'unreached'; text?: string | undefined },
  doing: Doing,
): void {
  addRecord(draft, doing, {
    kind: 'followed-up',
    about: input.result,
    ...(input.text ? { text: input.text } : {}),
    internal: true,
  });
  if (input.result === 'unreached' && callsInVain(draft) < doing.settings.followUpCalls) return;
  fulfilPromises(draft, { kinds: ['follow-up'] }, doing.now);
  if (input.result === 'dissatisfied') {
    reopenTicket(draft, doing);
    return;
  }
  closeTicket(draft, doing, input.result === 'satisfied' || isContent(draft) ? 'solved' : 'unconfirmed');
}

/** P7.4: somebody read the whole number in order to call; the resident sees who. */
export function showPhone(draft: Ticket, doing: Doing): void {
  addRecord(draft, doing, { kind: 'phone-shown' });
}
