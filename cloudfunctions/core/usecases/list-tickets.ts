import { limits } from '@contract/limits';
import type { Ticket } from '../domain/ticket';
import type { Deps, PageQuery } from './ports';

const sortField = { due: 'dueKey', recent: 'recentKey' } as const;

/** One page of a list and where the next begins. Reads one ticket more than it shows, never the whole list. */
export async function listTickets(
  deps: Deps,
  query: Omit<PageQuery, 'limit'>,
  size: number = limits.pageSize,
): Promise<{ tickets: Ticket[]; next?: string }> {
  const found = await deps.tickets.page({ ...query, limit: size + 1 });
  const tickets = found.slice(0, size);
  const last = tickets.at(-1);
  return found.length > tickets.length && last
    ? { tickets, next: last[sortField[query.order]] }
    : { tickets };
}
