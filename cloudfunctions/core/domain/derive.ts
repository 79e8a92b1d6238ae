import { suspicionOf } from './emergency';
import { levelsAhead } from './escalation';
import { ticketKeys } from './find-keys';
import { confirmersOf } from './joined';
import { runningPromises } from './promise';
import { queuesOf } from './queues';
import type { Ticket } from './ticket';
import { lastToldAt } from './told';

/** Sorts as text like the number sorts, and is unique with the ticket's id: one field pages a list. */
function sortKey(at: number, id: string): string {
  return `${String(at).padStart(15, '0')}-${id}`;
}

/** When `tick` must look at this ticket again: the next warning, due time, level or message to send. */
function nextDueAt(ticket: Ticket): number | undefined {
  const times = runningPromises(ticket).flatMap((promise) => {
    if (promise.warnedAt === undefined) return [Math.min(promise.warnAt, promise.dueAt)];
    return promise.missedAt === undefined ? [promise.dueAt] : levelsAhead(promise).map(({ at }) => at);
  });
  for (const message of ticket.outbox) {
    if (message.state === 'pending' && message.retryAt !== undefined) times.push(message.retryAt);
  }
  if (ticket.emergency?.nextAlertAt !== undefined) times.push(ticket.emergency.nextAlertAt);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Recomputes what lists and timer read. Called once, before every write (mutates). */
export function deriveFields(ticket: Ticket): void {
  if (ticket.joined) {
    ticket.homes = 1 + ticket.joined.length;
    ticket.confirmedBy = confirmersOf(ticket);
  }
  ticket.queues = queuesOf(ticket);
  // emergencies are pinned on top of every work list (look.md 06), what sounds like one stands below them
  const rank = ticket.priority === 'emergency' ? '0' : suspicionOf(ticket) ? '05' : '1';
  const next = runningPromises(ticket).find((promise) => promise.kind !== 'consultation');
  ticket.dueKey = `${rank}-${sortKey(next?.dueAt ?? ticket.updatedAt, ticket._id)}`;
  ticket.recentKey = sortKey(ticket.updatedAt, ticket._id);
  ticket.findKeys = ticketKeys(ticket);
  ticket.bornKey = sortKey(ticket.reportedAt, ticket._id);
  ticket.toldKey = sortKey(lastToldAt(ticket), ticket._id);
  const lookAt = nextDueAt(ticket);
  if (lookAt === undefined) delete ticket.nextDueAt;
  else ticket.nextDueAt = lookAt;
}
