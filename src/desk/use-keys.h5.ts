import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';

/** What each key does: `n`, `enter`, `arrowdown`, `ctrl+enter`, `escape`. */
export type Keys = Partial<Record<string, () => void>>;

/** whether a hint at a key would be true */
export const hasKeys: boolean = true;

/** what Tab reaches beside the fields */
const reachable = '.opt, .btn, .who, .hit';

const isField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : key;
}

function pressed(event: KeyboardEvent, keys: Keys): void {
  // Enter that chooses a word of a Chinese input method is none of ours
  if (event.isComposing) return;
  const { target } = event;
  const name = nameOf(event);
  const isChoice = target instanceof HTMLElement && target.matches(reachable);
  if (isChoice && (name === 'enter' || name === ' ')) {
    event.preventDefault();
    target.click();
    return;
  }
  // letters are written, not obeyed, while somebody writes
  const act = isField(target) && name.length === 1 ? undefined : keys[name];
  if (!act) return;
  event.preventDefault();
  act();
}

/** Keys of a page while it is on top; Tab reaches its choices and buttons, Enter takes them. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  const isShown = useRef(true);
  useDidShow(() => {
    isShown.current = true;
  });
  useDidHide(() => {
    isShown.current = false;
  });
  useEffect(() => {
    // Taro's fields keep the browser's event to themselves and send one of their own, which knows no key
    const listen = (event: Event) => {
      if (isShown.current && event instanceof KeyboardEvent) pressed(event, latest.current);
    };
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, []);
  useEffect(() => {
    for (const each of document.querySelectorAll<HTMLElement>(reachable)) each.tabIndex = 0;
  });
}
