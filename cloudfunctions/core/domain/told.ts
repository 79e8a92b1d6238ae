import type { TimelineKind } from '@contract/ticket';
import { joinedResident } from './joined';
import { titleOf } from './message-words';
import {
  isOpenOrder,
  type OutboxMessage,
  type Ticket,
  type TimelineRecord,
  type Told,
  type Unreached,
} from './ticket';
import { withoutReporter } from './view-neighbour';

/** what one line of the inbox holds */
const WORDS = 60;

/** Messages that must reach their person: whoever does not get them is called (P3.5). */
const mustReach: readonly TimelineKind[] = [
  'reported',
  'clarification-asked',
  'time-proposed',
  'visit-cancelled',
  'result-ready',
  'dispatched',
  'progress-told',
];

/** The line of the inbox: what people wrote in full, else the words of the message. */
function wordsOf(record: TimelineRecord, { data }: Pick<OutboxMessage, 'data'>): string {
  const { thing2 = '', time2 = '' } = data;
  const said: Partial<Record<TimelineKind, string>> = {
    'clarification-asked': `想问您：${record.text ?? ''}`,
    'feedback-given': record.text,
    answered: record.text,
    'progress-told': record.text,
    'time-proposed': `想 ${time2} 上门，请您定一下`,
    'result-ready': `都做完了，请您看一下：${thing2}`,
    dispatched: `新派单：${record.text ?? thing2}`,
  } as const;
  const line = (said[record.kind] ?? thing2).replace(/\s+/g, ' ').trim();
  return line.length <= WORDS ? line : `${line.slice(0, WORDS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Notes the latest word to each person (mutates). */
export function noteTold(draft: Ticket, record: TimelineRecord, message: OutboxMessage): void {
  const words = wordsOf(record, message);
  // P1.4: a neighbour reads neither the reporter's name nor their room
  const isNeighbour = joinedResident(draft, message.to) !== undefined;
  const told: Told = {
    to: message.to,
    at: record.at,
    kind: record.kind,
    text: isNeighbour ? withoutReporter(draft, words) : words || titleOf(draft.text),
    page: message.page,
    messageId: message.id,
  };
  draft.told = [...(draft.told ?? []).filter(({ to }) => to !== message.to), told];
}

/** When anybody was told something last; when it was reported if nobody was. */
export const lastToldAt = ({ told = [], reportedAt }: Pick<Ticket, 'told' | 'reportedAt'>): number =>
  Math.max(reportedAt, ...told.map(({ at }) => at));

function nameOf(ticket: Ticket, personId: string): string {
  if (ticket.resident.personId === personId) return ticket.resident.salutation;
  const neighbour = joinedResident(ticket, personId);
  if (neighbour) return neighbour.salutation;
  return (
    ticket.workOrders.find(({ assignee }) => assignee?.personId === personId)?.assignee?.name ?? '值班客服'
  );
}

/** A message failed for good: if its person must have it, the desk tells them otherwise (mutates). */
export function noteUnreached(draft: Ticket, message: OutboxMessage): void {
  if (!message.kind || !mustReach.includes(message.kind)) return;
  const told = (draft.told ?? []).find(({ messageId }) => messageId === message.id);
  const unreached: Unreached = {
    to: message.to,
    name: nameOf(draft, message.to),
    messageId: message.id,
    kind: message.kind,
    text: told?.text ?? message.data.thing2 ?? titleOf(draft.text),
    at: message.createdAt,
  };
  const others = (draft.unreached ?? []).filter(({ to }) => to !== message.to);
  draft.unreached = [...others, unreached].filter((each) => isStillNews(draft, each));
}

/** Is it still of use to tell this person? Not of what is over, nor if they did something on the ticket since. */
function isStillNews(ticket: Ticket, { to, kind, at }: Unreached): boolean {
  if (ticket.status === 'closed') return false;
  if (ticket.timeline.some(({ by, at: then }) => by.personId === to && then > at)) return false;
  switch (kind) {
    case 'reported':
      return ticket.status === 'received';
    case 'clarification-asked':
      return ticket.status === 'clarifying';
    case 'time-proposed':
      return ticket.workOrders.some(({ status }) => status === 'proposed');
    case 'result-ready':
      return ticket.status === 'resolved';
    case 'dispatched':
      return ticket.workOrders.some(
        (order) => isOpenOrder(order) && order.status === 'offered' && order.assignee?.personId === to,
      );
    default:
      return true;
  }
}

/** Takes out whoever knows by now, or for whom it is over (mutates). */
export function clearUnreached(draft: Ticket): void {
  if (draft.unreached?.length) draft.unreached = draft.unreached.filter((each) => isStillNews(draft, each));
}
