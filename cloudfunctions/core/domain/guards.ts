import { limits } from '@contract/limits';
import type { TicketAction } from '@contract/ticket';
import { unreadBriefings } from './briefings';
import { openConsultations } from './department';
import { openPromises, runningPromises } from './promise';
import type { Settings } from './settings';
import { doneInRound, openWorkOrders, type Ticket, type WorkOrder } from './ticket';

const DAY = 24 * 60 * 60_000;

/** Has this round been confirmed by the resident? */
export function confirmationOf(ticket: Ticket) {
  return ticket.confirmations.find((confirmation) => confirmation.round === ticket.round);
}

/** Has this round been rated? One rating per completed round (P5.3). */
export function ratingOf(ticket: Ticket) {
  return ticket.ratings.find((rating) => rating.round === ticket.round);
}

/** `order`: the work order that the action is about, for actions on one */
type Guard = (ticket: Ticket, now: number, settings: Settings, order?: WorkOrder) => boolean;

/** Does the desk owe somebody who goes? */
export const owesDispatch = (ticket: Pick<Ticket, 'promises'>) =>
  openPromises(ticket).some((promise) => promise.kind === 'dispatch');

/** Is there a briefing that whoever has this order must read first (P3.4)? */
export const hasUnread = (ticket: Ticket, order?: WorkOrder) =>
  unreadBriefings(ticket, order?.assignee?.personId).length > 0;

/** What an action needs beyond the states of the transition table. */
const guards: Partial<Record<TicketAction, Guard>> = {
  'ticket.supplement': (ticket) =>
    // a question may always be answered
    ticket.status === 'clarifying' ||
    ticket.timeline.filter((record) => record.kind === 'supplemented').length < limits.supplementsPerTicket,
  // asked after first feedback: it was given already
  'ticket.feedback': (ticket) => ticket.status !== 'clarifying' || ticket.clarifiedFrom === 'received',
  // P5.5: these end with a call; and rework is not talked away
  'ticket.answer': (ticket) =>
    ticket.kind !== 'complaint' && ticket.priority !== 'emergency' && ticket.round === 1,
  // while somebody works on it: only for an order that came back; two dispatches at once make one order
  'ticket.dispatch': (ticket) => ticket.status !== 'processing' || owesDispatch(ticket),
  // nobody calls a technician off who stands in the flat
  'ticket.withdraw': (ticket) => openWorkOrders(ticket).every((order) => order.status !== 'on-site'),
  // P3.6: once per promise window
  'ticket.urge': (ticket) => {
    const [next] = runningPromises(ticket);
    return next !== undefined && next.urgedAt === undefined;
  },
  // a time that went by cannot be kept any more; another one can be asked for
  'appointment.agree': (_ticket, now, _settings, order) => (order?.proposedSlot?.endAt ?? 0) > now,
  'ticket.confirm': (ticket) => confirmationOf(ticket) === undefined,
  'ticket.rate': (ticket, now, settings) =>
    confirmationOf(ticket)?.outcome === 'solved' &&
    ratingOf(ticket) === undefined &&
    now - (ticket.closedAt ?? now) <= settings.ratingDays * DAY,
  // an agreed time is needed (P4.1), except where every minute counts (P2.3); what was to be read is read (P3.4)
  'workOrder.arrive': (ticket, _now, _settings, order) =>
    (ticket.priority === 'emergency' || order?.agreedSlot !== undefined) && !hasUnread(ticket, order),
  // P3.3: an order came back and others do without it
  'dispatch.waive': (ticket) =>
    owesDispatch(ticket) && openWorkOrders(ticket).length + doneInRound(ticket).length > 0,
  // P2.3: an emergency is ended by its own act
  'ticket.classify': (ticket) => ticket.priority !== 'emergency',
  'consultation.ask': (ticket) => (ticket.consultations ?? []).length < limits.consultationsPerTicket,
  'consultation.answer': (ticket) => openConsultations(ticket).length > 0,
  'briefing.give': (ticket) =>
    openWorkOrders(ticket).some((order) => order.assignee) &&
    (ticket.briefings ?? []).length < limits.briefingsPerTicket,
  'briefing.read': (ticket, _now, _settings, order) => hasUnread(ticket, order),
};

/** True if the action's own condition holds for this ticket at `now`. */
export function guardHolds(
  action: TicketAction,
  ticket: Ticket,
  now: number,
  settings: Settings,
  order?: WorkOrder,
): boolean {
  return guards[action]?.(ticket, now, settings, order) ?? true;
}
