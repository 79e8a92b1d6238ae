import type { TicketCard } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Plate } from '../components/plate';
import { StatusChip } from '../components/status-chip';
import { classWords, nextLine } from '../labels';

/** One matter of the department: where, what, who is on it, by when. */
export function LeadRow({ card, now, asked }: { card: TicketCard; now: number; asked: boolean }) {
  const line = nextLine(card, now, 'staff');
  const who = card.workOrder?.assignee?.name;
  return (
    <View
      className="card mt3"
      id={`row-${card.id}`}
      hoverClass="tap-hover"
      onClick={() => void Taro.navigateTo({ url: `/lead/ticket/index?id=${card.id}` })}
    >
      <View className="row between g2 wrap">
        <Plate look="light" place={card.place} />
        {asked ? (
          <View className="chip chip-sun">
            <View className="i i-ask" />
            等你答复
          </View>
        ) : (
          <StatusChip card={card} reader="staff" />
        )}
      </View>
      <View className="t-l b mt2">{card.title}</View>
      <View className="t-s c3 mt1">{[classWords(card), who].filter(Boolean).join(' · ')}</View>
      <View className="t-m mt1">
        <Text className={`b num ${line.late ? 'c-red' : 'c-brand'}`}>{line.strong}</Text>
        <Text className="c2">{line.rest}</Text>
      </View>
    </View>
  );
}
