import { changeTicket } from '../domain/change';
import { passTime } from '../domain/decisions/pass-time';
import type { DutyStaff } from '../domain/duty-staff';
import { claimMessages } from '../domain/outbox';
import { clockActor, type Ticket } from '../domain/ticket';
import { deliverMessages, newIn } from './deliver-messages';
import { readDutyStaff } from './duty-staff';
import type { Deps } from './ports';
import { wakeUpFor } from './wake-up';

/** whole tickets in one answer of the database, which has a size limit (platform.md) */
const PAGE = 20;
const MINUTE = 60_000;
/** until a ticket is looked at again that cannot be worked on */
const BROKEN_MINUTES = 60;
const RACE_TRIES = 3;

async function sweepOne(
  deps: Deps,
  ticket: Ticket,
  staff: DutyStaff,
  now: number,
  tries = RACE_TRIES,
): Promise<void> {
  const settings = await deps.communities.settings(ticket.communityId);
  const doing = { actor: clockActor, now, settings, staff };
  let claimed = new Set<string>();
  const next = changeTicket(ticket, doing, (draft) => {
    draft.updatedAt = ticket.updatedAt;
    claimed = claimMessages(draft, settings, now);
    passTime(draft, doing);
  });
  next.version = ticket.version + 1;
  if (next.nextDueAt === ticket.nextDueAt && next.timeline.length === ticket.timeline.length) return;
  const isNew = newIn(ticket);
  if (await deps.tickets.replace(next, ticket.version)) {
    await Promise.all([
      deliverMessages(deps, next, (message) => isNew(message) || claimed.has(message.id)),
      wakeUpFor(deps, next, ticket),
    ]);
    return;
  }
  // somebody changed it meanwhile, and what is due is due still: an emergency does not wait for the next run
  const fresh = tries > 1 ? await deps.tickets.get(ticket._id) : undefined;
  if (fresh) await sweepOne(deps, fresh, staff, now, tries - 1);
}

/** A ticket that cannot be worked on must not keep the timer from all others: it is put off and named in the log. */
async function putOff(deps: Deps, ticket: Ticket, error: unknown, now: number): Promise<void> {
  deps.log(`timer: ${error instanceof Error ? error.message : String(error)}`, { ticket: ticket._id });
  const later = { ...ticket, version: ticket.version + 1, nextDueAt: now + BROKEN_MINUTES * MINUTE };
  await deps.tickets.replace(later, ticket.version).catch(() => false);
}

/**
 * Tells people what is nearly due or missed, opens follow-ups, retries messages (P3.5, P5.4). Reads one page of what is due
 * and nothing when nothing is; safe to run twice, late, or at the same time as another. Stops at `until` (epoch ms).
 */
export async function sweepPromises(deps: Deps, until: number): Promise<{ looked: number }> {
  const now = deps.now();
  const known = new Map<string, DutyStaff>();
  const staffOf = async (communityId: string) => {
    const staff = known.get(communityId) ?? (await readDutyStaff(deps, communityId));
    known.set(communityId, staff);
    return staff;
  };
  const seen = new Set<string>();
  for (;;) {
    const page = await deps.tickets.due(now, PAGE);
    const fresh = page.filter((ticket) => !seen.has(ticket._id));
    for (const ticket of fresh) {
      seen.add(ticket._id);
      try {
        await sweepOne(deps, ticket, await staffOf(ticket.communityId), now);
      } catch (error) {
        await putOff(deps, ticket, error, now);
      }
      if (deps.now() >= until) return { looked: seen.size };
    }
    if (page.length < PAGE || fresh.length === 0) return { looked: seen.size };
  }
}
