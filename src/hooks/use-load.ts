import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';
import { type ActionError, toActionError } from '../api/call-action';

export interface Loaded<T> {
  data: T | undefined;
  error: ActionError | undefined;
  loading: boolean;
  reload: () => Promise<void>;
  set: (data: T) => void;
}

/**
 * What a page shows: loaded when the page is shown, again when it is pulled down.
 * A failure keeps what was there. `first` may give remembered data to start with.
 */
export function useLoad<T>(load: () => Promise<T>, first?: T): Loaded<T> {
  const [state, setState] = useState<{ data: T | undefined; error?: ActionError; loading: boolean }>({
    data: first,
    loading: true,
  });
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(async () => {
    try {
      const data = await latest.current();
      setState({ data, loading: false });
    } catch (error) {
      const known = toActionError(error);
      setState((old) => ({ ...old, error: known, loading: false }));
    }
  }, []);
  useDidShow(() => {
    void reload();
  });
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
  const set = useCallback((data: T) => setState({ data, loading: false }), []);
  return { data: state.data, error: state.error, loading: state.loading, reload, set };
}
