import type { OutputOf } from '@contract/actions';
import { useEffect, useState } from 'react';
import { type ActionError, callAction, toActionError } from '../../api/call-action';

const DEBOUNCE_MS = 250;

type Found = OutputOf<'desk.findResident'>;
interface State {
  words: string;
  found?: Found;
  error?: ActionError;
}

/** Three digits or one character of a name: less finds everybody. */
export const isEnough = (words: string) => /\d{3}|[^\d\s-]/.test(words.trim());

/** Residents by what is typed so far; asks when the typing pauses, and drops what comes late for older words. */
export function useResidents(words: string) {
  const [state, setState] = useState<State>({ words: '' });
  useEffect(() => {
    if (!isEnough(words)) return undefined;
    let isOver = false;
    const settle = (next: Omit<State, 'words'>) => {
      if (!isOver) setState({ words, ...next });
    };
    const timer = setTimeout(() => {
      callAction('desk.findResident', { words }).then(
        (found) => settle({ found }),
        (failure) => settle({ error: toActionError(failure) }),
      );
    }, DEBOUNCE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words]);
  // while the next answer is on its way the last one stays: a list that blinks cannot be read
  return isEnough(words) ? { ...state, isCurrent: state.words === words } : { words, isCurrent: false };
}
