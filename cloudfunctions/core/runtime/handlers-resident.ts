import type { ActionName, OutputOf } from '@contract/actions';
import { limits } from '@contract/limits';
import type { TicketCard } from '@contract/ticket';
import { guideOf } from '../domain/community';
import {
  agreeTime,
  askOtherTime,
  confirm,
  rate,
  supplement,
  urge,
  withdraw,
} from '../domain/decisions/resident';
import { relationsOf } from '../domain/permission';
import { membershipIn, type Person, rolesOf } from '../domain/person';
import { dueOf } from '../domain/promise';
import { queueKey } from '../domain/queues';
import { unreadIn } from '../domain/view-chase';
import { cardForResident } from '../domain/view-neighbour';
import { viewCard, viewTicket } from '../domain/view-ticket';
import { housesOf } from '../domain/where';
import { listTickets } from '../usecases/list-tickets';
import { linkPhotos } from '../usecases/photos';
import { reportStoredTicket } from '../usecases/report-ticket';
import type { Handler, PersonCall } from './call';
import { answerTicket, command } from './command';
import { keysOf } from './handlers-deskin';

/** Where the person lives, else where they work. */
const communityOf = (person: Person) =>
  (membershipIn(person, ['resident']) ?? person.memberships.find((each) => each.active))?.communityId ?? '';

async function home(call: PersonCall): Promise<OutputOf<'resident.home'>> {
  const { deps, person, now } = call;
  const house = membershipIn(person, ['resident']);
  const houses = housesOf(person).map(({ houseId, houseLabel }) => ({ id: houseId, label: houseLabel }));
  const communityId = communityOf(person);
  const [community, settings, { tickets, next }] = await Promise.all([
    deps.communities.get(communityId),
    deps.communities.settings(communityId),
    listTickets(deps, { queue: queueKey.resident(person._id, 'open'), order: 'recent', reader: person._id }),
  ]);
  const clock = { clock: 'working', minutes: settings.firstFeedbackMinutes.normal } as const;
  const { dueAt, dueNote } = dueOf(settings, clock, now);
  const cards = tickets.map((ticket) => cardForResident(viewCard(ticket, now), ticket, person._id));
  const shown = (isMeant: (card: TicketCard) => boolean) => {
    const meant = cards.filter(isMeant);
    return { items: meant.slice(0, limits.homeSize), count: meant.length, more: next !== undefined };
  };
  return {
    me: { name: person.name, roles: rolesOf(person), salutation: person.salutation },
    community: {
      name: community.name,
      deskPhone: community.deskPhone,
      version: community.version ?? 1,
    },
    ...(house ? { house: { label: house.houseLabel } } : {}),
    ...(houses.length > 1 ? { houses } : {}),
    firstFeedbackDueAt: dueAt,
    ...(dueNote ? { firstFeedbackDueNote: dueNote } : {}),
    waiting: shown((card) => card.turn === 'resident'),
    running: shown((card) => card.turn !== 'resident'),
    unread: unreadIn(tickets, person),
  };
}

export const residentHandlers = {
  'resident.home': { loads: 'person', handle: (_, call) => home(call) },
  'community.guide': {
    loads: 'person',
    handle: async (_, { deps, person }) => guideOf(await deps.communities.get(communityOf(person))),
  },
  'resident.tickets': {
    loads: 'nothing',
    handle: async ({ state, words, cursor }, { deps, openid, now }) => {
      const keys = words === undefined ? undefined : keysOf(words);
      const list = { queue: queueKey.resident(openid, state), order: 'recent', reader: openid } as const;
      const page = { ...list, keys, cursor };
      const { tickets, next } = await listTickets(deps, page);
      // the keys are the reporter's: whoever joined must not find out by them who that is (P1.4)
      const found = keys ? tickets.filter(({ resident }) => resident.personId === openid) : tickets;
      const items = found.map((ticket) => cardForResident(viewCard(ticket, now), ticket, openid));
      return { items, ...(next ? { next } : {}) };
    },
  },
  'ticket.report': {
    loads: 'person',
    handle: async (input, { deps, person, now }) => {
      const ticket = await reportStoredTicket(deps, input, person);
      const settings = await deps.communities.settings(ticket.communityId);
      const view = viewTicket(ticket, {
        personId: person._id,
        standings: relationsOf(ticket, person._id),
        now,
        settings,
      });
      await linkPhotos(deps, [view]);
      return { ticket: view };
    },
  },
  'ticket.view': { loads: 'ticket', handle: (_, call) => answerTicket(call, call.ticket) },
  'ticket.supplement': command('ticket.supplement', 'ticket', supplement),
  'ticket.withdraw': command('ticket.withdraw', 'ticket', withdraw),
  'ticket.urge': command('ticket.urge', 'ticket', (draft, _, doing) => urge(draft, doing)),
  'appointment.agree': command('appointment.agree', 'ticket', agreeTime),
  'appointment.askOther': command('appointment.askOther', 'ticket', askOtherTime),
  'ticket.confirm': command('ticket.confirm', 'ticket', confirm),
  'ticket.rate': command('ticket.rate', 'ticket', rate),
} satisfies { [A in ActionName]?: Handler<A> };
