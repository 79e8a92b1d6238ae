import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';
import { type ActionError, isGone, toActionError } from '../api/call-action';
import { newer, takeOver } from '../api/fresh';

export interface Loaded<T> {
  data: T | undefined;
  error: ActionError | undefined;
  reload: () => Promise<void>;
  set: (data: T) => void;
}

interface Options<T> {
  /** remembered data to start with */
  first?: T | undefined;
  /** under this key the page before may have handed over what it was just answered: then nothing is asked */
  key?: string;
  /** forgets what was remembered, when the cloud says that it is not there for this person (any more) */
  onGone?: () => void;
}

/**
 * What a page shows: loaded when the page is shown, again when it is pulled down. A failure keeps what was there, unless it
 * says that this is not there for this person. An older answer never replaces a newer one.
 */
export function useLoad<T>(load: () => Promise<T>, { first, key, onGone }: Options<T> = {}): Loaded<T> {
  const [handed] = useState(() => (key ? takeOver<T>(key) : undefined));
  const isShown = useRef(handed === undefined);
  const [state, setState] = useState<{ data: T | undefined; error?: ActionError }>({ data: handed ?? first });
  const latest = useRef({ load, onGone });
  latest.current = { load, onGone };
  const asked = useRef(0);
  const answered = useRef(0);
  const set = useCallback((data: T) => setState((old) => ({ data: newer(old.data, data) })), []);
  const reload = useCallback(async () => {
    asked.current++;
    const turn = asked.current;
    setState((old) => (old.error ? { data: old.data } : old));
    try {
      const data = await latest.current.load();
      if (turn < answered.current) return;
      answered.current = turn;
      set(data);
    } catch (failure) {
      if (turn < answered.current) return;
      const error = toActionError(failure);
      if (isGone(error)) latest.current.onGone?.();
      setState((old) => ({ data: isGone(error) ? undefined : old.data, error }));
    }
  }, [set]);
  useDidShow(() => {
    if (isShown.current) void reload();
    isShown.current = true;
  });
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
  return { data: state.data, error: state.error, reload, set };
}
