import { AppError } from '@contract/errors';
import { deriveFields } from './derive';
import type { DutyStaff } from './duty-staff';
import { keepToCalendar } from './keep-to-calendar';
import { oweMessages, tidyOutbox } from './outbox';
import type { Settings } from './settings';
import { type Actor, clockActor, type Ticket, type TimelineRecord } from './ticket';
import { clearUnreached } from './told';

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
  const { now, settings, staff = [] } = doing;
  oweMessages(draft, entry, { now, settings, staff });
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
  tidyOutbox(draft);
  clearUnreached(draft);
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
