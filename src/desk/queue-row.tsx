import { sayClock, sayDay, sayDuration } from '@contract/clock-words';
import type { TicketCard } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import { ChaseNote } from '../components/chase-note';
import { Plate } from '../components/plate';
import { chipOf, kindWords, nextLine } from '../labels';
import type { QueueCard } from './load-queue';

interface QueueRowProps {
  card: QueueCard;
  now: number;
  isNext: boolean;
  isOpen: boolean;
  onOpen: () => void;
}

const isEmergency = (card: TicketCard) => card.priority === 'emergency' && card.status !== 'closed';

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

/** What sets a ticket apart from the usual ones. */
function marksOf(card: TicketCard): { word: string; look: string }[] {
  return [
    ...(isEmergency(card) ? [{ word: '紧急', look: 'chip-red' }] : []),
    ...(card.round > 1 ? [{ word: '返工', look: 'chip-warn' }] : []),
    ...(card.urges > 0 ? [{ word: `催 ${card.urges}`, look: '' }] : []),
  ];
}

/** One ticket of the queue, in as few nodes as show it: when, where, what, whose step (look.md 06). */
export function QueueRow({ card, now, isNext, isOpen, onOpen }: QueueRowProps) {
  const { clock, left, late } = timeOf(card, now);
  const marks = marksOf(card);
  const looks = [
    'qrow',
    isOpen ? 'qrow-on' : '',
    isEmergency(card) ? 'qrow-emg' : '',
    isNext ? 'qrow-next' : '',
  ];
  return (
    <View
      className={looks.filter(Boolean).join(' ')}
      id={`row-${card.id}`}
      hoverClass="tap-hover"
      onClick={onOpen}
    >
      <View className={`time-col t-s ${late ? 'c-red' : 'c3'}`}>
        <View className={`t-l b num ${late ? '' : isNext ? 'c-warn' : 'c1'}`}>{clock}</View>
        {left}
      </View>
      <View className="grow">
        {marks.length > 0 ? (
          <View className="row g1">
            <Plate look="light" place={card.place} />
            {marks.map(({ word, look }) => (
              <Text key={word} className={`chip chip-xs ${look}`}>
                {word}
              </Text>
            ))}
          </View>
        ) : (
          <Plate look="light" place={card.place} />
        )}
        <View className="t-m b mt1 one">{card.title}</View>
        <View className="t-s c3 one">
          {[chipOf(card, 'staff').word, kindWords[card.kind].name, card.workOrder?.assignee?.name]
            .filter(Boolean)
            .join(' · ')}
        </View>
        {card.workOrder?.status === 'scheduled' ? (
          <View className="t-s c3 one">{nextLine(card, now, 'staff').strong}</View>
        ) : null}
        <ChaseNote card={card} now={now} />
      </View>
    </View>
  );
}
