import { AppError } from '@contract/errors';
import type { ConfirmOutcome, Rating } from '@contract/ticket';
import { addRecord, type Doing } from '../change';
import { allConfirmed, isDissatisfied } from '../joined';
import { fulfilPromises, nextTold } from '../promise';
import { openWorkOrders, type Ticket, workOrderById } from '../ticket';
import { endClarification } from './desk';
import { closeTicket, openFollowUp, reopenTicket } from './outcome';
import { promiseAppointment, promiseArrival } from './promises';

/** P2.1: adds to the report; an asked question is answered by it and the feedback clock runs on. */
export function supplement(draft: Ticket, input: { text: string; photos: string[] }, doing: Doing): void {
  // a neighbour's word answers no question that the reporter was asked (P1.4)
  if (draft.status === 'clarifying' && doing.actor.personId === draft.resident.personId) {
    fulfilPromises(draft, { kinds: ['clarification'] }, doing.now);
    endClarification(draft, doing);
  }
  addRecord(draft, doing, { kind: 'supplemented', text: input.text, photos: input.photos });
}

/** Takes the report back; whoever was sent is told. */
export function withdraw(draft: Ticket, input: { reason?: string | undefined }, doing: Doing): void {
  // told while the order is still open: the message goes to whoever holds it
  addRecord(draft, doing, { kind: 'withdrawn', ...(input.reason ? { text: input.reason } : {}) });
  for (const order of openWorkOrders(draft)) {
    order.status = 'recalled';
    delete order.transfer;
  }
  closeTicket(draft, doing, 'withdrawn');
}

/** P3.6: once per promise window, to whoever has the ball. */
export function urge(draft: Ticket, doing: Doing): void {
  const next = nextTold(draft);
  if (next) next.urgedAt = doing.now;
  draft.urges += 1;
  addRecord(draft, doing, { kind: 'urged' });
}

/** P4.1: the proposed slot becomes the appointment. Refused if another slot was on the screen. */
export function agreeTime(
  draft: Ticket,
  input: { workOrderId: string; startAt: number },
  doing: Doing,
): void {
  const order = workOrderById(draft, input.workOrderId);
  const slot = order?.proposedSlot;
  if (!order || !slot || slot.startAt !== input.startAt) {
    throw new AppError('WRONG_STATE', { sentence: '师傅刚刚改了时间，请看一下新的时间再定。' });
  }
  order.agreedSlot = slot;
  delete order.proposedSlot;
  delete order.otherTimeWish;
  order.status = 'scheduled';
  promiseArrival(draft, slot, doing, order.id);
  addRecord(draft, doing, { kind: 'time-agreed', slot, workOrderId: order.id });
}

/** P4.1: the resident says what would suit better; an agreed older time stands meanwhile. */
export function askOtherTime(
  draft: Ticket,
  input: { workOrderId: string; wish: string },
  doing: Doing,
): void {
  const order = workOrderById(draft, input.workOrderId);
  if (!order) throw new AppError('WRONG_STATE');
  delete order.proposedSlot;
  order.otherTimeWish = input.wish;
  order.status = order.agreedSlot ? 'scheduled' : 'accepted';
  if (!order.agreedSlot) promiseAppointment(draft, doing, order.id);
  addRecord(draft, doing, { kind: 'other-time-asked', text: input.wish, workOrderId: order.id });
}

/** P5.2: one tap, for one's own home. Anything but 已解决 reopens the same ticket as rework; it is over when every home says so (P1.4). */
export function confirm(
  draft: Ticket,
  input: { outcome: ConfirmOutcome; text?: string | undefined; photos?: string[] | undefined },
  doing: Doing,
): void {
  const { personId } = doing.actor;
  draft.confirmations.push({ round: draft.round, at: doing.now, outcome: input.outcome, personId });
  const isSettled = input.outcome !== 'solved' || allConfirmed(draft);
  if (isSettled) fulfilPromises(draft, { kinds: ['confirmation'] }, doing.now);
  const said = {
    ...(input.text ? { text: input.text } : {}),
    ...(input.photos ? { photos: input.photos } : {}),
  };
  addRecord(draft, doing, { kind: 'confirmed', about: input.outcome, ...said });
  if (!isSettled) return;
  if (input.outcome !== 'solved') reopenTicket(draft, doing);
  // P5.5: complaints, emergencies and dissatisfactions are always called
  else if (draft.kind === 'complaint' || draft.priority === 'emergency' || isDissatisfied(draft))
    openFollowUp(draft, doing);
  else closeTicket(draft, doing, 'solved');
}

/** P5.3: one rating a round and home; one or two stars is a dissatisfaction and somebody calls. */
export function rate(draft: Ticket, input: { rating: Rating }, doing: Doing): void {
  const { personId } = doing.actor;
  draft.ratings.push({ round: draft.round, at: doing.now, rating: input.rating, personId });
  addRecord(draft, doing, { kind: 'rated', about: String(input.rating.overall) });
  if (input.rating.overall <= 2) openFollowUp(draft, doing);
}
