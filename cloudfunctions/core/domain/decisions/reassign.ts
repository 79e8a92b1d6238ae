import { AppError } from '@contract/errors';
import { handOnBriefings } from '../briefings';
import type { Doing } from '../change';
import { dropPromises, openPromises } from '../promise';
import { type Assignee, type Ticket, type WorkOrder, workOrderById } from '../ticket';
import { mustBeSendable, type NewOrder, offerOrder, ofOneOrder, tellOfRecall } from './desk';

/** Its own due time goes on with it, if it had one and it is not over. */
function deadlineOf(draft: Ticket, order: WorkOrder, now: number): number | undefined {
  const own = openPromises(draft).find(
    (promise) => promise.kind === 'deadline' && promise.workOrderId === order.id,
  );
  return own && own.dueAt > now ? own.dueAt : undefined;
}

/**
 * P3.3: called back and offered to somebody else in one act; the order is never without an owner, and what is owed for another
 * order that came back stays owed. A resident who waits for a visit is told. Throws BAD_INPUT for who cannot take it.
 */
export function reassign(
  draft: Ticket,
  input: { workOrderId: string; assignee: Assignee; reason: string },
  doing: Doing,
): void {
  const { workOrderId, assignee, reason } = input;
  const order = workOrderById(draft, workOrderId);
  if (!order) throw new AppError('WRONG_STATE');
  const next: NewOrder = { assignee, task: order.task, quality: order.quality };
  mustBeSendable(draft, next, doing.now);
  const deadlineAt = deadlineOf(draft, order, doing.now);
  tellOfRecall(draft, order, reason, doing);
  order.status = 'recalled';
  dropPromises(draft, { kinds: ofOneOrder, workOrderId }, doing.now);
  delete order.transfer;
  handOnBriefings(draft, order.assignee?.personId, assignee);
  offerOrder(draft, { ...next, deadlineAt }, doing);
}
