import { useCallback, useRef, useState } from 'react';
import { type ActionError, toActionError } from '../api/call-action';

/** One act that may be done again without harm: busy while it runs, its error beside it, a second tap ignored. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError>();
  const running = useRef(false);
  const run = useCallback(async (act: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await act();
    } catch (failure) {
      setError(toActionError(failure));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, error, run };
}
