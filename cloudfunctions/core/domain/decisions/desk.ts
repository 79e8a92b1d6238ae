import type { Feedback } from '@contract/actions';
import { AppError } from '@contract/errors';
import { addRecord, type Doing } from '../change';
import { mustSaySomething } from '../empty-phrases';
import { owesDispatch } from '../guards';
import { allConfirmed, isDissatisfied, residentsOf } from '../joined';
import { dropPromises, fulfilPromises, openPromises, pausePromises, resumePromises } from '../promise';
import {
  type Assignee,
  doneInRound,
  openWorkOrders,
  type Ticket,
  type WorkOrder,
  workOrderById,
  worksOn,
} from '../ticket';
import { takeOn } from './emergency';
import { closeTicket, handOverResult, reopenTicket } from './outcome';
import { awaitAnswer, promiseAnswer, promiseDeadline, promiseDispatch, promiseFinish } from './promises';

/** what stands still while the resident has the ball */
const whileAsked = { kinds: ['first-feedback', 'dispatch', 'finish'], reason: 'clarification' } as const;

/** P2.1: asks the resident; the desk's own clock stands still meanwhile. */
export function clarify(draft: Ticket, input: { question: string }, doing: Doing): void {
  takeOn(draft, doing);
  if (draft.status === 'received' || draft.status === 'verified') draft.clarifiedFrom = draft.status;
  draft.status = 'clarifying';
  pausePromises(draft, doing.settings, whileAsked, doing.now);
  awaitAnswer(draft, doing);
  addRecord(draft, doing, { kind: 'clarification-asked', text: input.question });
}

/** P2.1: the ball is back with the desk, whose clock runs on. */
export function endClarification(draft: Ticket, doing: Doing): void {
  draft.status = draft.clarifiedFrom ?? 'received';
  delete draft.clarifiedFrom;
  resumePromises(draft, doing.settings, whileAsked, doing.now);
}

/** P2.1: the desk learned the answer by phone and goes on; nobody waits for the resident any more. */
export function stopAsking(draft: Ticket, doing: Doing): void {
  if (draft.status !== 'clarifying') return;
  dropPromises(draft, { kinds: ['clarification'] }, doing.now);
  endClarification(draft, doing);
}

/** P2.5: a person's words with opinion, time limit and responsible person; empty phrases are refused. */
export function giveFeedback(draft: Ticket, input: { feedback: Feedback }, doing: Doing): void {
  mustSaySomething(input.feedback, doing.settings.departments);
  takeOn(draft, doing);
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
  fulfilPromises(draft, { kinds: ['first-feedback', 'dispatch', 'finish'] }, doing.now);
  addRecord(draft, doing, { kind: 'answered', text: input.text });
  closeTicket(draft, doing, 'answered');
}

/** What an order is about and to whom it goes; without an assignee it lies in the pools of some departments. */
export interface NewOrder {
  assignee?: Assignee | undefined;
  pools?: readonly string[] | undefined;
  task: string;
  deadlineAt?: number | undefined;
  quality?: string | undefined;
}

/** Throws BAD_INPUT for an order that cannot be given like this. */
export function mustBeSendable(
  draft: Ticket,
  { assignee, pools = [], deadlineAt }: NewOrder,
  now: number,
): void {
  const refuse = (field: string, sentence: string) => {
    throw new AppError('BAD_INPUT', { field, sentence });
  };
  if (!assignee && pools.length === 0) refuse('department', '请选一位师傅，或者一个部门的抢单池。');
  if (assignee && worksOn(draft, assignee.personId)) {
    refuse('assigneeId', '这位师傅手上已有这件事的单，请派给别人。');
  }
  // P7.3: nobody works on a complaint about themselves
  if (assignee && assignee.personId === draft.complaintAbout?.personId) {
    refuse('assigneeId', '这件事不能派给他，请派给别人。');
  }
  // P5.3: whoever does the work can neither confirm nor rate it
  if (assignee && residentsOf(draft).includes(assignee.personId)) {
    refuse('assigneeId', '报事人自己不能接这一单，请派给别人。');
  }
  if (deadlineAt !== undefined && deadlineAt <= now) {
    refuse('deadlineAt', '这个时间已经过了，请选晚一点的时间。');
  }
}

/** P3.1, P3.2: sends one technician, or lays the order into a pool. First feedback must have been given or be given in the same act (P2.5). */
export function dispatch(
  draft: Ticket,
  input: NewOrder & { feedback?: Feedback | undefined },
  doing: Doing,
): void {
  takeOn(draft, doing);
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
  mustBeSendable(draft, input, doing.now);
  fulfilPromises(draft, { kinds: ['dispatch'] }, doing.now);
  draft.status = 'processing';
  offerOrder(draft, input, doing);
}

/** Makes one order and offers it to the assignee, or lays it into the pools. */
export function offerOrder(draft: Ticket, input: NewOrder, doing: Doing): void {
  const { assignee, pools = [], task, quality } = input;
  const id = `${draft._id}-w${draft.workOrders.length + 1}`;
  promiseAnswer(draft, doing, id);
  promiseFinish(draft, doing);
  draft.workOrders.push({
    id,
    status: assignee ? 'offered' : 'pooled',
    round: draft.round,
    task,
    ...(assignee ? { assignee } : { pools: [...pools] }),
    deadlineAt: promiseDeadline(draft, input.deadlineAt, doing, id),
    ...(quality ? { quality } : {}),
    offeredAt: doing.now,
  });
  const pool = pools.length === 1 ? `${pools[0]}抢单池` : '抢单池';
  addRecord(draft, doing, { kind: 'dispatched', text: task, about: assignee?.name ?? pool, workOrderId: id });
}

/** What belongs to one order and ends with it. */
export const ofOneOrder = ['accept', 'appointment', 'arrive', 'deadline', 'transfer'] as const;

/** The order comes back to the desk, which owes a new one; others go on beside it. */
export function returnToDesk(draft: Ticket, order: WorkOrder, doing: Doing): void {
  dropPromises(draft, { kinds: ofOneOrder, workOrderId: order.id }, doing.now);
  delete order.transfer;
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

/** Did every home call it solved, and none rate it a dissatisfaction since (P5.3, P1.4)? */
const isContent = (ticket: Ticket): boolean => allConfirmed(ticket) && !isDissatisfied(ticket);

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
  // P1.4: one home was called; the others still have their time to answer
  if (openPromises(draft).some((promise) => promise.kind === 'confirmation')) {
    draft.status = 'resolved';
    return;
  }
  closeTicket(draft, doing, input.result === 'satisfied' || isContent(draft) ? 'solved' : 'unconfirmed');
}

/** P7.4: somebody read the whole number in order to call; the resident sees who. */
export function showPhone(draft: Ticket, doing: Doing): void {
  addRecord(draft, doing, { kind: 'phone-shown' });
}
