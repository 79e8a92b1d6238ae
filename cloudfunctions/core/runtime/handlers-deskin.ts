import type { ActionName } from '@contract/actions';
import { AppError } from '@contract/errors';
import { isKeptFrom } from '../domain/complaint-about';
import { note } from '../domain/decisions/note';
import { fewestFirst, searchKeys } from '../domain/find-keys';
import { membershipIn } from '../domain/person';
import type { TicketRow } from '../domain/ticket';
import { viewStaffCard, viewTicket } from '../domain/view-ticket';
import { findResidents } from '../usecases/find-residents';
import { findTickets } from '../usecases/list-tickets';
import { linkPhotos } from '../usecases/photos';
import { registerStoredTicket } from '../usecases/register-ticket';
import type { Handler, PersonCall } from './call';
import { command } from './command';

/** The community whose desk the caller is at; loadPerson has checked that there is one. */
const communityOf = ({ person }: PersonCall) => membershipIn(person, ['desk', 'manager'])?.communityId ?? '';

/** What was typed, as keys. Throws BAD_INPUT for words that nothing can be looked up by. */
export function keysOf(words: string): string[] {
  const keys = searchKeys(words);
  if (keys.length > 0) return keys;
  throw new AppError('BAD_INPUT', {
    field: 'words',
    sentence: '请多写一点：至少两个字，或者房号、单号、电话后四位。',
  });
}

async function found(call: PersonCall, keys: readonly string[], cursor?: string) {
  const query = { communityId: communityOf(call), keys: fewestFirst(keys), cursor };
  const { tickets, next } = await findTickets(call.deps, query);
  // P7.3: whatever is found, no complaint about whoever looks
  const open = tickets.filter((ticket: TicketRow) => !isKeptFrom(ticket, call.openid));
  const items = open.map((ticket) => viewStaffCard(ticket, call.now));
  return { items, next };
}

export const deskinHandlers = {
  'desk.findResident': {
    loads: 'person',
    handle: ({ words }, call) => findResidents(call.deps, communityOf(call), words),
  },
  'desk.residentTickets': {
    loads: 'person',
    handle: async ({ personId, phone }, call) => {
      const digits = phone?.replace(/\D/g, '');
      const byPhone = digits ? [`d|${digits}`, 's|open'] : [];
      const keys = personId === undefined ? byPhone : [`@${personId}|open`];
      if (keys.length === 0)
        throw new AppError('BAD_INPUT', { field: 'personId', message: 'neither person nor phone' });
      const { items, next } = await found(call, keys);
      return { items, more: next !== undefined };
    },
  },
  'desk.search': {
    loads: 'person',
    handle: async ({ words, state = 'all', kind, cursor }, call) => {
      const facets = [...(state === 'all' ? [] : [`s|${state}`]), ...(kind ? [`k|${kind}`] : [])];
      const { items, next } = await found(call, [...keysOf(words), ...facets], cursor);
      return { items, ...(next ? { next } : {}) };
    },
  },
  'ticket.register': {
    loads: 'person',
    handle: async (input, call) => {
      const { deps, openid, now, person } = call;
      const ticket = await registerStoredTicket(deps, input, person);
      // P7.3: a repeat shows nothing of what has become a complaint about them
      if (isKeptFrom(ticket, openid)) throw new AppError('FORBIDDEN');
      const settings = await deps.communities.settings(ticket.communityId);
      const standings = (['desk', 'manager'] as const).filter((role) =>
        membershipIn(person, [role], ticket.communityId),
      );
      const view = viewTicket(ticket, { personId: openid, standings, now, settings });
      await linkPhotos(deps, [view]);
      return { ticket: view };
    },
  },
  'ticket.note': command('ticket.note', 'person-and-ticket', note),
} satisfies { [A in ActionName]?: Handler<A> };
