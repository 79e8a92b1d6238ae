import { residentsOf } from './joined';
import type { Ticket } from './ticket';

/**
 * Is this a complaint about the person? Then it is kept from them, whatever their role: only what they reported themselves
 * stays theirs (P7.3).
 */
export function isKeptFrom(
  ticket: Pick<Ticket, 'complaintAbout' | 'resident'> & Partial<Pick<Ticket, 'joined'>>,
  personId: string,
): boolean {
  return ticket.complaintAbout?.personId === personId && !residentsOf(ticket).includes(personId);
}
