import type { TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';
import { chipOf, type Reader } from '../labels';

/** Icon and word, never colour alone. */
export function StatusChip({ card, reader }: { card: TicketCard; reader: Reader }) {
  const { word, icon, look } = chipOf(card, reader);
  return (
    <View className={`chip ${look}`}>
      <View className={`i i-${icon}`} />
      {word}
    </View>
  );
}
