import { saySlot } from '@contract/clock-words';
import type { TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { callAction } from '../api/call-action';
import { askForReminders } from '../api/subscribe';
import { useCommand } from '../hooks/use-command';
import { chipOf, masterName } from '../labels';
import { Button } from './button';
import { Refusal } from './states';

interface WaitingProps {
  card: TicketCard;
  now: number;
  onChanged: () => void;
}

function Confirm({ card, onChanged }: WaitingProps) {
  const { busy, error, run } = useCommand();
  const open = (outcome: string) =>
    Taro.navigateTo({ url: `/pages/ticket/index?id=${card.id}&confirm=${outcome}` });
  const solved = () =>
    run(async (commandId) => {
      await callAction('ticket.confirm', { ticketId: card.id, commandId, outcome: 'solved' });
      onChanged();
      await open('rate');
    });
  return (
    <View>
      <View className="t-m c2 mt1">
        {`${card.workOrder?.assignee ? masterName(card.workOrder.assignee.name) : '师傅'}说修好了。您看好了吗？`}
      </View>
      <View className="row g2 mt3 care-col">
        <Button size="m" grow busy={busy} onTap={() => void solved()}>
          已解决
        </Button>
        <Button size="m" grow onTap={() => void open('partly')}>
          部分解决
        </Button>
        <Button size="m" grow onTap={() => void open('unsolved')}>
          没解决
        </Button>
      </View>
      <Refusal error={error} />
    </View>
  );
}

function AgreeTime({ card, now, onChanged }: WaitingProps) {
  const { busy, error, run } = useCommand();
  const order = card.workOrder;
  if (!order?.slot) return null;
  const { startAt } = order.slot;
  const agree = () => {
    // the tap must reach WeChat before anything is awaited
    const asked = askForReminders(['visit-proposed', 'result-ready']);
    return run(async (commandId) => {
      await asked;
      await callAction('appointment.agree', { ticketId: card.id, commandId, workOrderId: order.id, startAt });
      onChanged();
    });
  };
  return (
    <View>
      <View className="t-m c2 mt1">{`${order.assignee ? masterName(order.assignee.name) : '师傅'}想在这个时间来：`}</View>
      <View className="t-l b mt1 num">{saySlot(order.slot, now)}</View>
      <View className="row g2 mt3 care-col">
        {order.slot.endAt > now ? (
          <Button look="o" size="m" grow busy={busy} onTap={() => void agree()}>
            同意这个时间
          </Button>
        ) : null}
        <Button
          size="m"
          grow
          onTap={() => void Taro.navigateTo({ url: `/pages/ticket/index?id=${card.id}` })}
        >
          换个时间
        </Button>
      </View>
      <Refusal error={error} />
    </View>
  );
}

function Answer({ card }: WaitingProps) {
  return (
    <View>
      <View className="t-m c2 mt1">客服有一点没弄清楚，想问问您。</View>
      <View className="mt3">
        <Button
          look="o"
          size="m"
          onTap={() => void Taro.navigateTo({ url: `/pages/ticket/index?id=${card.id}` })}
        >
          看看问什么
        </Button>
      </View>
    </View>
  );
}

/** What waits for the resident, answerable on the spot; equal answers look equal (look.md 01). */
export function WaitingCard(props: WaitingProps) {
  const { card } = props;
  const chip = chipOf(card, 'resident');
  return (
    <View className="card-turn mt3" id={`waiting-${card.id}`}>
      <View className="card-turn-h">
        <View className={`i i-s i-${chip.icon}`} />
        {chip.word}
      </View>
      <View className="card-b">
        <View
          className="t-l b"
          onClick={() => void Taro.navigateTo({ url: `/pages/ticket/index?id=${card.id}` })}
        >
          {card.title}
        </View>
        {card.status === 'resolved' ? <Confirm {...props} /> : null}
        {card.status === 'processing' ? <AgreeTime {...props} /> : null}
        {card.status === 'clarifying' ? <Answer {...props} /> : null}
      </View>
    </View>
  );
}
