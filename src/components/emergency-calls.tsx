import { View } from '@tarojs/components';
import { dial } from '../api/dial';
import { useHome } from '../hooks/use-home';
import { Button } from './button';

/** Whom to call at once: while lives may be in danger this is the main act, whatever is written down besides. */
export function EmergencyCalls() {
  const deskPhone = useHome()?.community.deskPhone ?? '';
  return (
    <View className="row g2 calls">
      <Button look="redo" grow icon="phone" onTap={() => dial('119')}>
        119
      </Button>
      <Button look="redo" grow icon="phone" onTap={() => dial('120')}>
        120
      </Button>
      <Button id="call-desk" look="red" grow icon="phone" disabled={!deskPhone} onTap={() => dial(deskPhone)}>
        值班客服
      </Button>
    </View>
  );
}
