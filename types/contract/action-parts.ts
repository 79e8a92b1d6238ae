import { Cursor, Id, NewId } from './scalars';
import { TicketView } from './ticket';
import { z } from './zod';

/**
 * Who may call an action (P7.3).
 * Relations are named by the ticket itself and need no further read: `ticket-resident`, `joined-resident`
 * (a neighbour with the same fault, P1.4), `assignee`, `asked` (to take an order over from a colleague, P3.3);
 * `self`: a list that holds only what names the caller, whoever that is.
 * Roles are read from the caller's record: `resident`, `desk`, `technician`, `lead`, `manager`.
 */
export type Who =
  | 'self'
  | 'ticket-resident'
  | 'joined-resident'
  | 'assignee'
  | 'asked'
  | 'resident'
  | 'desk'
  | 'technician'
  | 'lead'
  | 'manager';

/** Every change names its ticket and carries an id made on the phone, so that a repeat changes nothing. */
export const command = { ticketId: NewId, commandId: NewId };
export const workOrderCommand = { ...command, workOrderId: Id };
export const page = { cursor: z.optional(Cursor) };
export const changed = z.object({ ticket: TicketView });

export interface ActionSpec {
  who: readonly Who[];
  input: z.ZodMiniType;
  output: z.ZodMiniType;
}
