import { saySlot, sayWhen } from '@contract/clock-words';
import { limits } from '@contract/limits';
import type { TicketView, WorkOrderView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Part } from '../components/part';
import { chipOf } from '../labels';
import { TextAct } from './text-act';

interface OrdersProps {
  ticket: TicketView;
  now: number;
  onChanged: (ticket: TicketView) => void;
}

/** Orders of the round that were not given back: several, or the only one. */
function ordersOf({ workOrders, workOrder, allowedActions, round }: TicketView): WorkOrderView[] {
  if (workOrders.length > 0) return workOrders;
  const counts = workOrder && !['declined', 'recalled'].includes(workOrder.status);
  return counts && workOrder.round === round ? [{ ...workOrder, allowedActions }] : [];
}

/** 待接单 · 今天 16:00–17:00: how far it is. */
function stateOf(ticket: TicketView, order: WorkOrderView, now: number): string {
  if (order.status === 'done') {
    return order.finishedAt === undefined ? '做完了' : `${sayWhen(order.finishedAt, now)} 做完`;
  }
  if (order.status === 'pooled') return '还没人抢';
  const { word } = chipOf({ ...ticket, status: 'processing', workOrder: order }, 'staff');
  return order.slot ? `${word} · ${saySlot(order.slot, now)}` : word;
}

/** What was asked for: by when, how well, and whether it is being handed over. */
function linesOf(order: WorkOrderView, now: number): string[] {
  const { deadlineAt, quality, transfer, status } = order;
  return [
    deadlineAt === undefined || status === 'done' ? '' : `${sayWhen(deadlineAt, now)} 前做完`,
    quality ? `做到：${quality}` : '',
    transfer ? `想转给${transfer.to}：${transfer.reason}` : '',
  ].filter(Boolean);
}

function Order({
  ticket,
  order,
  now,
  onChanged,
  isFirst,
}: OrdersProps & { order: WorkOrderView; isFirst: boolean }) {
  const [open, setOpen] = useState(false);
  const name = order.assignee?.name ?? `${order.department ?? ''}抢单池`;
  const mayRecall = order.allowedActions?.includes('workOrder.recall') ?? false;
  return (
    <View className={isFirst ? 'card-b' : 'card-b row-line'} id={`order-${order.id}`}>
      <View className="row between g2">
        <View className="t-m b">{name}</View>
        <View className="t-s c2">{stateOf(ticket, order, now)}</View>
      </View>
      {order.task === ticket.text ? null : <View className="t-m mt1">{order.task}</View>}
      {linesOf(order, now).map((line) => (
        <View key={line} className="t-s c3 mt1">
          {line}
        </View>
      ))}
      {mayRecall ? (
        <View className="link" id={`recall-${order.id}`} ariaRole="button" onClick={() => setOpen(!open)}>
          {open ? '先不收回' : '收回这单'}
        </View>
      ) : null}
      <Part>
        {open ? (
          <TextAct
            ticket={ticket}
            onChanged={onChanged}
            id={`desk-recall-${order.id}`}
            title="为什么收回？"
            hint="师傅会看到，业主看不到"
            button="收回，另派别人"
            most={limits.shortTextLength}
            act={(send, reason) =>
              send('workOrder.recall', { ticketId: ticket.id, workOrderId: order.id, reason })
            }
          />
        ) : null}
      </Part>
    </View>
  );
}

/** Who is on it: every order of the round with its state, what was asked for and its own way back (P3.2, P3.4). */
export function Orders({ ticket, now, onChanged }: OrdersProps) {
  const orders = ticket.status === 'closed' ? [] : ordersOf(ticket);
  if (orders.length === 0) return null;
  return (
    <View>
      <View className="sec mt3">
        <View className="sec-t">派单</View>
      </View>
      <View className="card-flush" id="desk-orders">
        {orders.map((order, index) => (
          <Order
            key={order.id}
            isFirst={index === 0}
            ticket={ticket}
            order={order}
            now={now}
            onChanged={onChanged}
          />
        ))}
      </View>
    </View>
  );
}
