import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActionError, isGone, toActionError } from '../api/call-action';
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
 * A failure keeps what is there, unless it says that the list is not for this person. What comes after `key` changed or the
 * list began anew is dropped, and what was learned of a ticket since is never replaced by an older answer.
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
  const reloads = useRef(0);

  const fetchPage = useCallback(async (cursor?: string) => {
    const { key: asked, load: loadPage } = latest.current;
    if (cursor === undefined) reloads.current++;
    const turn = reloads.current;
    const isOver = () => latest.current.key !== asked || reloads.current !== turn;
    setState((old) => (old.error ? { ...old, error: undefined } : old));
    try {
      const page = await loadPage(cursor);
      if (isOver()) return;
      if (cursor === undefined) freshUntil.current = Date.now() + FRESH_MS;
      const items = page.items.map((item) => newest(item) as T).filter(latest.current.fits);
      setState((old) => ({
        items: cursor === undefined ? items : [...(old.items ?? []), ...items],
        next: page.next,
        error: undefined,
      }));
    } catch (failure) {
      if (isOver()) return;
      const error = toActionError(failure);
      setState((old) => (isGone(error) ? { items: undefined, next: undefined, error } : { ...old, error }));
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
