import type { TimelineKind } from '@contract/ticket';
import type { DutyStaff } from './duty-staff';
import { notifyWhom } from './notify-whom';
import { quietUntil } from './quiet-hours';
import type { Settings } from './settings';
import type { OutboxMessage, Ticket, TimelineRecord } from './ticket';
import { noteTold, noteUnreached } from './told';

const MINUTE = 60_000;
/** a message in flight is looked at again after this time, should its sender have died */
const RETRY_MINUTES = 10;
/** delivered messages are history; the document keeps the latest for the staff to see */
const OUTBOX_KEPT = 20;

/** Until when messages of this ticket wait: the end of quiet hours, which an emergency never has (P3.5). */
function heldUntil(ticket: Ticket, settings: Settings, now: number): number | undefined {
  return ticket.priority === 'emergency' ? undefined : quietUntil(settings, now);
}

/** Puts the messages that a record owes into the outbox and the inbox (mutates). */
export function oweMessages(
  draft: Ticket,
  record: TimelineRecord,
  { now, settings, staff }: { now: number; settings: Settings; staff: DutyStaff },
): void {
  const notBefore = heldUntil(draft, settings, now);
  for (const [index, message] of notifyWhom(draft, record, staff).entries()) {
    const owed: OutboxMessage = {
      id: `${record.id}m${index + 1}`,
      ...message,
      createdAt: now,
      state: 'pending',
      tries: 0,
      retryAt: notBefore ?? now + RETRY_MINUTES * MINUTE,
      kind: record.kind,
      ...(record.promiseId ? { promiseId: record.promiseId } : {}),
      ...(notBefore === undefined ? {} : { notBefore }),
    };
    draft.outbox.push(owed);
    noteTold(draft, record, owed);
  }
}

/** the higher a promise has gone, the more its message says */
const rank: Partial<Record<TimelineKind, number>> = {
  'promise-warned': 1,
  'promise-missed': 2,
  'promise-escalated': 3,
};
const rankOf = ({ kind }: OutboxMessage) => (kind && rank[kind]) ?? 0;

/**
 * Of the reminders of one promise added since `from`, each person gets one, the highest: after a late timer nobody is told the
 * same three times at once (P3.5). The timeline keeps every level (mutates).
 */
export function keepHighest(draft: Ticket, from: number): void {
  const highest = new Map<string, OutboxMessage>();
  const keyOf = ({ to, promiseId }: OutboxMessage) => `${to} ${promiseId}`;
  const fresh = draft.outbox.slice(from);
  for (const message of fresh.filter(rankOf)) {
    const other = highest.get(keyOf(message));
    if (!other || rankOf(message) > rankOf(other)) highest.set(keyOf(message), message);
  }
  const kept = fresh.filter((message) => rankOf(message) === 0 || highest.get(keyOf(message)) === message);
  draft.outbox = [...draft.outbox.slice(0, from), ...kept];
}

/** Reminders of what was done meanwhile are not sent any more; old settled messages go (mutates). */
export function tidyOutbox(draft: Ticket): void {
  const ended = new Set(draft.promises.filter(({ endedAt }) => endedAt !== undefined).map(({ id }) => id));
  for (const message of draft.outbox) {
    if (message.state !== 'pending' || !message.promiseId || !ended.has(message.promiseId)) continue;
    message.state = 'obsolete';
    delete message.retryAt;
  }
  const settled = draft.outbox.filter((message) => message.state !== 'pending');
  const dropped = new Set(settled.slice(0, Math.max(0, settled.length - OUTBOX_KEPT)).map((each) => each.id));
  draft.outbox = draft.outbox.filter((message) => !dropped.has(message.id));
}

/** May it be sent at `now`? Held messages wait for the end of quiet hours. */
export const isSendable = ({ state, notBefore }: OutboxMessage, now: number): boolean =>
  state === 'pending' && (notBefore === undefined || notBefore <= now);

/**
 * Claims the messages that wait for another try, so that two timers at once do not send them twice; in quiet hours they are
 * put off instead. Answers the ids of those to be sent now (mutates).
 */
export function claimMessages(draft: Ticket, settings: Settings, now: number): Set<string> {
  const due = draft.outbox.filter(
    ({ state, retryAt }) => state === 'pending' && retryAt !== undefined && retryAt <= now,
  );
  const until = heldUntil(draft, settings, now);
  for (const message of due) {
    if (until !== undefined) message.notBefore = until;
    message.retryAt = until ?? now + RETRY_MINUTES * MINUTE;
  }
  return new Set(until === undefined ? due.map((message) => message.id) : []);
}

/** What became of a message that was sent, or that WeChat refused. */
export type Fate = Pick<OutboxMessage, 'id' | 'state' | 'tries' | 'retryAt' | 'errCode'>;

/** Writes fates into the outbox; whoever must know and cannot be reached is put on the desk's list (mutates). */
export function settleMessages(draft: Ticket, fates: readonly Fate[]): void {
  for (const { id, retryAt, ...fate } of fates) {
    const message = draft.outbox.find((each) => each.id === id);
    if (!message) continue;
    Object.assign(message, fate);
    if (retryAt === undefined) delete message.retryAt;
    else message.retryAt = retryAt;
    if (message.state === 'failed') noteUnreached(draft, message);
  }
}
