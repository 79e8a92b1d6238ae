import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** A question from below, closable by its cross or a tap beside it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <View className="scrim" onClick={onClose}>
      <View className="sheet" onClick={(event) => event.stopPropagation()}>
        <View className="row between g2">
          <View className="t-xl">{title}</View>
          <View className="link" ariaRole="button" ariaLabel="关上" onClick={onClose}>
            <View className="i i-x c2" />
          </View>
        </View>
        {children}
      </View>
    </View>
  );
}
