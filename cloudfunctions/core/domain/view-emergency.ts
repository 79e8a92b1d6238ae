import type { EmergencyView } from '@contract/emergency';
import { isLive } from './emergency';
import { openPromises } from './promise';
import type { Ticket, TimelineRecord } from './ticket';

/** The emergency with names instead of ids; its plan and its review are for staff (P2.3). */
export function viewEmergency(ticket: Ticket, isStaff: boolean): EmergencyView | undefined {
  const { emergency } = ticket;
  if (!emergency) return undefined;
  const { type, openedAt, ladder, nextAlertAt, acknowledgedAt, acknowledgedBy, endedAt } = emergency;
  const word = isLive(ticket) ? openPromises(ticket).find(({ kind }) => kind === 'progress') : undefined;
  return {
    type,
    openedAt,
    told: ladder.map(({ level, at, told }) => ({ level, at, names: told.map(({ name }) => name) })),
    ...(nextAlertAt === undefined ? {} : { nextAlertAt }),
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    ...(acknowledgedBy === undefined ? {} : { acknowledgedBy }),
    ...(word ? { nextWordAt: word.dueAt } : {}),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(isStaff ? { steps: emergency.steps } : {}),
    ...(isStaff && emergency.review ? { review: emergency.review } : {}),
  };
}

/** A night of alerts every five minutes is one line of the history that is read: the latest. */
export function withoutRepeats(records: readonly TimelineRecord[]): TimelineRecord[] {
  const isRepeat = ({ kind, about }: TimelineRecord) => kind === 'emergency-alerted' && about === undefined;
  const latest = records.findLast(isRepeat);
  return records.filter((record) => !isRepeat(record) || record === latest);
}
