import { limits } from '@contract/limits';
import type { TicketView, WorkOrderView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '../hooks/use-command';
import { useTyped } from '../hooks/use-typed';
import { Button } from './button';
import { mayOn } from './order-list';
import { Part } from './part';
import { Sheet } from './sheet';
import { Refusal } from './states';
import { TextArea } from './text-area';

/** Somebody who could be sent, with the reasons in words. */
interface Choice {
  id: string;
  name: string;
  badge: string;
  reasons: readonly string[];
}

interface Props {
  ticket: TicketView;
  order: WorkOrderView;
  choices: readonly Choice[];
  onChanged: (ticket: TicketView) => void;
  /** on the link, where the order is not beside it */
  word?: string;
}

const nothing = (): { to?: string; reason: string } => ({ reason: '' });

function Choices({
  choices,
  to,
  onChoose,
}: Pick<Props, 'choices'> & { to: string | undefined; onChoose: (id: string) => void }) {
  return (
    <View className="mt2">
      {choices.map(({ id, name, badge, reasons }, index) => (
        <View
          key={id}
          id={`reassign-to-${index}`}
          className={`who ${to === id ? 'who-on' : ''}`}
          ariaRole="radio"
          onClick={() => onChoose(id)}
        >
          <View className={`radio ${to === id ? 'radio-on' : ''}`} />
          <View className="grow">
            <View className="row between g2">
              <View className="t-m b">{name}</View>
              <View className="t-s c3 num">{badge}</View>
            </View>
            <View className="t-s c2">{reasons.join(' · ')}</View>
          </View>
        </View>
      ))}
    </View>
  );
}

function ReassignSheet({ ticket, order, choices, onChanged, onClose }: Props & { onClose: () => void }) {
  const { busy, error, run } = useCommand();
  const { value, change, clear } = useTyped(`reassign:${order.id}`, nothing);
  const { to, reason } = value;
  const give = () =>
    run(async (send) => {
      if (!to) return;
      const input = { ticketId: ticket.id, workOrderId: order.id, assigneeId: to, reason };
      const { ticket: changed } = await send('workOrder.reassign', input);
      onClose();
      clear();
      onChanged(changed);
    });
  return (
    <Sheet title={order.assignee ? `${order.assignee.name}的单，改派给谁？` : '派给谁？'} onClose={onClose}>
      {choices.length === 0 ? <View className="t-m c2 mt2">没有别人可以派了。</View> : null}
      <Choices choices={choices} to={to} onChoose={(id) => change({ to: id })} />
      <View className="box mt2">
        <TextArea
          id="reassign-reason"
          small
          value={reason}
          hint="为什么改派？业主看不到"
          most={limits.shortTextLength}
          onChange={(words) => change({ reason: words })}
        />
      </View>
      {order.slot && order.status === 'scheduled' ? (
        <View className="t-s c-warn mt1">已约好时间，业主会收到原定上门取消的通知。</View>
      ) : null}
      <Refusal error={error} />
      <View className="mt3">
        <Button
          id="reassign-send"
          look="p"
          busy={busy}
          disabled={!to || !reason.trim()}
          onTap={() => void give()}
        >
          改派
        </Button>
      </View>
    </Sheet>
  );
}

/** 改派: called back from one and offered to another in one act (P3.3). */
export function Reassign(props: Props) {
  const [open, setOpen] = useState(false);
  if (!mayOn(props.order, 'workOrder.reassign')) return null;
  return (
    <View>
      <View
        id={`reassign-${props.order.id}`}
        className="link g1"
        hoverClass="tap-hover"
        ariaRole="button"
        onClick={() => setOpen(true)}
      >
        <View className="i i-s i-swap" />
        {props.word ?? '改派'}
      </View>
      <Part>{open ? <ReassignSheet {...props} onClose={() => setOpen(false)} /> : null}</Part>
    </View>
  );
}
