import { changeTicket, type Doing } from '../domain/change';
import { hasToReturn, type ReturnReason, returnOrdersOf } from '../domain/decisions/return-orders';
import { queueKey } from '../domain/queues';
import type { Ticket } from '../domain/ticket';
import { deliverMessages, newIn } from './deliver-messages';
import type { Deps } from './ports';

const PAGE = 20;
const RACE_TRIES = 5;

async function returnFrom(
  deps: Deps,
  ticket: Ticket,
  personId: string,
  reason: ReturnReason,
  doing: Doing,
): Promise<boolean> {
  let current: Ticket | undefined = ticket;
  for (let tries = 0; current && tries < RACE_TRIES; tries++) {
    if (!hasToReturn(current, personId, reason)) return false;
    const next = changeTicket(current, doing, (draft) => returnOrdersOf(draft, personId, reason, doing));
    next.version = current.version + 1;
    if (await deps.tickets.replace(next, current.version)) {
      await deliverMessages(deps, next, newIn(current));
      return true;
    }
    current = await deps.tickets.get(ticket._id);
  }
  // whoever changed it so often meanwhile is at work on it; the timer looks again
  return false;
}

/**
 * Hands the open orders of somebody who stops working back to the desk, ticket by ticket (P3.3, P7.2); answers how many
 * tickets. Doing it again does what is left, so a function that died half way leaves nothing behind.
 */
export async function returnStoredOrders(
  deps: Deps,
  { personId, communityId }: { personId: string; communityId: string },
  reason: ReturnReason,
  doing: Doing,
): Promise<number> {
  let returned = 0;
  let cursor: string | undefined;
  for (;;) {
    const queue = queueKey.technician(personId, 'open');
    const page = await deps.tickets.page({ queue, order: 'due', cursor, limit: PAGE });
    // their orders in other communities are another desk's
    for (const ticket of page.filter((each) => each.communityId === communityId)) {
      if (await returnFrom(deps, ticket, personId, reason, doing)) returned++;
    }
    cursor = page.at(-1)?.dueKey;
    if (page.length < PAGE) return returned;
  }
}
