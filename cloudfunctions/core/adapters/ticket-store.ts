import type { Ticket, TicketRow } from '../domain/ticket';
import type { PageQuery, TicketStore } from '../usecases/ports';
import { answerOf, codeOf, database, textOf } from './cloud';

const _ = database.command;
const tickets = database.collection('tickets');
const DUPLICATE_KEY = -502001;
/** fields that a change can take away; all others are always there */
const optionalFields = [
  'clarifiedFrom',
  'closure',
  'closedAt',
  'nextDueAt',
  'category',
  'complaintAbout',
] as const;
const order = { due: ['dueKey', 'asc', _.gt], recent: ['recentKey', 'desc', _.lt] } as const;

/** what a row leaves out (TicketRow) */
const rowFields = { timeline: false, outbox: false, confirmations: false, ratings: false, briefings: false };

/** JSON drops fields that are undefined, which the SDK would store as something else. */
const plain = (ticket: Ticket) => JSON.parse(JSON.stringify(ticket)) as Ticket;

/** Every field replaced as a whole: a plain object in an update would be merged into the old one (platform.md). */
function replacement(ticket: Ticket): Record<string, unknown> {
  const { _id, ...fields } = plain(ticket);
  const set = Object.entries(fields).map(([name, value]) => [name, _.set(value)]);
  const removed = optionalFields
    .filter((name) => fields[name] === undefined)
    .map((name) => [name, _.remove()]);
  return Object.fromEntries([...set, ...removed]);
}

function listOf(query: PageQuery) {
  const [field, direction, beyond] = order[query.order];
  const condition = query.cursor === undefined ? {} : { [field]: beyond(query.cursor) };
  const list = tickets.where({ queues: query.queue, ...condition });
  return list.orderBy(field, direction).limit(query.limit);
}

/** Tickets in the cloud's document database. */
export const ticketStore: TicketStore = {
  async get(id) {
    const { data } = await answerOf<{ data?: Ticket | null }>(tickets.doc(id).get());
    return data ?? undefined;
  },

  async insert(ticket) {
    try {
      await tickets.add({ data: plain(ticket) });
      return 'inserted';
    } catch (error) {
      const text = textOf(error);
      if (codeOf(error) !== DUPLICATE_KEY || !text.includes('E11000')) throw error;
      return /index:\s*_id_/.test(text) ? 'id-taken' : 'number-taken';
    }
  },

  async replace(ticket, expectedVersion) {
    const same = tickets.where({ _id: ticket._id, version: expectedVersion });
    const { stats } = await answerOf<{ stats: { updated: number } }>(
      same.update({ data: replacement(ticket) }),
    );
    return stats.updated === 1;
  },

  async page(query) {
    const { data } = await answerOf<{ data: Ticket[] }>(listOf(query).get());
    return data;
  },

  async rows(query) {
    const { data } = await answerOf<{ data: TicketRow[] }>(listOf(query).field(rowFields).get());
    return data;
  },

  async due(now, limit) {
    const list = tickets.where({ nextDueAt: _.lte(now) }).orderBy('nextDueAt', 'asc');
    const { data } = await answerOf<{ data: Ticket[] }>(list.limit(limit).get());
    return data;
  },
};
