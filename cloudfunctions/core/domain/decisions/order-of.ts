import { AppError } from '@contract/errors';
import { type Ticket, type WorkOrder, workOrderById } from '../ticket';

/** The order that an act names (P3.4: a ticket can have several). Throws WRONG_STATE if the ticket has none of that id. */
export function orderOf(draft: Ticket, { workOrderId }: { workOrderId: string }): WorkOrder {
  const order = workOrderById(draft, workOrderId);
  if (!order) throw new AppError('WRONG_STATE', { message: `${draft._id} has no order ${workOrderId}` });
  return order;
}
