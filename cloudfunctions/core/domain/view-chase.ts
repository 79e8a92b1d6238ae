import type { ChaseRow, InboxRow, UnreachedRow } from '@contract/actions-chase';
import { latePromises } from './escalation';
import { titleOf } from './message-words';
import { relationsOf } from './permission';
import { membershipIn, type Person, staffRoles } from './person';
import type { Ticket, TicketRow } from './ticket';
import type { Standing } from './transitions';
import { sharedLabel, sharedTitle } from './view-neighbour';
import { viewSupervisions, viewUnreached } from './view-supervision';
import { viewCard } from './view-ticket';

/** One row of 需要督办: what is late and what was ordered (P3.5). */
export function viewChaseRow(ticket: TicketRow, standings: readonly Standing[], now: number): ChaseRow {
  return {
    ...viewCard(ticket, now),
    late: latePromises(ticket).map(({ kind, dueAt, knownBy }) => ({
      kind,
      dueAt,
      ...(knownBy ? { knownBy: knownBy.map(({ name }) => ({ name })) } : {}),
    })),
    supervisions: viewSupervisions(ticket, standings),
  };
}

export const viewUnreachedRow = (ticket: TicketRow, now: number): UnreachedRow => ({
  ...viewCard(ticket, now),
  unreached: viewUnreached(ticket),
});

/** The word to this person about a ticket; none for whoever has left the staff to whom it went (P7.2). */
export function viewInboxRow(ticket: TicketRow, person: Person): InboxRow[] {
  const told = (ticket.told ?? []).find(({ to }) => to === person._id);
  if (!told) return [];
  const isStaffPage = !told.page.startsWith('pages/');
  const works = membershipIn(person, staffRoles, ticket.communityId) !== undefined;
  const isOn = relationsOf(ticket, person._id).length > 0;
  if (isStaffPage && !works && !isOn) return [];
  const { at, text, kind, page } = told;
  // P1.4: whoever joined reads what it is about in words that name no home
  const isNeighbour = !isStaffPage && ticket.resident.personId !== person._id;
  return [
    {
      id: `told-${ticket._id}`,
      updatedAt: ticket.updatedAt,
      title: isNeighbour ? sharedTitle(ticket) : titleOf(ticket.text),
      place: isNeighbour ? sharedLabel(ticket) : ticket.place.label,
      kind,
      text,
      at,
      unread: at > (person.inboxReadAt ?? 0),
      path: `/${page}`,
    },
  ];
}

/** How many of these tickets have a word to the person that they have not read. */
export function unreadIn(tickets: readonly TicketRow[], { _id, inboxReadAt = 0 }: Person): number {
  return toldAt(tickets, _id).filter((at) => at > inboxReadAt).length;
}

/** When the person was told something about each of these tickets. */
export function toldAt(tickets: readonly Pick<Ticket, 'told'>[], personId: string): number[] {
  return tickets.flatMap(({ told = [] }) => told.filter(({ to }) => to === personId).map(({ at }) => at));
}
