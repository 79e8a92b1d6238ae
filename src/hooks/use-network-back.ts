import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { onNetworkBack } from '../api/network';

/** Goes on with what waited, when the network is back and when the page is shown again (P1.2). */
export function useNetworkBack(goOn: () => void): void {
  const latest = useRef(goOn);
  latest.current = goOn;
  useDidShow(() => latest.current());
  useEffect(() => onNetworkBack(() => latest.current()), []);
}
