import type { Assignee, Briefing, Ticket } from './ticket';

/** Briefings that a person has to read and has not (P3.4), the oldest first. */
export function unreadBriefings(ticket: Pick<Ticket, 'briefings'>, personId: string | undefined): Briefing[] {
  return (ticket.briefings ?? []).filter(({ readers }) =>
    readers.some((reader) => reader.personId === personId && reader.readAt === undefined),
  );
}

/** P3.4: whoever takes an order over has to read what its holder had to read (mutates). */
export function handOnBriefings(draft: Ticket, from: string | undefined, to: Assignee): void {
  for (const { readers } of draft.briefings ?? []) {
    const isMeant = readers.some((reader) => reader.personId === from);
    const isThere = readers.some((reader) => reader.personId === to.personId);
    if (isMeant && !isThere) readers.push({ personId: to.personId, name: to.name });
  }
}
