import { limits } from '@contract/limits';
import type { TicketAction } from '@contract/ticket';
import { unreadBriefings } from './briefings';
import { openConsultations } from './department';
import { isLive } from './emergency';
import { openSupervisions } from './escalation';
import { confirmationOf, ratingOf } from './joined';
import { canBeJoined } from './near';
import { nextTold, openPromises } from './promise';
import type { Settings } from './settings';
import {
  doneInRound,
  isGuests,
  openWorkOrders,
  type Supervision,
  type Ticket,
  type WorkOrder,
} from './ticket';
import type { Standing } from './transitions';

const DAY = 24 * 60 * 60_000;

/** What a guard looks at besides the ticket. */
export interface Moment {
  now: number;
  settings: Settings;
  /** the work order that the action is about, for actions on one */
  order?: WorkOrder | undefined;
  /** who acts; the reporter if it is left out */
  personId?: string | undefined;
  /** what they are to the ticket */
  standings?: readonly Standing[];
}
type Guard = (ticket: Ticket, moment: Moment) => boolean;

/** What a home may add to a report: the reporter's has room of its own (P1.4, P2.1). */
const maySupplement: Guard = (ticket, { personId = ticket.resident.personId }) => {
  const isReporter = personId === ticket.resident.personId;
  // a question may always be answered
  if (isReporter && ticket.status === 'clarifying') return true;
  const all = ticket.timeline.filter((record) => record.kind === 'supplemented');
  const own = all.filter((record) => record.by.personId === personId).length;
  return isReporter
    ? own < limits.supplementsPerTicket
    : own < limits.supplementsPerJoined && all.length < limits.supplementsInAll;
};

/**
 * From when (epoch ms) the resident may urge: once in the window of a promise; a late one again when its window is over, and
 * then from time to time (P3.6). Undefined if nothing is promised now.
 */
export function urgeOpensAt(ticket: Ticket, settings: Settings): number | undefined {
  const next = nextTold(ticket);
  if (!next) return undefined;
  if (next.urgedAt === undefined) return 0;
  return next.urgedAt < next.dueAt ? next.dueAt : next.urgedAt + settings.urgeAgainMinutes * 60_000;
}

/** Does somebody of these standings owe the reply to this 督办? */
export const owesReply = ({ to, reply }: Supervision, standings: readonly Standing[]) =>
  reply === undefined && standings.includes(to === 'technician' ? 'assignee' : to);

/** Does the desk owe somebody who goes? */
export const owesDispatch = (ticket: Pick<Ticket, 'promises'>) =>
  openPromises(ticket).some((promise) => promise.kind === 'dispatch');

/** Is there a briefing that whoever has this order must read first (P3.4)? */
export const hasUnread = (ticket: Ticket, order?: WorkOrder) =>
  unreadBriefings(ticket, order?.assignee?.personId).length > 0;
/** To whom a 督办 can be given now: not while one is unanswered there, and not to technicians if nobody was sent. */
export function freeRecipients(ticket: Ticket): Supervision['to'][] {
  const waiting = openSupervisions(ticket).filter(({ reply }) => reply === undefined);
  const isSent = openWorkOrders(ticket).some(({ assignee }) => assignee);
  return (['desk', 'technician', 'lead'] as const).filter(
    (to) => !waiting.some((each) => each.to === to) && (to !== 'technician' || isSent),
  );
}

/** What an action needs beyond the states of the transition table. */
const guards: Partial<Record<TicketAction, Guard>> = {
  'ticket.supplement': maySupplement,
  // asked after first feedback: it was given already
  'ticket.feedback': (ticket) => ticket.status !== 'clarifying' || ticket.clarifiedFrom === 'received',
  // P5.5: these end with a call; and rework is not talked away
  'ticket.answer': (ticket) =>
    ticket.kind !== 'complaint' && ticket.priority !== 'emergency' && ticket.round === 1,
  // while somebody works on it: only for an order that came back; two dispatches at once make one order
  'ticket.dispatch': (ticket) => ticket.status !== 'processing' || owesDispatch(ticket),
  // nobody calls a technician off who stands in the flat
  'ticket.withdraw': (ticket) =>
    openWorkOrders(ticket).every((order) => order.status !== 'on-site') &&
    // P1.4: it is the neighbours' matter as well
    !ticket.joined?.length,
  // P3.6: once per promise window
  'ticket.urge': (ticket, { now, settings }) =>
    (urgeOpensAt(ticket, settings) ?? Number.POSITIVE_INFINITY) <= now,
  // a time that went by cannot be kept any more; another one can be asked for
  'appointment.agree': (_ticket, { now, order }) => (order?.proposedSlot?.endAt ?? 0) > now,
  'ticket.confirm': (ticket, { personId }) => confirmationOf(ticket, personId) === undefined,
  'ticket.rate': (ticket, { now, settings, personId }) =>
    confirmationOf(ticket, personId)?.outcome === 'solved' &&
    ratingOf(ticket, personId) === undefined &&
    now - (ticket.closedAt ?? now) <= settings.ratingDays * DAY,
  // an agreed time is needed (P4.1), except where every minute counts (P2.3); what was to be read is read (P3.4)
  'workOrder.arrive': (ticket, { order }) =>
    (ticket.priority === 'emergency' || order?.agreedSlot !== undefined) && !hasUnread(ticket, order),
  // P3.3: an order came back and others do without it
  'dispatch.waive': (ticket) =>
    owesDispatch(ticket) && openWorkOrders(ticket).length + doneInRound(ticket).length > 0,
  // P2.3: an emergency is ended by a person, with a review, before it is archived
  'followUp.record': (ticket) => !isLive(ticket),
  'emergency.open': (ticket) => ticket.priority !== 'emergency',
  'emergency.acknowledge': (ticket) => isLive(ticket) && ticket.emergency?.acknowledgedAt === undefined,
  'emergency.progress': isLive,
  'emergency.step': (ticket) =>
    isLive(ticket) && (ticket.emergency?.steps.some((step) => step.doneAt === undefined) ?? false),
  'emergency.end': isLive,
  // P3.3: one colleague is asked at a time
  'workOrder.offerTransfer': (_, { order }) => order?.transfer === undefined,
  'ticket.join': (ticket, { now, settings }) =>
    canBeJoined(ticket, now, settings) && (ticket.joined?.length ?? 0) < limits.joinedPerTicket,
  // who is not on the roster reads no question: the desk calls
  'ticket.clarify': (ticket) => !isGuests(ticket),
  'ticket.note': (ticket) =>
    ticket.status === 'clarifying' ||
    ticket.timeline.filter((record) => record.kind === 'noted').length < limits.notesPerTicket,
  // P2.3: an emergency is ended by its own act
  'ticket.classify': (ticket) => ticket.priority !== 'emergency',
  'consultation.ask': (ticket) => (ticket.consultations ?? []).length < limits.consultationsPerTicket,
  'consultation.answer': (ticket) => openConsultations(ticket).length > 0,
  'briefing.give': (ticket) =>
    openWorkOrders(ticket).some((order) => order.assignee) &&
    (ticket.briefings ?? []).length < limits.briefingsPerTicket,
  'briefing.read': (ticket, { order }) => hasUnread(ticket, order),
  'supervision.order': (ticket) => freeRecipients(ticket).length > 0,
  'supervision.reply': (ticket, { standings = [] }) =>
    openSupervisions(ticket).some((each) => owesReply(each, standings)),
  'supervision.close': (ticket) => openSupervisions(ticket).length > 0,
  'message.tell': (ticket) => (ticket.unreached ?? []).length > 0,
};

/** True if the action's own condition holds for this ticket and person now. */
export function guardHolds(action: TicketAction, ticket: Ticket, moment: Moment): boolean {
  return guards[action]?.(ticket, moment) ?? true;
}
