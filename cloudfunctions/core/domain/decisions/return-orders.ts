import { addRecord, type Doing } from '../change';
import type { DutyStaff } from '../duty-staff';
import { openWorkOrders, type Ticket, type WorkOrder } from '../ticket';
import { returnToDesk } from './desk';
import { lapseTransfer } from './transfer';

/** Why an order comes back by itself. */
export type ReturnReason = 'off-duty' | 'left';

function returnOrder(draft: Ticket, order: WorkOrder, reason: ReturnReason, doing: Doing): void {
  const words = reason === 'left' ? '离岗' : '下班';
  addRecord(draft, doing, {
    kind: 'returned',
    text: words,
    about: order.assignee?.name ?? '',
    workOrderId: order.id,
    internal: true,
  });
  if (order.agreedSlot && order.arrivedAt === undefined) {
    addRecord(draft, doing, { kind: 'visit-cancelled', slot: order.agreedSlot, workOrderId: order.id });
  }
  order.status = 'recalled';
  returnToDesk(draft, order, doing);
}

/** Would something of this person's come back? Whoever is on site at the end of the day finishes; who left does not. */
export function hasToReturn(ticket: Ticket, personId: string, reason: ReturnReason): boolean {
  return openWorkOrders(ticket).some(
    (order) => isReturned(order, personId, reason) || order.transfer?.to.personId === personId,
  );
}

const isReturned = (order: WorkOrder, personId: string, reason: ReturnReason) =>
  order.assignee?.personId === personId && (reason === 'left' || order.status !== 'on-site');

/** P3.3, P7.2: the open orders of somebody who stops working go back to the desk; nobody waits for their answer any more. */
export function returnOrdersOf(draft: Ticket, personId: string, reason: ReturnReason, doing: Doing): void {
  for (const order of openWorkOrders(draft)) {
    if (order.transfer?.to.personId === personId) lapseTransfer(draft, order, doing);
    if (isReturned(order, personId, reason)) returnOrder(draft, order, reason, doing);
  }
}

/** Orders whose assignee is no technician here any more: a hand-over that stopped half way is finished by the timer. */
export function returnOrphans(draft: Ticket, staff: DutyStaff, doing: Doing): void {
  const active = new Set(staff.filter(({ role }) => role === 'technician').map(({ personId }) => personId));
  const named = openWorkOrders(draft).flatMap(({ assignee, transfer }) =>
    [assignee, transfer?.to].flatMap((each) => each?.personId ?? []),
  );
  for (const personId of new Set(named)) {
    if (!active.has(personId)) returnOrdersOf(draft, personId, 'left', doing);
  }
}
