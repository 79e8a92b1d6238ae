import type { InputOf } from '@contract/actions';
import type { Similar } from '@contract/actions-intake';
import { limits } from '@contract/limits';
import { classify } from '../domain/category';
import { guideOf } from '../domain/community';
import { isKeptFrom } from '../domain/complaint-about';
import { canBeJoined, isSameFault, nearOf } from '../domain/near';
import type { Person } from '../domain/person';
import { queueKey } from '../domain/queues';
import type { TicketRow } from '../domain/ticket';
import { sharedLabel, sharedTitle } from '../domain/view-neighbour';
import { houseMeant, whereIs } from '../domain/where';
import type { Deps } from './ports';

/** as many as a person reads while writing */
const SHOWN = 3;

function similarFrom(ticket: TicketRow, personId: string): Similar {
  const isMine = ticket.queues.includes(queueKey.resident(personId, 'open'));
  const visits = ticket.workOrders.flatMap((order) => order.agreedSlot?.startAt ?? []);
  return {
    id: ticket._id,
    title: sharedTitle(ticket),
    label: sharedLabel(ticket),
    reportedAt: ticket.reportedAt,
    homes: ticket.homes ?? 1,
    status: ticket.status === 'clarifying' ? (ticket.clarifiedFrom ?? 'received') : ticket.status,
    ...(visits.length > 0 ? { visitAt: Math.min(...visits) } : {}),
    ...(isMine ? { mine: true } : {}),
  };
}

/**
 * Open reports that may be the same fault as the one being written (P1.4): of the caller's own community only, one page of
 * one index, without anything personal of those who reported them.
 */
export async function findSimilar(
  deps: Deps,
  input: InputOf<'ticket.similar'>,
  person: Person,
  now: number,
): Promise<Similar[]> {
  const { communityId, ...house } = houseMeant(person, input.houseId);
  const community = await deps.communities.get(communityId);
  const { categories, places } = guideOf(community);
  const asked = {
    kind: input.kind,
    ...whereIs(input, { communityId, ...house }, places),
    ...classify(categories, input.kind, input.categoryId),
  };
  const where = nearOf(asked);
  if (where === undefined || (asked.kind !== 'emergency' && !asked.category)) return [];
  const settings = await deps.communities.settings(communityId);
  const queue = queueKey.near(communityId, where);
  const rows = await deps.tickets.rows({ queue, order: 'recent', limit: limits.pageSize });
  return rows
    .filter((row) => isSameFault(row, asked) && canBeJoined(row, now, settings))
    .filter((row) => !isKeptFrom(row, person._id))
    .slice(0, SHOWN)
    .map((row) => similarFrom(row, person._id));
}
