import { AppError } from '@contract/errors';
import { deriveFields } from './derive';
import { keepToCalendar } from './keep-to-calendar';
import { type DutyStaff, notifyWhom } from './notify-whom';
import type { Settings } from './settings';
import { type Actor, clockActor, type Ticket, type TimelineRecord } from './ticket';

/** Who acts, when, under which rules. Time is an argument; the domain has no clock. */
export interface Doing {
  actor: Actor;
  /** epoch ms */
  now: number;
  settings: Settings;
  commandId?: string;
  /** the command that this is, beside its id */
  action?: string;
  /** needed only where a message may fall to staff who are not on the ticket */
  staff?: DutyStaff;
}

/** a message in flight is looked at again after this time, should its sender have died */
const RETRY_MINUTES = 10;
/** delivered messages are history; the document keeps the latest for the staff to see */
const OUTBOX_KEPT = 20;

type NewRecord = Omit<TimelineRecord, 'id' | 'at' | 'by' | 'commandId' | 'action'>;

/**
 * Appends what happened to the timeline and puts the messages that it owes into the outbox (mutates the draft).
 * Event, state and messages are one write, so nothing is ever half done (design.md 2).
 */
export function addRecord(draft: Ticket, doing: Doing, record: NewRecord): void {
  const entry: TimelineRecord = {
    ...record,
    id: `e${draft.timeline.length + 1}`,
    at: doing.now,
    by: doing.actor,
    ...(doing.commandId ? { commandId: doing.commandId } : {}),
    ...(doing.commandId && doing.action ? { action: doing.action } : {}),
  };
  draft.timeline.push(entry);
  for (const [index, message] of notifyWhom(draft, entry, doing.staff ?? []).entries()) {
    draft.outbox.push({
      id: `${entry.id}m${index + 1}`,
      ...message,
      createdAt: doing.now,
      state: 'pending',
      tries: 0,
      retryAt: doing.now + RETRY_MINUTES * 60_000,
    });
  }
}

/** Applies `decide` to a copy of the ticket and derives what lists and timer read. Pure: the ticket given stays as it was. */
export function changeTicket(ticket: Ticket, doing: Doing, decide: (draft: Ticket) => void): Ticket {
  const draft = structuredClone(ticket);
  draft.updatedAt = doing.now;
  for (const { promise, text } of keepToCalendar(draft, doing.settings, doing.now)) {
    const about = promise.workOrderId === undefined ? {} : { workOrderId: promise.workOrderId };
    const { commandId: _, ...moving } = { ...doing, actor: clockActor };
    addRecord(draft, moving, {
      kind: 'promises-moved',
      promise: promise.kind,
      text,
      ...about,
      internal: true,
    });
  }
  decide(draft);
  const settled = draft.outbox.filter((message) => message.state !== 'pending');
  const dropped = new Set(settled.slice(0, Math.max(0, settled.length - OUTBOX_KEPT)).map((each) => each.id));
  draft.outbox = draft.outbox.filter((message) => !dropped.has(message.id));
  deriveFields(draft);
  return draft;
}

/**
 * Was this command of this person carried out already? Then a repeat changes nothing (process.md "repetition").
 * Throws ALREADY_DONE if the id was used for another action: what is asked now must not pass for done.
 */
export function isRepeat(ticket: Ticket, commandId: string, personId: string, action?: string): boolean {
  const entry = ticket.timeline.find((each) => each.commandId === commandId && each.by.personId === personId);
  if (entry && action !== undefined && entry.action !== undefined && entry.action !== action) {
    throw new AppError('ALREADY_DONE', { message: `${commandId} was ${entry.action}, not ${action}` });
  }
  return entry !== undefined;
}
