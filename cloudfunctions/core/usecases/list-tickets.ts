import { limits } from '@contract/limits';
import { isKeptFrom } from '../domain/complaint-about';
import type { Ticket, TicketRow } from '../domain/ticket';
import type { Deps, PageQuery } from './ports';

const sortField = { due: 'dueKey', recent: 'recentKey' } as const;

/** `reader`: who gets the list; complaints about them are left out, whatever list it is (P7.3) */
type List = Omit<PageQuery, 'limit'> & { reader: string };

/** One page and where the next begins. Reads one ticket more than it shows, never the whole list. */
async function firstOf<T extends TicketRow>(
  read: (query: PageQuery) => Promise<T[]>,
  { reader, ...list }: List,
  size: number,
): Promise<{ tickets: T[]; next?: string }> {
  const found = await read({ ...list, limit: size + 1 });
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const tickets = shown.filter((ticket) => !isKeptFrom(ticket, reader));
  return found.length > size && last ? { tickets, next: last[sortField[list.order]] } : { tickets };
}

/** One page of a list of rows. */
export function listTickets(deps: Deps, list: List): Promise<{ tickets: TicketRow[]; next?: string }> {
  return firstOf(deps.tickets.rows, list, limits.pageSize);
}

/** One page of whole jobs, which the technician's phone keeps. */
export function listJobs(deps: Deps, list: List): Promise<{ tickets: Ticket[]; next?: string }> {
  return firstOf(deps.tickets.page, list, limits.jobsPageSize);
}
