import { useCallback, useRef, useState } from 'react';
import { type ActionError, callAction, toActionError } from '../api/call-action';

export interface Applying {
  looked: number;
  moved: number;
  total: number;
  isDone: boolean;
}

/** Moves the open tickets to the saved calendar, page by page; goes on where it stopped when it is tried again. */
export function useApply() {
  const [state, setState] = useState<Applying>();
  const [error, setError] = useState<ActionError>();
  const at = useRef<{ cursor: string | undefined; done: Applying }>();
  const go = useCallback(async () => {
    const start = { looked: 0, moved: 0, total: 0, isDone: false };
    let { cursor, done } = at.current ?? { cursor: undefined, done: start };
    setError(undefined);
    setState(done);
    try {
      do {
        const page = await callAction('settings.apply', cursor ? { cursor } : {});
        cursor = page.next;
        done = {
          looked: done.looked + page.looked,
          moved: done.moved + page.moved,
          total: page.total ?? done.total,
          isDone: cursor === undefined,
        };
        at.current = done.isDone ? undefined : { cursor, done };
        setState(done);
      } while (cursor);
    } catch (failure) {
      setError(toActionError(failure));
    }
  }, []);
  return { state, error, go };
}
