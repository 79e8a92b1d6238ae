import type { EmergencyType } from '@contract/emergency';
import type { Emergency, Ticket } from './ticket';

/** Is there an emergency that nobody has ended? */
export const isLive = ({ emergency }: Pick<Ticket, 'emergency'>): boolean =>
  emergency !== undefined && emergency.endedAt === undefined;

/** Everybody who was alerted, each once. */
export const alerted = ({ emergency }: Pick<Ticket, 'emergency'>): Emergency['ladder'][number]['told'] =>
  emergency?.ladder.flatMap(({ told }) => told) ?? [];

/** Was this person alerted to what still goes on? Then they may open it though nobody sent them. */
export const isAlerted = (ticket: Pick<Ticket, 'emergency'>, personId: string): boolean =>
  isLive(ticket) && alerted(ticket).some((each) => each.personId === personId);

/** Sounds like an emergency, and nobody has answered it yet (P2.3). */
export function suspicionOf({
  suspectedEmergency,
  priority,
  status,
}: Pick<Ticket, 'suspectedEmergency' | 'priority' | 'status'>): EmergencyType | undefined {
  const isUnanswered = status === 'received' || status === 'clarifying';
  return priority !== 'emergency' && isUnanswered ? suspectedEmergency : undefined;
}
