import { noWorkload, type Workload } from '../domain/candidates';
import { queueKey } from '../domain/queues';
import type { Ticket } from '../domain/ticket';
import { transitions } from '../domain/transitions';
import type { Deps, PageQuery, TicketStore } from './ports';

/** the ticket itself stands in the list of its home as well */
const EARLIER = 6;

type Whereabouts = Awaited<ReturnType<TicketStore['whereabouts']>>;

/** Open orders by person, and where they are, from the lists in which the tickets stand. */
function openOrdersOf(tickets: Whereabouts): Pick<Workload, 'load' | 'places'> {
  const places = new Map<string, string[]>();
  for (const { queues, place } of tickets) {
    for (const queue of queues) {
      const personId = /^technician:(.+):open$/.exec(queue)?.[1];
      if (personId) places.set(personId, [...(places.get(personId) ?? []), place.label]);
    }
  }
  return { places, load: new Map([...places].map(([personId, labels]) => [personId, labels.length])) };
}

/** How many open orders everybody of a community has. One read. */
export async function readLoads(deps: Deps, communityId: string): Promise<Workload['load']> {
  return openOrdersOf(await deps.tickets.whereabouts(queueKey.assigned(communityId))).load;
}

/**
 * What the suggestion of a technician rests on (P3.2): everybody's open orders, and who was in this home lately. Two reads at
 * the same time; none for a ticket to which nobody can be sent any more.
 */
export async function readWorkload(deps: Deps, ticket: Ticket): Promise<Workload> {
  if (!transitions['ticket.dispatch'].from.includes(ticket.status)) return noWorkload;
  const { houseId } = ticket.place;
  const home: PageQuery = { queue: queueKey.house(houseId ?? ''), order: 'recent', limit: EARLIER };
  const [open, earlier] = await Promise.all([
    deps.tickets.whereabouts(queueKey.assigned(ticket.communityId)),
    houseId === undefined ? [] : deps.tickets.rows(home),
  ]);
  return { ...openOrdersOf(open), earlier };
}
