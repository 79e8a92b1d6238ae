import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';
import { type ActionError, toActionError } from '../api/call-action';
import { takeOver } from '../api/fresh';

export interface Loaded<T> {
  data: T | undefined;
  error: ActionError | undefined;
  loading: boolean;
  reload: () => Promise<void>;
  set: (data: T) => void;
}

interface Options<T> {
  /** remembered data to start with */
  first?: T | undefined;
  /** under this key the page before may have handed over what it was just answered: then nothing is asked */
  key?: string;
}

/** What a page shows: loaded when the page is shown, again when it is pulled down. A failure keeps what was there. */
export function useLoad<T>(load: () => Promise<T>, { first, key }: Options<T> = {}): Loaded<T> {
  const [handed] = useState(() => (key ? takeOver<T>(key) : undefined));
  const isShown = useRef(handed === undefined);
  const [state, setState] = useState<{ data: T | undefined; error?: ActionError; loading: boolean }>({
    data: handed ?? first,
    loading: handed === undefined,
  });
  const latest = useRef(load);
  latest.current = load;
  const set = useCallback((data: T) => setState({ data, loading: false }), []);
  const reload = useCallback(async () => {
    try {
      set(await latest.current());
    } catch (error) {
      const known = toActionError(error);
      setState((old) => ({ ...old, error: known, loading: false }));
    }
  }, [set]);
  useDidShow(() => {
    if (isShown.current) void reload();
    isShown.current = true;
  });
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
  return { data: state.data, error: state.error, loading: state.loading, reload, set };
}
