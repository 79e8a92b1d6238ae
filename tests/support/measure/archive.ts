import { deriveFields } from '../../../cloudfunctions/core/domain/derive';
import type { Ticket } from '../../../cloudfunctions/core/domain/ticket';
import type { TestCloud } from '../localcloud';
import { people } from '../repair';
import { openSdk } from '../sdk';

const AT_ONCE = 100;
const MINUTE = 60_000;

interface Tickets {
  get(): Promise<{ data: Ticket[] }>;
}

function copyOf(ticket: Ticket, index: number): Ticket {
  const copy = structuredClone(ticket);
  copy._id = `copy${String(index).padStart(6, '0')}${ticket._id}`.slice(0, 24);
  copy.number = `${ticket.number}-${index}`;
  copy.numberKey = `${ticket.numberKey}-${index}`;
  copy.updatedAt -= index * MINUTE;
  copy.resident = { ...copy.resident, personId: people.wang };
  deriveFields(copy);
  return copy;
}

/**
 * Fills the demo with copies of its own tickets, all of one resident: `closed` in the archive, and so many waiting at the
 * desk and offered to one technician that every list has more than a page.
 */
export async function fillArchive(
  cloud: TestCloud,
  { closed, open }: { closed: number; open: number },
): Promise<void> {
  const tickets = openSdk(cloud).database().collection('tickets');
  const first = async (condition: Record<string, unknown>) => {
    const { data } = await (tickets.where(condition).limit(1) as unknown as Tickets).get();
    if (!data[0]) throw new Error(`the demo has no ticket with ${JSON.stringify(condition)}`);
    return data[0];
  };
  const sources = [
    { ticket: await first({ queues: `technician:${people.zhou}:done`, status: 'closed' }), count: closed },
    { ticket: await first({ status: 'received', priority: 'normal' }), count: open },
    {
      ticket: await first({ queues: `technician:${people.zhou}:open`, 'workOrders.status': 'offered' }),
      count: open,
    },
    { ticket: await first({ status: 'resolved' }), count: open },
  ];
  let made = 0;
  const copies = sources.flatMap(({ ticket, count }) =>
    Array.from({ length: count }, () => copyOf(ticket, ++made)),
  );
  for (let at = 0; at < copies.length; at += AT_ONCE) {
    await tickets.add({ data: copies.slice(at, at + AT_ONCE) as never });
  }
}
