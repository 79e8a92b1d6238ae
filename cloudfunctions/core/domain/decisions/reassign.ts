import { AppError } from '@contract/errors';
import type { Doing } from '../change';
import { dropPromises } from '../promise';
import { type Assignee, openWorkOrders, type Ticket, type WorkOrder, workOrderById } from '../ticket';
import { offerOrder, tellOfRecall } from './desk';

/** P3.4: whoever takes over has to read what its holder had to read. */
function handOnBriefings(draft: Ticket, from: string | undefined, to: Assignee): void {
  for (const { readers } of draft.briefings ?? []) {
    const isMeant = readers.some((reader) => reader.personId === from);
    const isThere = readers.some((reader) => reader.personId === to.personId);
    if (isMeant && !isThere) readers.push({ personId: to.personId, name: to.name });
  }
}

function mustBeSomebodyElse(draft: Ticket, order: WorkOrder, { personId }: Assignee): void {
  const isBusy = openWorkOrders(draft).some((each) => each.assignee?.personId === personId);
  if (isBusy) {
    const sentence = order.assignee?.personId === personId ? '这单已经在他手上。' : '他手上已有这件事的单。';
    throw new AppError('BAD_INPUT', { field: 'assigneeId', sentence: `${sentence}请换一位。` });
  }
  // P5.3, P7.3
  if (personId === draft.resident.personId || personId === draft.complaintAbout?.personId) {
    throw new AppError('BAD_INPUT', { field: 'assigneeId', sentence: '这位不能接这一单，请换一位。' });
  }
}

/**
 * P3.3: called back and offered to somebody else in one act; the order is never without an owner. A resident who waits for a
 * visit is told. Throws BAD_INPUT for who cannot take it.
 */
export function reassign(
  draft: Ticket,
  input: { workOrderId: string; assignee: Assignee; reason: string },
  doing: Doing,
): void {
  const order = workOrderById(draft, input.workOrderId);
  if (!order) throw new AppError('WRONG_STATE');
  mustBeSomebodyElse(draft, order, input.assignee);
  tellOfRecall(draft, order, input.reason, doing);
  order.status = 'recalled';
  const kinds = ['accept', 'appointment', 'arrive'] as const;
  dropPromises(draft, { kinds, workOrderId: order.id }, doing.now);
  handOnBriefings(draft, order.assignee?.personId, input.assignee);
  offerOrder(draft, { task: order.task, assignee: input.assignee }, doing);
}
