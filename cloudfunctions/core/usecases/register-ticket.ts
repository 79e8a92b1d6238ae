import type { InputOf } from '@contract/actions';
import type { RegisteredFor } from '@contract/actions-deskin';
import { AppError } from '@contract/errors';
import { classify } from '../domain/category';
import type { Doing } from '../domain/change';
import { guideOf } from '../domain/community';
import type { Report } from '../domain/decisions/report';
import { looksLikeHome } from '../domain/find-keys';
import { buildingOf } from '../domain/near';
import { membershipIn, type Person } from '../domain/person';
import { guestId, type Ticket } from '../domain/ticket';
import { mustBeOwnPhotos } from './photos';
import type { Deps } from './ports';
import { insertReport, staffToTell } from './report-ticket';

type Input = InputOf<'ticket.register'>;
type About = Pick<Report, 'resident' | 'place'>;

/** A caller who is not on the roster: the desk calls them, nobody reads their ticket on a phone. */
function aboutGuest(ticketId: string, guest: Extract<RegisteredFor, { phone: string }>): About {
  const { name, phone, place } = guest;
  return {
    resident: { personId: guestId(ticketId), name, salutation: name, phone, relation: '来电人' },
    place: { label: place, area: looksLikeHome(place) ? 'home' : 'public' },
  };
}

function aboutResident(person: Person | undefined, houseId: string, communityId: string): About {
  const home = person?.memberships.find(
    (each) =>
      each.role === 'resident' && each.active && each.communityId === communityId && each.houseId === houseId,
  );
  if (!person || home?.role !== 'resident') {
    throw new AppError('BAD_INPUT', {
      field: 'resident',
      sentence: '这位住户已经不在名单上，请重新找一次。写的都还在。',
    });
  }
  const { _id: personId, name, salutation, phone } = person;
  return {
    resident: { personId, name, salutation, phone, relation: home.relation },
    place: { label: home.houseLabel, area: 'home', houseId: home.houseId },
  };
}

async function classified(deps: Deps, communityId: string, { kind, categoryId }: Input) {
  const { categories } = guideOf(await deps.communities.get(communityId));
  const found = classify(categories, kind, categoryId);
  if (categoryId !== undefined && !found) {
    throw new AppError('BAD_INPUT', { field: 'categoryId', sentence: '这个分类已经不用了，请另选一个。' });
  }
  return found;
}

/**
 * P1.1, P1.2: the desk writes down what somebody called about, for a resident of the roster or for a caller without a house.
 * One insert; sent twice it is one ticket. Throws BAD_INPUT for somebody who does not live in that house of this community.
 */
export async function registerStoredTicket(deps: Deps, input: Input, person: Person): Promise<Ticket> {
  const communityId = membershipIn(person, ['desk', 'manager'])?.communityId ?? '';
  const { ticketId, channel, kind, text, photos, wish, happenedAt, publicPlace } = input;
  const { resident: given } = input;
  mustBeOwnPhotos(ticketId, photos);
  const now = deps.now();
  const [category, about, staff, settings] = await Promise.all([
    classified(deps, communityId, input),
    'personId' in given
      ? deps.people.get(given.personId).then((found) => aboutResident(found, given.houseId, communityId))
      : aboutGuest(ticketId, given),
    staffToTell(deps, kind, communityId),
    deps.communities.settings(communityId),
  ]);
  const place: Ticket['place'] = publicPlace ? { label: publicPlace, area: 'public' } : about.place;
  const building = buildingOf(place.label);
  const doing: Doing = {
    actor: {
      personId: person._id,
      role: membershipIn(person, ['desk'], communityId) ? 'desk' : 'manager',
      name: person.name,
    },
    now,
    settings,
    commandId: input.commandId,
    action: 'ticket.register',
    staff,
  };
  const report: Report = {
    ticketId,
    communityId,
    kind,
    channel,
    text,
    photos,
    resident: about.resident,
    place,
    ...(building ? { building } : {}),
    acceptedBy: { personId: person._id, name: person.name, at: now },
    ...category,
    ...(wish ? { wish } : {}),
    ...(happenedAt === undefined ? {} : { happenedAt }),
  };
  return insertReport(deps, report, doing);
}
