import type { OutputOf } from '@contract/actions';
import type { TicketView } from '@contract/ticket';
import { useCallback, useEffect, useState } from 'react';
import { ActionError, callAction } from '../api/call-action';

type DeskTicket = OutputOf<'desk.ticket'>;

/** One ticket with the colleagues who could be sent; loaded when `id` changes, an answer for another id is dropped. */
export function useDeskTicket(id: string | undefined) {
  const [state, setState] = useState<{ id?: string; data?: DeskTicket; error?: ActionError }>({});
  const load = useCallback(async () => {
    if (!id) return;
    try {
      const data = await callAction('desk.ticket', { ticketId: id });
      setState({ id, data });
    } catch (error) {
      const known = error instanceof ActionError ? error : new ActionError('INTERNAL', String(error), '');
      setState((old) => ({ ...old, id, error: known }));
    }
  }, [id]);
  useEffect(() => {
    void load();
  }, [load]);
  const isCurrent = state.id === id;
  const change = useCallback(
    (ticket: TicketView) => {
      setState((old) => ({ ...old, data: { ticket, candidates: old.data?.candidates ?? [] } }));
      // who can be sent is read again when the ticket comes back to the desk
      if (ticket.allowedActions.includes('ticket.dispatch')) void load();
    },
    [load],
  );
  return {
    data: isCurrent ? state.data : undefined,
    error: isCurrent ? state.error : undefined,
    load,
    change,
  };
}
