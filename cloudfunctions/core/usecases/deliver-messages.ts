import { deriveFields } from '../domain/derive';
import { type Fate, isSendable, settleMessages } from '../domain/outbox';
import type { OutboxMessage, Ticket } from '../domain/ticket';
import type { Deps } from './ports';

const MINUTE = 60_000;
const FIRST_RETRY_MINUTES = 10;
const MOST_TRIES = 5;
/** no grant, bad openid, banned, unknown template, refused words, bad format: trying again does not help */
const FINAL_CODES = [40003, 40037, 43101, 43107, 45168, 47003, -604101];
const CONFLICT_TRIES = 4;

function fateOf(message: OutboxMessage, errCode: number, now: number): Fate {
  const tries = message.tries + 1;
  if (errCode === 0) return { id: message.id, state: 'sent', tries };
  if (FINAL_CODES.includes(errCode) || tries >= MOST_TRIES) {
    return { id: message.id, state: 'failed', tries, errCode };
  }
  const retryAt = now + FIRST_RETRY_MINUTES * 3 ** (tries - 1) * MINUTE;
  return { id: message.id, state: 'pending', tries, retryAt, errCode };
}

/** Two sends to one person at once are refused (43108): one after the other for each, all people side by side. */
async function sendAll(deps: Deps, messages: readonly OutboxMessage[], now: number): Promise<Fate[]> {
  const byPerson = new Map<string, OutboxMessage[]>();
  for (const message of messages) byPerson.set(message.to, [...(byPerson.get(message.to) ?? []), message]);
  const fates = await Promise.all(
    [...byPerson.values()].map(async (queue) => {
      const own: Fate[] = [];
      for (const message of queue) own.push(fateOf(message, await deps.messenger.send(message), now));
      return own;
    }),
  );
  return fates.flat();
}

function withFates(ticket: Ticket, fates: readonly Fate[]): Ticket {
  const next = structuredClone(ticket);
  settleMessages(next, fates);
  next.version = ticket.version + 1;
  deriveFields(next);
  return next;
}

/** Messages that `next` owes and `before` did not: those of others may be on their way at this moment. */
export function newIn(before: Pick<Ticket, 'outbox'>): (message: OutboxMessage) => boolean {
  const known = new Set(before.outbox.map((message) => message.id));
  return (message) => !known.has(message.id);
}

/**
 * Sends the pending messages chosen by `isDue` and writes their fates into the ticket: one write, whatever their number.
 * Answers the ticket as it is stored then. A message that cannot be delivered stays in the outbox with its code.
 */
export async function deliverMessages(
  deps: Deps,
  ticket: Ticket,
  isDue: (message: OutboxMessage) => boolean,
): Promise<Ticket> {
  const now = deps.now();
  const messages = ticket.outbox.filter((message) => isSendable(message, now) && isDue(message));
  if (messages.length === 0) return ticket;
  const fates = await sendAll(deps, messages, now);
  let current: Ticket | undefined = ticket;
  for (let tries = 0; current && tries < CONFLICT_TRIES; tries++) {
    const next = withFates(current, fates);
    if (await deps.tickets.replace(next, current.version)) return next;
    current = await deps.tickets.get(ticket._id);
  }
  // the messages are out; the timer will look again and at worst says it twice
  deps.log('fates of messages not written', { ticket: ticket._id });
  return current ?? ticket;
}
