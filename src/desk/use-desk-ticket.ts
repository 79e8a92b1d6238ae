import type { OutputOf } from '@contract/actions';
import type { TicketView } from '@contract/ticket';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActionError, callAction, isGone, toActionError } from '../api/call-action';
import { newer } from '../api/fresh';

type DeskTicket = OutputOf<'desk.ticket'>;

/**
 * One ticket with the colleagues who could be sent; loaded when `id` changes. What comes late for another id is dropped, and
 * a ticket never becomes older again.
 */
export function useDeskTicket(id: string | undefined) {
  const [state, setState] = useState<{ id?: string; data?: DeskTicket; error?: ActionError }>({});
  const open = useRef(id);
  open.current = id;
  const load = useCallback(async () => {
    if (!id) return;
    setState((old) => (old.id === id && old.error ? { id, ...(old.data ? { data: old.data } : {}) } : old));
    try {
      const { ticket, ...around } = await callAction('desk.ticket', { ticketId: id });
      if (open.current !== id) return;
      setState((old) => ({
        id,
        data: { ticket: newer(old.id === id ? old.data?.ticket : undefined, ticket), ...around },
      }));
    } catch (failure) {
      if (open.current !== id) return;
      const error = toActionError(failure);
      setState((old) => (old.id === id && !isGone(error) ? { ...old, error } : { id, error }));
    }
  }, [id]);
  useEffect(() => {
    void load();
  }, [load]);
  const isCurrent = state.id === id;
  const change = useCallback(
    (ticket: TicketView) => {
      setState((old) =>
        old.id === ticket.id
          ? {
              id: old.id,
              data: {
                candidates: [],
                pools: [],
                ...old.data,
                ticket: newer(old.data?.ticket, ticket),
              },
            }
          : old,
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
