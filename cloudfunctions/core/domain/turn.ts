import type { Turn } from '@contract/ticket';
import { openWorkOrder, type Ticket } from './ticket';

/** Whose turn it is (look.md: the only thing that colour answers). */
export function turnOf(ticket: Pick<Ticket, 'status' | 'workOrders'>): Turn {
  switch (ticket.status) {
    case 'received':
    case 'verified':
    case 'follow-up':
      return 'desk';
    case 'clarifying':
    case 'resolved':
      return 'resident';
    case 'processing':
      return openWorkOrder(ticket)?.status === 'proposed' ? 'resident' : 'technician';
    case 'closed':
      return 'nobody';
  }
}
