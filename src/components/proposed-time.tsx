import { saySlot } from '@contract/clock-words';
import type { TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';
import { personOn } from '../labels';

interface ProposedTimeProps {
  card: TicketCard;
  now: number;
  /** the subject of the page */
  large?: boolean;
}

/** Who would like to come, and when. */
export function ProposedTime({ card, now, large }: ProposedTimeProps) {
  const slot = card.workOrder?.slot;
  return (
    <View>
      <View className="t-m c2 mt1">{`${personOn(card)}想在这个时间来：`}</View>
      <View className={`mt1 ${large ? 't-num' : 't-l b num'}`}>{slot ? saySlot(slot, now) : ''}</View>
    </View>
  );
}
