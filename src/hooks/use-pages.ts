import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActionError, toActionError } from '../api/call-action';
import { FRESH_MS, newest } from '../api/fresh';

interface Page<T> {
  items: T[];
  next?: string | undefined;
}

/** What every list shows: tickets, in short or in full. */
type Listed = { id: string; updatedAt: number };

interface State<T> {
  items: T[] | undefined;
  next: string | undefined;
  error: ActionError | undefined;
}

interface Options<T> {
  /** remembered items to start with */
  first?: T[] | undefined;
  /** whether an item that a page changed meanwhile still belongs in this list */
  fits?: (item: T) => boolean;
}

/**
 * A list in pages: the first when the page is shown or `key` changes, the next at its end, all anew when pulled down.
 * Back from a page within seconds, what changed there is put in place without asking again.
 * A failure keeps what is there; an answer or failure that comes after `key` changed is dropped.
 */
export function usePages<T extends Listed>(
  key: string,
  load: (cursor?: string) => Promise<Page<T>>,
  { first, fits = () => true }: Options<T> = {},
) {
  const [state, setState] = useState<State<T>>({ items: first, next: undefined, error: undefined });
  const latest = useRef({ key, load, fits });
  latest.current = { key, load, fits };
  const freshUntil = useRef(0);
  const busy = useRef(false);

  const fetchPage = useCallback(async (cursor?: string) => {
    const { key: asked, load: loadPage } = latest.current;
    try {
      const page = await loadPage(cursor);
      if (latest.current.key !== asked) return;
      if (cursor === undefined) freshUntil.current = Date.now() + FRESH_MS;
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
  /** Puts in place what was learned of single items since, or takes them out where they no longer belong. */
  const refresh = useCallback(() => {
    setState((old) =>
      old.items?.some((item) => newest(item) !== item)
        ? { ...old, items: old.items.map((item) => newest(item) as T).filter(latest.current.fits) }
        : old,
    );
  }, []);
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
    if (Date.now() < freshUntil.current) refresh();
    else void reload();
  });
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    void more();
  });
  return { ...state, reload, refresh, more };
}
