import { limits } from '@contract/limits';
import type { TicketAction } from '@contract/ticket';
import { runningPromises } from './promise';
import type { Settings } from './settings';
import { currentWorkOrder, openWorkOrder, type Ticket } from './ticket';

const DAY = 24 * 60 * 60_000;

/** Has this round been confirmed by the resident? */
export function confirmationOf(ticket: Ticket) {
  return ticket.confirmations.find((confirmation) => confirmation.round === ticket.round);
}

/** Has this round been rated? One rating per completed round (P5.3). */
export function ratingOf(ticket: Ticket) {
  return ticket.ratings.find((rating) => rating.round === ticket.round);
}

type Guard = (ticket: Ticket, now: number, settings: Settings) => boolean;

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
  // nobody calls a technician off who stands in the flat
  'ticket.withdraw': (ticket) => openWorkOrder(ticket)?.status !== 'on-site',
  // P3.6: once per promise window
  'ticket.urge': (ticket) => {
    const [next] = runningPromises(ticket);
    return next !== undefined && next.urgedAt === undefined;
  },
  // a time that went by cannot be kept any more; another one can be asked for
  'appointment.agree': (ticket, now) => (currentWorkOrder(ticket)?.proposedSlot?.endAt ?? 0) > now,
  'ticket.confirm': (ticket) => confirmationOf(ticket) === undefined,
  'ticket.rate': (ticket, now, settings) =>
    confirmationOf(ticket)?.outcome === 'solved' &&
    ratingOf(ticket) === undefined &&
    now - (ticket.closedAt ?? now) <= settings.ratingDays * DAY,
  // an agreed time is needed (P4.1), except where every minute counts (P2.3)
  'workOrder.arrive': (ticket) =>
    ticket.priority === 'emergency' || currentWorkOrder(ticket)?.agreedSlot !== undefined,
};

/** True if the action's own condition holds for this ticket at `now`. */
export function guardHolds(action: TicketAction, ticket: Ticket, now: number, settings: Settings): boolean {
  return guards[action]?.(ticket, now, settings) ?? true;
}
