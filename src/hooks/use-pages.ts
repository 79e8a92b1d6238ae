import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActionError, toActionError } from '../api/call-action';

interface Page<T> {
  items: T[];
  next?: string | undefined;
}

interface State<T> {
  items: T[] | undefined;
  next: string | undefined;
  error: ActionError | undefined;
}

/**
 * A list in pages: the first when the page is shown or `key` changes, the next at its end, all anew when pulled down.
 * A failure keeps what is there; an answer or failure that comes after `key` changed is dropped.
 */
export function usePages<T>(key: string, load: (cursor?: string) => Promise<Page<T>>, first?: T[]) {
  const [state, setState] = useState<State<T>>({ items: first, next: undefined, error: undefined });
  const latest = useRef({ key, load });
  latest.current = { key, load };
  const busy = useRef(false);

  const fetchPage = useCallback(async (cursor?: string) => {
    const { key: asked, load: loadPage } = latest.current;
    try {
      const page = await loadPage(cursor);
      if (latest.current.key !== asked) return;
      setState((old) => ({
        items: cursor === undefined ? page.items : [...(old.items ?? []), ...page.items],
        next: page.next,
        error: undefined,
      }));
    } catch (error) {
      if (latest.current.key !== asked) return;
      const known = toActionError(error);
      setState((old) => ({ ...old, error: known }));
    }
  }, []);

  const reload = useCallback(() => fetchPage(), [fetchPage]);
  const more = useCallback(async () => {
    if (busy.current || !state.next) return;
    busy.current = true;
    await fetchPage(state.next);
    busy.current = false;
  }, [fetchPage, state.next]);

  const shownKey = useRef(key);
  useEffect(() => {
    if (shownKey.current === key) return;
    shownKey.current = key;
    setState({ items: undefined, next: undefined, error: undefined });
    void reload();
  }, [key, reload]);
  useDidShow(() => {
    void reload();
  });
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    void more();
  });
  return { ...state, reload, more };
}
