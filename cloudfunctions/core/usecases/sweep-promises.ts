import { changeTicket } from '../domain/change';
import { passTime } from '../domain/decisions/pass-time';
import type { OutboxMessage, Ticket } from '../domain/ticket';
import { deliverMessages, newIn } from './deliver-messages';
import type { Deps } from './ports';

const PAGE = 50;
const clockActor = { personId: 'system', role: 'system', name: '自动提醒' } as const;

async function sweepOne(deps: Deps, ticket: Ticket, desk: readonly string[], now: number): Promise<void> {
  const settings = await deps.communities.settings(ticket.communityId);
  const doing = { actor: clockActor, now, settings, staff: { desk } };
  const next = changeTicket(ticket, doing, (draft) => {
    draft.updatedAt = ticket.updatedAt;
    passTime(draft, doing);
  });
  next.version = ticket.version + 1;
  const isNew = newIn(ticket);
  const isDue = (message: OutboxMessage) =>
    isNew(message) || (message.retryAt !== undefined && message.retryAt <= now);
  const changed = next.timeline.length > ticket.timeline.length || next.nextDueAt !== ticket.nextDueAt;
  if (!changed) {
    await deliverMessages(deps, ticket, isDue);
    return;
  }
  // somebody changed it meanwhile: that write computed its own next due time, and the next run looks again
  if (await deps.tickets.replace(next, ticket.version)) await deliverMessages(deps, next, isDue);
}

/**
 * Tells people what is nearly due or missed, opens follow-ups, retries messages (P3.5, P5.4). Reads one page of what is due
 * and nothing when nothing is; safe to run twice, late, or at the same time as another. Stops at `until` (epoch ms).
 */
export async function sweepPromises(deps: Deps, until: number): Promise<{ looked: number }> {
  const now = deps.now();
  const desks = new Map<string, readonly string[]>();
  const deskOf = async (communityId: string) => {
    const known = desks.get(communityId);
    if (known) return known;
    const staff = await deps.people.staff(communityId, ['desk']);
    const ids = staff.map((person) => person._id);
    desks.set(communityId, ids);
    return ids;
  };
  const seen = new Set<string>();
  for (;;) {
    const page = await deps.tickets.due(now, PAGE);
    const fresh = page.filter((ticket) => !seen.has(ticket._id));
    for (const ticket of fresh) {
      seen.add(ticket._id);
      await sweepOne(deps, ticket, await deskOf(ticket.communityId), now);
      if (deps.now() >= until) return { looked: seen.size };
    }
    if (page.length < PAGE || fresh.length === 0) return { looked: seen.size };
  }
}
