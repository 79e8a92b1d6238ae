import type { ActionName, OutputOf, RequestOf } from '@contract/actions';
import { useCallback, useRef, useState } from 'react';
import { type ActionError, callAction, toActionError } from '../api/call-action';
import { makeId } from '../api/make-id';

/** The actions that change something: each carries the id of the command. */
type CommandName = {
  [A in ActionName]: RequestOf<A> extends { commandId: string } ? A : never;
}[ActionName];

/** Sends a command with an id of its own. Throws ActionError. */
export type Send = <A extends CommandName>(
  action: A,
  input: Omit<RequestOf<A>, 'commandId'>,
) => Promise<OutputOf<A>>;

/** No answer, or an error after the change may have been written: a refusal it is not. */
const mayHaveHappened = ({ code }: ActionError) => code === 'OFFLINE' || code === 'INTERNAL';

/**
 * One act of a person: busy while it runs, its error beside it, a second tap ignored.
 * The act sends its command with `send`. The command keeps its id only when the same is tried again after an outcome that
 * may have happened, so that nothing changes twice; anything else is another command.
 */
export function useCommand() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError>();
  const running = useRef(false);
  const unsettled = useRef<{ what: string; id: string }>();
  const send = useCallback<Send>(async (action, input) => {
    const what = JSON.stringify([action, input]);
    const id = unsettled.current?.what === what ? unsettled.current.id : makeId();
    unsettled.current = { what, id };
    try {
      const output = await callAction(action, { ...input, commandId: id } as RequestOf<typeof action>);
      unsettled.current = undefined;
      return output;
    } catch (failure) {
      if (!mayHaveHappened(toActionError(failure))) unsettled.current = undefined;
      throw failure;
    }
  }, []);
  const run = useCallback(
    async (act: (send: Send) => Promise<void>) => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setError(undefined);
      try {
        await act(send);
      } catch (failure) {
        setError(toActionError(failure));
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [send],
  );
  return { busy, error, run };
}
