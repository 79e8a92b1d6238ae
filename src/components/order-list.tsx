import { saySlot } from '@contract/clock-words';
import type { TicketAction, TicketView, WorkOrderView } from '@contract/ticket';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { orderWords } from '../labels';

/** Every order of the ticket with what the viewer may do on it: several beside each other, or the one there is. */
export function ordersOf(ticket: TicketView): WorkOrderView[] {
  if (ticket.workOrders.length > 0) return ticket.workOrders;
  return ticket.workOrder ? [{ ...ticket.workOrder, allowedActions: ticket.allowedActions }] : [];
}

export const mayOn = (order: WorkOrderView, action: TicketAction) =>
  order.allowedActions?.includes(action) ?? false;

interface Props {
  ticket: TicketView;
  now: number;
  /** what stands below an order, e.g. its buttons */
  children?: (order: WorkOrderView) => ReactNode;
}

/** Who works on it, at what, and how far each is (P3.4). */
export function OrderList({ ticket, now, children }: Props) {
  const orders = ordersOf(ticket);
  if (orders.length === 0) return null;
  return (
    <View className="card mt3" id="orders">
      {orders.map((order, index) => (
        <View key={order.id} className={index > 0 ? 'mt4' : ''} id={`order-${index}`}>
          <View className="row between g2">
            <View className="t-m b">
              {order.assignee ? `${order.assignee.name} · ${order.assignee.department}` : '抢单池'}
            </View>
            <View className="t-s c2 nowrap">{orderWords[order.status]}</View>
          </View>
          <View className="t-m c2 mt1">{order.task}</View>
          {order.slot ? <View className="t-s c3 num mt1">{saySlot(order.slot, now)}</View> : null}
          {children?.(order)}
        </View>
      ))}
    </View>
  );
}
