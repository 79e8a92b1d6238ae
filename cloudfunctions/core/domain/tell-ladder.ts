import type { EmergencyType } from '@contract/emergency';
import { alerted } from './emergency';
import { thing, time } from './message-words';
import type { Ticket, TimelineRecord } from './ticket';

/** the page on which each of them can do something about it */
const pageOf = {
  desk: 'desk/ticket/index',
  manager: 'desk/ticket/index',
  lead: 'technician/job/index',
  technician: 'technician/job/index',
} as const;

/** as notify-whom.ts wants it */
interface Draft {
  to: string;
  template: string;
  page: string;
  data: Record<string, string>;
}

const words: Record<EmergencyType, string> = {
  leak: '漏水',
  power: '停电',
  lift: '电梯困人',
  fire: '火情',
  gas: '燃气味',
  other: '急事',
};

/** What has happened, in a word. */
export const emergencyWord = ({ emergency }: Pick<Ticket, 'emergency'>): string =>
  words[emergency?.type ?? 'other'];

/** A message to those who were alerted: `fresh` those of this alert only (all of them if it was a repeated one). */
export function tellLadder(ticket: Ticket, record: TimelineRecord, what: string, fresh?: 'fresh'): Draft[] {
  const isNew = new Set(
    ticket.emergency?.ladder.filter(({ at }) => at === record.at).flatMap(({ told }) => told),
  );
  const everybody = alerted(ticket);
  const chosen = fresh && isNew.size > 0 ? everybody.filter((each) => isNew.has(each)) : everybody;
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(record.at) };
  return chosen.map(({ personId, role }) => ({
    to: personId,
    template: 'promise-due',
    page: `${pageOf[role]}?id=${ticket._id}`,
    data,
  }));
}
