import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { recall } from '../api/storage';

const WIDE = 1024;
/** WeChat's font setting from which care mode is on by itself; 16 is usual */
const LARGE_FONT = 20;

/** Is the window as wide as a PC's (look.md "Layout")? */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => Taro.getWindowInfo().windowWidth >= WIDE);
  useEffect(() => {
    const listen = () => setWide(Taro.getWindowInfo().windowWidth >= WIDE);
    Taro.onWindowResize?.(listen);
    return () => Taro.offWindowResize?.(listen);
  }, []);
  return wide;
}

/** Care mode: the person's own switch, else WeChat's font setting. */
export function isCare(): boolean {
  const chosen = recall<'on' | 'off'>('care');
  if (chosen) return chosen === 'on';
  try {
    const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
    return (fontSizeSetting ?? 0) >= LARGE_FONT;
  } catch {
    return false;
  }
}
