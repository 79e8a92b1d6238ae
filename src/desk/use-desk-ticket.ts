import type { OutputOf } from '@contract/actions';
import type { TicketView } from '@contract/ticket';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActionError, callAction, toActionError } from '../api/call-action';

type DeskTicket = OutputOf<'desk.ticket'>;

/** One ticket with the colleagues who could be sent; loaded when `id` changes. What comes late for another id is dropped. */
export function useDeskTicket(id: string | undefined) {
  const [state, setState] = useState<{ id?: string; data?: DeskTicket; error?: ActionError }>({});
  const open = useRef(id);
  open.current = id;
  const load = useCallback(async () => {
    if (!id) return;
    try {
      const data = await callAction('desk.ticket', { ticketId: id });
      if (open.current === id) setState({ id, data });
    } catch (error) {
      const known = toActionError(error);
      if (open.current === id) setState((old) => ({ ...(old.id === id ? old : { id }), error: known }));
    }
  }, [id]);
  useEffect(() => {
    void load();
  }, [load]);
  const isCurrent = state.id === id;
  const change = useCallback(
    (ticket: TicketView) => {
      setState((old) =>
        old.id === ticket.id ? { ...old, data: { ticket, candidates: old.data?.candidates ?? [] } } : old,
      );
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
