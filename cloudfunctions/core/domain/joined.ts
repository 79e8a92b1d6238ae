import type { JoinedResident, Ticket } from './ticket';

/*
 * One ticket, several homes (P1.4): the reporter's, and those of neighbours who joined with the same fault.
 */

/** The neighbour who joined, if this person did. */
export function joinedResident(ticket: Pick<Ticket, 'joined'>, personId: string): JoinedResident | undefined {
  return ticket.joined?.find((each) => each.personId === personId);
}

/** Everybody whose home it is about, the reporter first. */
export function residentsOf(ticket: Pick<Ticket, 'resident'> & Partial<Pick<Ticket, 'joined'>>): string[] {
  return [ticket.resident.personId, ...(ticket.joined ?? []).map((each) => each.personId)];
}

type Answers = Pick<Ticket, 'round' | 'resident' | 'confirmations' | 'ratings'>;

const isBy = (ticket: Answers, given: { round: number; personId?: string }, personId: string) =>
  given.round === ticket.round && (given.personId ?? ticket.resident.personId) === personId;

/** How this person confirmed this round for their own home; the reporter if nobody is named. */
export function confirmationOf(ticket: Answers, personId = ticket.resident.personId) {
  return ticket.confirmations.find((each) => isBy(ticket, each, personId));
}

/** How this person rated this round: one rating a round and home (P5.3). */
export function ratingOf(ticket: Answers, personId = ticket.resident.personId) {
  return ticket.ratings.find((each) => isBy(ticket, each, personId));
}

/** Who has confirmed this round. */
export function confirmersOf(ticket: Answers): string[] {
  return ticket.confirmations
    .filter((each) => each.round === ticket.round)
    .map((each) => each.personId ?? ticket.resident.personId);
}

/** Has every home called this round solved? */
export function allConfirmed(ticket: Answers & Pick<Ticket, 'joined'>): boolean {
  return residentsOf(ticket).every((id) => confirmationOf(ticket, id)?.outcome === 'solved');
}

/** Did anybody rate this round a dissatisfaction (P5.3: one or two stars)? */
export function isDissatisfied(ticket: Answers): boolean {
  return ticket.ratings.some((each) => each.round === ticket.round && each.rating.overall <= 2);
}
