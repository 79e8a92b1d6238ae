import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/**
 * A place on the page for something that comes and goes. Taro sends a parent's whole list of children to the phone when
 * one of them is inserted or removed; in a place of its own, only that one is sent.
 */
export function Part({ children }: { children: ReactNode }) {
  return <View>{children}</View>;
}
