import type { SupervisionView, UnreachedView } from '@contract/ticket';
import { openSupervisions } from './escalation';
import { owesReply } from './guards';
import type { Supervision, Ticket, Unreached } from './ticket';
import type { Standing } from './transitions';

function viewSupervision(supervision: Supervision, standings: readonly Standing[]): SupervisionView {
  const { id, text, to, toNames, by, at, dueAt, reply } = supervision;
  const isMine = owesReply(supervision, standings);
  return { id, text, to, toNames, by: by.name, at, dueAt, isMine, ...(reply ? { reply } : {}) };
}

const watching: readonly Standing[] = ['desk', 'lead', 'manager'];

/** 督办 that this viewer may read: whoever watches all of them, technicians those that are theirs. */
export function viewSupervisions(
  ticket: Pick<Ticket, 'supervisions'>,
  standings: readonly Standing[],
): SupervisionView[] {
  const watches = standings.some((standing) => watching.includes(standing));
  const works = standings.includes('assignee');
  return openSupervisions(ticket)
    .filter(({ to }) => watches || (works && to === 'technician'))
    .map((supervision) => viewSupervision(supervision, standings));
}

/** People whom the desk has to call. */
export function viewUnreached(ticket: Pick<Ticket, 'unreached' | 'resident'>): UnreachedView[] {
  return (ticket.unreached ?? []).map(({ messageId, name, text, at, to }: Unreached) => ({
    messageId,
    name,
    text,
    at,
    isResident: to === ticket.resident.personId,
  }));
}
