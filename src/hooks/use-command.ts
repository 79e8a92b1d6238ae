import { useCallback, useRef, useState } from 'react';
import { type ActionError, toActionError } from '../api/call-action';
import { makeId } from '../api/make-id';

/** No answer, or an error after the change may have been written: a refusal it is not. */
const mayHaveHappened = ({ code }: ActionError) => code === 'OFFLINE' || code === 'INTERNAL';

/**
 * One act of a person: busy while it runs, its error beside it, a second tap ignored.
 * The command id stays the same until the act succeeded or was refused, so a retry after a lost network, or after an
 * error in the cloud, changes nothing twice. `what` tells the answers of one question apart: another answer is another
 * command.
 */
export function useCommand() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError>();
  const running = useRef(false);
  const command = useRef({ what: '', id: makeId() });
  const run = useCallback(async (act: (commandId: string) => Promise<void>, what = '') => {
    if (running.current) return;
    running.current = true;
    if (command.current.what !== what) command.current = { what, id: makeId() };
    setBusy(true);
    setError(undefined);
    try {
      await act(command.current.id);
      command.current.id = makeId();
    } catch (failure) {
      const known = toActionError(failure);
      if (!mayHaveHappened(known)) command.current.id = makeId();
      setError(known);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, error, run };
}
