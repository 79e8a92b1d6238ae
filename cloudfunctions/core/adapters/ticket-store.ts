import type { Ticket, TicketRow } from '../domain/ticket';
import type { PageQuery, TicketStore } from '../usecases/ports';
import { answerOf, codeOf, database, textOf } from './cloud';

const _ = database.command;
const tickets = database.collection('tickets');
const DUPLICATE_KEY = -502001;
/** the most that one request answers */
const MOST_OPEN = 1000;
/** fields that a change can take away; all others are always there */
const optionalFields = [
  'clarifiedFrom',
  'closure',
  'closedAt',
  'nextDueAt',
  'category',
  'complaintAbout',
] as const;
const order = {
  due: ['dueKey', 'asc', _.gt],
  recent: ['recentKey', 'desc', _.lt],
  told: ['toldKey', 'desc', _.lt],
} as const;

/** what a row leaves out (TicketRow) */
const rowFields = {
  timeline: false,
  outbox: false,
  confirmations: false,
  ratings: false,
  joined: false,
  findKeys: false,
  briefings: false,
};

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
  const found = query.keys === undefined ? {} : { findKeys: _.all([...query.keys]) };
  const list = tickets.where({ queues: query.queue, ...found, ...condition });
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

  async count(queues) {
    const { total } = await answerOf<{ total: number }>(tickets.where({ queues: _.in([...queues]) }).count());
    return total;
  },

  async whereabouts(queue) {
    const list = tickets.where({ queues: queue }).field({ queues: true, place: true }).limit(MOST_OPEN);
    const { data } = await answerOf<{ data: Pick<Ticket, 'queues' | 'place'>[] }>(list.get());
    return data;
  },

  async find({ communityId, keys, cursor, limit }) {
    const beyond = cursor === undefined ? {} : { bornKey: _.lt(cursor) };
    const list = tickets.where({ communityId, findKeys: _.all([...keys]), ...beyond });
    const page = list.orderBy('bornKey', 'desc').limit(limit).field(rowFields);
    const { data } = await answerOf<{ data: TicketRow[] }>(page.get());
    return data;
  },

  async countIn(communityId, queues) {
    const among = { queues: _.in([...queues]) };
    const counting = tickets
      .aggregate()
      .match(among)
      .project({ communityId: 1, queues: 1 })
      .unwind('$queues')
      .match({ ...among, communityId })
      .group({ _id: '$queues', count: database.command.aggregate.sum(1) })
      .limit(queues.length);
    const { list } = await answerOf<{ list: { _id: string; count: number }[] }>(counting.end());
    return new Map(list.map(({ _id, count }) => [_id, count]));
  },

  async due(now, limit) {
    const list = tickets.where({ nextDueAt: _.lte(now) }).orderBy('nextDueAt', 'asc');
    const { data } = await answerOf<{ data: Ticket[] }>(list.limit(limit).get());
    return data;
  },
};
