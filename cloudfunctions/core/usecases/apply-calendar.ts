import type { OutputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import { changeTicket } from '../domain/change';
import { settingsOf } from '../domain/community';
import { queueKey } from '../domain/queues';
import type { Settings } from '../domain/settings';
import { clockActor, type Ticket } from '../domain/ticket';
import type { Deps } from './ports';

/** whole tickets in one answer of the database, each of which may be written */
const PAGE = 20;
const queues = ['mine', 'watching', 'waiting'] as const;
type Queue = (typeof queues)[number];

/** `watching:<key>`: in which list, and after which ticket */
function placeOf(cursor: string | undefined): { queue: Queue; after: string | undefined } {
  if (cursor === undefined) return { queue: queues[0], after: undefined };
  const [name, after] = cursor.split(':');
  const queue = queues.find((each) => each === name);
  if (!queue) throw new AppError('BAD_INPUT', { field: 'cursor' });
  return { queue, after: after || undefined };
}

/** Writes the ticket if the calendar moved a promise of it. Who changed it meanwhile has moved it with that change. */
async function moveOne(deps: Deps, ticket: Ticket, settings: Settings, now: number): Promise<boolean> {
  const next = changeTicket(ticket, { actor: clockActor, now, settings }, () => undefined);
  if (next.timeline.length === ticket.timeline.length) return false;
  // its place among the latest changes stays: nobody did anything
  next.updatedAt = ticket.updatedAt;
  next.recentKey = ticket.recentKey;
  next.version = ticket.version + 1;
  return deps.tickets.replace(next, ticket.version);
}

/**
 * Moves one page of a community's open tickets to its calendar as it is now (process.md "Working calendar"). Safe to repeat
 * and to leave off: what is not reached here moves when its ticket is next touched.
 */
export async function applyCalendar(
  deps: Deps,
  communityId: string,
  cursor: string | undefined,
): Promise<OutputOf<'settings.apply'>> {
  const { queue, after } = placeOf(cursor);
  const keys = queues.map((each) => queueKey.desk(communityId, each));
  const list = { queue: queueKey.desk(communityId, queue), order: 'recent', limit: PAGE + 1 } as const;
  const [community, found, total] = await Promise.all([
    deps.communities.latest(communityId),
    deps.tickets.page({ ...list, cursor: after }),
    cursor === undefined ? deps.tickets.count(keys) : undefined,
  ]);
  const page = found.slice(0, PAGE);
  const now = deps.now();
  const settings = settingsOf(community);
  const moved = await Promise.all(page.map((ticket) => moveOne(deps, ticket, settings, now)));
  const last = page.at(-1);
  const nextQueue = queues[queues.indexOf(queue) + 1];
  const next = found.length > PAGE && last ? `${queue}:${last.recentKey}` : nextQueue && `${nextQueue}:`;
  return {
    looked: page.length,
    moved: moved.filter(Boolean).length,
    ...(total === undefined ? {} : { total }),
    ...(next ? { next } : {}),
  };
}
