import { limits } from '@contract/limits';
import { isKeptFrom } from '../domain/complaint-about';
import { queueKey } from '../domain/queues';
import type { Ticket, TicketRow } from '../domain/ticket';
import type { Deps, FindQuery, PageQuery } from './ports';

const sortField = { due: 'dueKey', recent: 'recentKey', told: 'toldKey' } as const;

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

/** How many tickets stand in each of the desk's open queues; one request over what is open. */
export async function countQueues(deps: Deps, communityId: string) {
  const [mine, watching, waiting] = (['mine', 'watching', 'waiting'] as const).map((queue) =>
    queueKey.desk(communityId, queue),
  ) as [string, string, string];
  const counts = await deps.tickets.countIn(communityId, [mine, watching, waiting]);
  const of = (queue: string) => counts.get(queue) ?? 0;
  return { mine: of(mine), watching: of(watching), waiting: of(waiting) };
}

/** One page of what a community's tickets hold under all of these keys, the latest report first. */
export async function findTickets(
  deps: Deps,
  query: Omit<FindQuery, 'limit'>,
): Promise<{ tickets: TicketRow[]; next?: string }> {
  const found = await deps.tickets.find({ ...query, limit: limits.pageSize + 1 });
  const tickets = found.slice(0, limits.pageSize);
  const last = tickets.at(-1);
  return found.length > limits.pageSize && last ? { tickets, next: last.bornKey } : { tickets };
}

/** One page of whole jobs, which the technician's phone keeps. */
export function listJobs(deps: Deps, list: List): Promise<{ tickets: Ticket[]; next?: string }> {
  return firstOf(deps.tickets.page, list, limits.jobsPageSize);
}
