import type { ConfirmOutcome, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';

const outcomeWords: Record<ConfirmOutcome, string> = {
  solved: '已解决',
  partly: '部分解决',
  unsolved: '没解决',
};

/** Other homes with the same fault, and what each has answered (P1.4). */
export function Neighbours({ ticket }: { ticket: TicketView }) {
  const { neighbours } = ticket;
  if (!neighbours) return null;
  return (
    <View className="card mt3" id="desk-neighbours">
      <View className="row g2">
        <View className="i i-s i-users c-brand" />
        <View className="t-m b">{`还有 ${neighbours.length} 户遇到，进展会一起告诉他们`}</View>
      </View>
      {neighbours.map(({ houseLabel, name, relation, phoneMasked, outcome }) => (
        <View className="row between g2 mt2 t-m wrap" key={houseLabel + name}>
          <View>{`${houseLabel} ${name} ${relation}`}</View>
          <View className="c3 num">{outcome ? outcomeWords[outcome] : phoneMasked}</View>
        </View>
      ))}
    </View>
  );
}
