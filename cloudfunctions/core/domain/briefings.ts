import type { Briefing, Ticket } from './ticket';

/** Briefings that a person has to read and has not (P3.4), the oldest first. */
export function unreadBriefings(ticket: Pick<Ticket, 'briefings'>, personId: string | undefined): Briefing[] {
  return (ticket.briefings ?? []).filter(({ readers }) =>
    readers.some((reader) => reader.personId === personId && reader.readAt === undefined),
  );
}
