import type { Turn } from '@contract/ticket';
import { owesDispatch } from './guards';
import { openWorkOrders, type Ticket } from './ticket';

/** Does an order wait for the resident's answer? */
export const asksResident = (ticket: Pick<Ticket, 'workOrders'>) =>
  openWorkOrders(ticket).some((order) => order.status === 'proposed');

/** Whose turn it is (look.md: the only thing that colour answers). Where several have something to do, the desk comes first. */
export function turnOf(ticket: Pick<Ticket, 'status' | 'workOrders' | 'promises'>): Turn {
  switch (ticket.status) {
    case 'received':
    case 'verified':
    case 'follow-up':
      return 'desk';
    case 'clarifying':
    case 'resolved':
      return 'resident';
    case 'processing':
      if (owesDispatch(ticket)) return 'desk';
      return asksResident(ticket) ? 'resident' : 'technician';
    case 'closed':
      return 'nobody';
  }
}
