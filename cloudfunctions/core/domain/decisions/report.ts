import { chinaTime } from '@contract/clock-words';
import type { Channel, Priority, TicketKind } from '@contract/ticket';
import { addRecord, changeTicket, type Doing } from '../change';
import type { Ticket } from '../ticket';
import { promiseFeedback, promiseSettling } from './promises';

export interface Report {
  ticketId: string;
  communityId: string;
  kind: TicketKind;
  channel: Channel;
  text: string;
  wish?: string;
  happenedAt?: number;
  photos: string[];
  place: Ticket['place'];
  resident: Ticket['resident'];
  category?: NonNullable<Ticket['category']>;
  placeId?: string;
  building?: string;
  voice?: NonNullable<Ticket['voice']>;
  /** the category says that it cannot wait (P2.2) */
  isUrgent?: boolean;
  acceptedBy?: Ticket['acceptedBy'];
}

const prefix: Record<TicketKind, string> = {
  repair: 'BX',
  complaint: 'TS',
  inquiry: 'ZX',
  suggestion: 'JY',
  emergency: 'JJ',
};

/** Four digits from the id: no counter document, no second write. A clash is met by the unique index and `attempt`. */
function dayDigits(ticketId: string, attempt: number): string {
  let sum = attempt * 7919;
  for (const char of ticketId) sum = (sum * 31 + char.charCodeAt(0)) % 10_000;
  return String(sum).padStart(4, '0');
}

/** The number to be read out: BX1123-0174, unique within its community and year. */
export function ticketNumber(
  report: Pick<Report, 'ticketId' | 'communityId' | 'kind'>,
  now: number,
  attempt = 0,
) {
  const number = `${prefix[report.kind]}${chinaTime(now).format('MMDD')}-${dayDigits(report.ticketId, attempt)}`;
  return { number, numberKey: `${report.communityId}/${chinaTime(now).year()}/${number}` };
}

/** A new ticket with its first promise (P1.2, P1.3, P2.5). `attempt` grows when its number was taken. */
export function reportTicket(report: Report, doing: Doing, attempt = 0): Ticket {
  const { ticketId, isUrgent, ...facts } = report;
  const priority: Priority = report.kind === 'emergency' ? 'emergency' : isUrgent ? 'urgent' : 'normal';
  const blank: Ticket = {
    _id: ticketId,
    version: 1,
    ...ticketNumber(report, doing.now, attempt),
    ...facts,
    priority,
    status: 'received',
    round: 1,
    workOrders: [],
    promises: [],
    timeline: [],
    outbox: [],
    confirmations: [],
    ratings: [],
    urges: 0,
    reportedAt: doing.now,
    updatedAt: doing.now,
    queues: [],
    dueKey: '',
    recentKey: '',
    findKeys: [],
    bornKey: '',
  };
  return changeTicket(blank, doing, (draft) => {
    promiseFeedback(draft, doing);
    promiseSettling(draft, doing);
    addRecord(draft, doing, { kind: 'reported' });
  });
}
