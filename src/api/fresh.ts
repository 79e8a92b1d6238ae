import type { TicketView } from '@contract/ticket';

/** For so long a list that is shown again does not ask the cloud again. */
export const FRESH_MS = 20_000;

const handed = new Map<string, { value: unknown; until: number }>();
const learned = new Map<string, TicketView>();

/** Hands what the cloud has just answered to the page that opens next, so that it need not ask for the same. */
export function handOver(key: string, value: unknown): void {
  handed.set(key, { value, until: Date.now() + FRESH_MS });
}

/** What the page before handed over under this key, once. */
export function takeOver<T>(key: string): T | undefined {
  const found = handed.get(key);
  handed.delete(key);
  return found && Date.now() < found.until ? (found.value as T) : undefined;
}

/** The key of one ticket as this person sees it. */
export const ticketKey = (id: string): string => `ticket:${id}`;

/** Notes the ticket that an answer brings, if it brings one, for the lists that show it. */
export function learnTicket(answer: unknown): void {
  const { ticket } = (answer ?? {}) as { ticket?: TicketView };
  if (ticket) learned.set(ticket.id, ticket);
}

/** Of two answers about one thing the newer; the later answer if they do not both say how new they are. */
export function newer<T>(old: T | undefined, next: T): T {
  const { updatedAt: before } = (old ?? {}) as { updatedAt?: number };
  const { updatedAt: after } = (next ?? {}) as { updatedAt?: number };
  return before !== undefined && after !== undefined && before > after ? (old as T) : next;
}

/** The newer of what a list shows of a ticket and what a page has learned of it since. */
export function newest<T extends { id: string; updatedAt: number }>(item: T): T | TicketView {
  return newer<T | TicketView>(learned.get(item.id), item);
}
