import { useCallback, useRef, useState } from 'react';
import { type ActionError, toActionError } from '../api/call-action';
import { makeId } from '../api/make-id';

/** No answer, or an error after the change may have been written: a refusal it is not. */
const mayHaveHappened = ({ code }: ActionError) => code === 'OFFLINE' || code === 'INTERNAL';

/**
 * One act of a person: busy while it runs, its error beside it, a second tap ignored.
 * The command id stays the same until the act succeeded or was refused, so a retry after a lost network, or after an
 * error in the cloud, changes nothing twice.
 */
export function useCommand() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError>();
  const running = useRef(false);
  const commandId = useRef(makeId());
  const run = useCallback(async (act: (commandId: string) => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await act(commandId.current);
      commandId.current = makeId();
    } catch (failure) {
      const known = toActionError(failure);
      if (!mayHaveHappened(known)) commandId.current = makeId();
      setError(known);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, error, run };
}
