import type { TicketCard } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { nextLine } from '../labels';
import { Rail } from './promise-clock';
import { StatusChip } from './status-chip';

/** One of my tickets in a list: title, status, the next thing, its rail. */
export function TicketRow({ card, now, isFirst }: { card: TicketCard; now: number; isFirst: boolean }) {
  const line = nextLine(card, now, 'resident');
  const promise = card.status === 'closed' ? undefined : card.nextPromise;
  const showsRail = promise && card.turn !== 'resident' && card.workOrder?.status !== 'scheduled';
  return (
    <View
      className={isFirst ? 'card-b' : 'card-b row-line'}
      hoverClass="tap-hover"
      onClick={() => Taro.navigateTo({ url: `/pages/ticket/index?id=${card.id}` })}
    >
      <View className="row between g2 care-col">
        <Text className="t-l b one">{card.title}</Text>
        <StatusChip card={card} reader="resident" />
      </View>
      <View className="t-m mt1">
        {line.strong ? (
          <Text className={`b num ${line.late ? 'c-red' : 'c-brand'}`}>{line.strong}</Text>
        ) : null}
        <Text className="c2">{line.rest}</Text>
      </View>
      {showsRail ? <Rail promise={promise} now={now} /> : null}
    </View>
  );
}

/** Tickets one under another in one card. */
export function TicketRows({ cards, now }: { cards: readonly TicketCard[]; now: number }) {
  return (
    <View className="card-flush">
      {cards.map((card, index) => (
        <TicketRow key={card.id} card={card} now={now} isFirst={index === 0} />
      ))}
    </View>
  );
}
