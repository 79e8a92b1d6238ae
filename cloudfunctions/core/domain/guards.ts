import { limits } from '@contract/limits';
import type { TicketAction } from '@contract/ticket';
import { openSupervisions } from './escalation';
import { nextTold, openPromises } from './promise';
import type { Settings } from './settings';
import { doneInRound, openWorkOrders, type Supervision, type Ticket, type WorkOrder } from './ticket';
import type { Standing } from './transitions';

const DAY = 24 * 60 * 60_000;

/** Has this round been confirmed by the resident? */
export function confirmationOf(ticket: Ticket) {
  return ticket.confirmations.find((confirmation) => confirmation.round === ticket.round);
}

/** Has this round been rated? One rating per completed round (P5.3). */
export function ratingOf(ticket: Ticket) {
  return ticket.ratings.find((rating) => rating.round === ticket.round);
}

/** `order`: the work order that the action is about, for actions on one; `standings`: what the person is to the ticket */
type Guard = (
  ticket: Ticket,
  now: number,
  settings: Settings,
  order: WorkOrder | undefined,
  standings: readonly Standing[],
) => boolean;

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
  'ticket.urge': (ticket, now, settings) =>
    (urgeOpensAt(ticket, settings) ?? Number.POSITIVE_INFINITY) <= now,
  // a time that went by cannot be kept any more; another one can be asked for
  'appointment.agree': (_ticket, now, _settings, order) => (order?.proposedSlot?.endAt ?? 0) > now,
  'ticket.confirm': (ticket) => confirmationOf(ticket) === undefined,
  'ticket.rate': (ticket, now, settings) =>
    confirmationOf(ticket)?.outcome === 'solved' &&
    ratingOf(ticket) === undefined &&
    now - (ticket.closedAt ?? now) <= settings.ratingDays * DAY,
  // an agreed time is needed (P4.1), except where every minute counts (P2.3)
  'workOrder.arrive': (ticket, _now, _settings, order) =>
    ticket.priority === 'emergency' || order?.agreedSlot !== undefined,
  // P3.3: an order came back and others do without it
  'dispatch.waive': (ticket) =>
    owesDispatch(ticket) && openWorkOrders(ticket).length + doneInRound(ticket).length > 0,
  'supervision.order': (ticket) => freeRecipients(ticket).length > 0,
  'supervision.reply': (ticket, _now, _settings, _order, standings) =>
    openSupervisions(ticket).some((each) => owesReply(each, standings)),
  'supervision.close': (ticket) => openSupervisions(ticket).length > 0,
  'message.tell': (ticket) => (ticket.unreached ?? []).length > 0,
};

/** True if the action's own condition holds for this ticket at `now`. */
export function guardHolds(
  action: TicketAction,
  ticket: Ticket,
  now: number,
  settings: Settings,
  order?: WorkOrder,
  standings: readonly Standing[] = [],
): boolean {
  return guards[action]?.(ticket, now, settings, order, standings) ?? true;
}
