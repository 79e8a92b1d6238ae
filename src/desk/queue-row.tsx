import { sayClock, sayDay, sayDuration } from '@contract/clock-words';
import type { TicketCard } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import { Plate } from '../components/plate';
import { chipOf, kindWords, nextLine } from '../labels';

interface QueueRowProps {
  card: TicketCard;
  now: number;
  isNext: boolean;
  isOpen: boolean;
  onOpen: () => void;
}

function timeOf(card: TicketCard, now: number): { clock: string; left: string; late: boolean } {
  const promise = card.status === 'closed' ? undefined : card.nextPromise;
  if (!promise || promise.state === 'paused') {
    return { clock: sayClock(card.updatedAt), left: sayDay(card.updatedAt, now), late: false };
  }
  const late = now > promise.dueAt;
  const day = sayDay(promise.dueAt, now);
  const left = day === '今天' ? `剩 ${sayDuration(promise.dueAt - now)}` : day;
  return {
    clock: sayClock(promise.dueAt),
    left: late ? `超 ${sayDuration(now - promise.dueAt)}` : left,
    late,
  };
}

/** One ticket of the queue: when, where, what, whose step (look.md 06). */
export function QueueRow({ card, now, isNext, isOpen, onOpen }: QueueRowProps) {
  const { clock, left, late } = timeOf(card, now);
  const emergency = card.priority === 'emergency' && card.status !== 'closed';
  const looks = ['qrow', isOpen ? 'qrow-on' : '', emergency ? 'qrow-emg' : '', isNext ? 'qrow-next' : ''];
  return (
    <View
      className={looks.filter(Boolean).join(' ')}
      id={`row-${card.id}`}
      hoverClass="tap-hover"
      onClick={onOpen}
    >
      <View className="time-col">
        <View className={`t-l b num ${late ? 'c-red' : isNext ? 'c-warn' : ''}`}>{clock}</View>
        <View className={`t-s ${late ? 'c-red' : 'c3'}`}>{left}</View>
      </View>
      <View className="grow">
        <View className="row between g2">
          <Plate look="light" place={card.place} />
          {emergency || card.round > 1 || card.urges > 0 ? (
            <View className="row g1">
              {emergency ? <Text className="chip chip-xs chip-red">紧急</Text> : null}
              {card.round > 1 ? <Text className="chip chip-xs chip-warn">返工</Text> : null}
              {card.urges > 0 ? <Text className="chip chip-xs">{`催 ${card.urges}`}</Text> : null}
            </View>
          ) : null}
        </View>
        <View className="t-m b mt1 one">{card.title}</View>
        <View className="t-s c3 one">
          {[chipOf(card, 'staff').word, kindWords[card.kind].name, card.workOrder?.assignee?.name]
            .filter(Boolean)
            .join(' · ')}
        </View>
        {card.workOrder?.status === 'scheduled' ? (
          <View className="t-s c3 one">{nextLine(card, now, 'staff').strong}</View>
        ) : null}
      </View>
    </View>
  );
}
