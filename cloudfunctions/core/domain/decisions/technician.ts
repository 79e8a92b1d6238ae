import { AppError } from '@contract/errors';
import { limits } from '@contract/limits';
import type { Slot } from '@contract/ticket';
import { addRecord, type Doing } from '../change';
import { isLive } from '../emergency';
import { owesDispatch } from '../guards';
import { isInPoolOf } from '../permission';
import { dropPromises, fulfilPromises } from '../promise';
import { type Assignee, isGuests, openWorkOrders, type Ticket, type WorkOrder, worksOn } from '../ticket';
import { returnToDesk } from './desk';
import { helpArrived, takeOn } from './emergency';
import { orderOf } from './order-of';
import { handOverResult } from './outcome';
import { promiseAppointment, promiseComing } from './promises';
import { agreeTime } from './resident';
import { endTransfer } from './transfer';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** names the order that is meant (P3.4: a ticket can have several) */
interface OnOrder {
  workOrderId: string;
}

function mustBeSensible(slot: Slot, now: number): void {
  const minutes = (slot.endAt - slot.startAt) / MINUTE;
  const { min, max } = limits.slotMinutes;
  if (
    slot.endAt <= now ||
    slot.startAt > now + limits.slotDaysAhead * DAY ||
    minutes < min ||
    minutes > max
  ) {
    throw new AppError('BAD_INPUT', {
      field: 'slot',
      sentence: '这个时间不行，请选今天起 30 天内、还没过去的一段时间。',
    });
  }
}

/** P4.1: asks the resident for a time. An agreed older one stands until the new one is agreed. */
export function proposeTime(draft: Ticket, input: OnOrder & { slot: Slot }, doing: Doing): void {
  mustBeSensible(input.slot, doing.now);
  const order = orderOf(draft, input);
  order.proposedSlot = input.slot;
  order.status = 'proposed';
  fulfilPromises(draft, { kinds: ['appointment'], workOrderId: order.id }, doing.now);
  addRecord(draft, doing, { kind: 'time-proposed', slot: input.slot, workOrderId: order.id });
  // a caller who is not on the roster has no button to agree with: the technician has asked on the phone
  if (isGuests(draft)) agreeTime(draft, { workOrderId: order.id, startAt: input.slot.startAt }, doing);
}

/** P3.2 抢单: the order in the pool becomes mine, with a proposed time in the same act if there is one. */
export function take(
  draft: Ticket,
  input: OnOrder & { assignee: Assignee; slot?: Slot | undefined },
  doing: Doing,
): void {
  const { personId, department } = input.assignee;
  if (worksOn(draft, personId)) {
    throw new AppError('WRONG_STATE', { sentence: '你手上已有这件事的单，这一单留给别人。' });
  }
  const order = orderOf(draft, input);
  if (!isInPoolOf(order, department)) {
    throw new AppError('FORBIDDEN', { sentence: '这一单在别的部门的抢单池里，留给他们。' });
  }
  order.assignee = input.assignee;
  addRecord(draft, doing, { kind: 'taken', workOrderId: order.id });
  accept(draft, input, doing);
}

/** P3.3: takes the order, with a proposed time in the same act if there is one. */
export function accept(draft: Ticket, input: OnOrder & { slot?: Slot | undefined }, doing: Doing): void {
  const order = orderOf(draft, input);
  order.status = 'accepted';
  order.acceptedAt = doing.now;
  fulfilPromises(draft, { kinds: ['accept'], workOrderId: order.id }, doing.now);
  addRecord(draft, doing, { kind: 'accepted', workOrderId: order.id });
  takeOn(draft, doing);
  // P2.3: whoever is called to an emergency goes at once; the half hour runs since the report
  if (!isLive(draft)) {
    promiseAppointment(draft, doing, order.id);
    promiseComing(draft, doing, order.id);
  }
  if (input.slot) proposeTime(draft, { workOrderId: order.id, slot: input.slot }, doing);
}

/** P3.3: back to the desk with the reason, which the resident does not see. */
export function decline(draft: Ticket, input: OnOrder & { reason: string }, doing: Doing): void {
  const order = orderOf(draft, input);
  order.status = 'declined';
  addRecord(draft, doing, { kind: 'declined', text: input.reason, workOrderId: order.id, internal: true });
  returnToDesk(draft, order, doing);
}

/** The technician is at the door. */
export function arrive(draft: Ticket, input: OnOrder, doing: Doing): void {
  const order = orderOf(draft, input);
  order.status = 'on-site';
  order.arrivedAt = doing.now;
  delete order.proposedSlot;
  endTransfer(draft, order, doing.now);
  fulfilPromises(draft, { kinds: ['arrive'], workOrderId: order.id }, doing.now);
  dropPromises(draft, { kinds: ['appointment'], workOrderId: order.id }, doing.now);
  addRecord(draft, doing, { kind: 'arrived', workOrderId: order.id });
  takeOn(draft, doing);
  helpArrived(draft, doing);
}

/**
 * This order is done. With the last one the result goes to the resident (P5.1); while another is under way or still owed
 * it waits for that.
 */
export function finish(
  draft: Ticket,
  { workOrderId, ...result }: OnOrder & NonNullable<WorkOrder['result']>,
  doing: Doing,
): void {
  const order = orderOf(draft, { workOrderId });
  order.status = 'done';
  order.finishedAt = doing.now;
  fulfilPromises(draft, { kinds: ['deadline'], workOrderId }, doing.now);
  order.result = result;
  addRecord(draft, doing, { kind: 'finished', text: result.done, photos: result.photos, workOrderId });
  if (openWorkOrders(draft).length > 0) return;
  if (owesDispatch(draft)) draft.status = 'verified';
  else handOverResult(draft, doing);
}
