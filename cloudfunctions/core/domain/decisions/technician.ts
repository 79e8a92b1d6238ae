import { AppError } from '@contract/errors';
import { limits } from '@contract/limits';
import type { Slot } from '@contract/ticket';
import { addRecord, type Doing } from '../change';
import { dropPromises, fulfilPromises } from '../promise';
import { type Assignee, openWorkOrder, type Ticket, type WorkOrder } from '../ticket';
import { returnToDesk } from './desk';
import { awaitConfirmation, promiseAppointment } from './promises';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function mustHaveOrder(draft: Ticket): WorkOrder {
  const order = openWorkOrder(draft);
  if (!order) throw new AppError('WRONG_STATE', { message: `${draft._id} has no open work order` });
  return order;
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
export function proposeTime(draft: Ticket, input: { slot: Slot }, doing: Doing): void {
  mustBeSensible(input.slot, doing.now);
  const order = mustHaveOrder(draft);
  order.proposedSlot = input.slot;
  order.status = 'proposed';
  fulfilPromises(draft, ['appointment'], doing.now);
  addRecord(draft, doing, { kind: 'time-proposed', slot: input.slot });
}

/** P3.2 抢单: the order in the pool becomes mine, with a proposed time in the same act if there is one. */
export function take(
  draft: Ticket,
  input: { assignee: Assignee; slot?: Slot | undefined },
  doing: Doing,
): void {
  mustHaveOrder(draft).assignee = input.assignee;
  addRecord(draft, doing, { kind: 'taken' });
  accept(draft, { slot: input.slot }, doing);
}

/** P3.3: takes the order, with a proposed time in the same act if there is one. */
export function accept(draft: Ticket, input: { slot?: Slot | undefined }, doing: Doing): void {
  const order = mustHaveOrder(draft);
  order.status = 'accepted';
  order.acceptedAt = doing.now;
  fulfilPromises(draft, ['accept'], doing.now);
  addRecord(draft, doing, { kind: 'accepted' });
  promiseAppointment(draft, doing);
  if (input.slot) proposeTime(draft, { slot: input.slot }, doing);
}

/** P3.3: back to the desk with the reason, which the resident does not see. */
export function decline(draft: Ticket, input: { reason: string }, doing: Doing): void {
  mustHaveOrder(draft).status = 'declined';
  addRecord(draft, doing, { kind: 'declined', text: input.reason, internal: true });
  returnToDesk(draft, doing);
}

/** The technician is at the door. */
export function arrive(draft: Ticket, doing: Doing): void {
  const order = mustHaveOrder(draft);
  order.status = 'on-site';
  order.arrivedAt = doing.now;
  delete order.proposedSlot;
  fulfilPromises(draft, ['arrive'], doing.now);
  dropPromises(draft, ['appointment'], doing.now);
  addRecord(draft, doing, { kind: 'arrived' });
}

/** P5.1: the result goes to the resident. */
export function finish(draft: Ticket, input: NonNullable<WorkOrder['result']>, doing: Doing): void {
  const order = mustHaveOrder(draft);
  order.status = 'done';
  order.finishedAt = doing.now;
  order.result = input;
  fulfilPromises(draft, ['finish'], doing.now);
  draft.status = 'resolved';
  awaitConfirmation(draft, doing);
  addRecord(draft, doing, { kind: 'finished', text: input.done, photos: input.photos });
}
