import type { Place } from '@contract/community';
import { AppError } from '@contract/errors';
import { buildingOf } from './near';
import type { Person, ResidentMembership } from './person';
import type { Ticket } from './ticket';

/** The caller's houses in all communities, in the order of the roster. */
export function housesOf(person: Person): ResidentMembership[] {
  return person.memberships.filter(
    (each): each is ResidentMembership => each.active && each.role === 'resident',
  );
}

/** The house that is meant: the one named, else the first. Throws FORBIDDEN for somebody else's and without any. */
export function houseMeant(person: Person, houseId: string | undefined): ResidentMembership {
  const houses = housesOf(person);
  const house = houseId === undefined ? houses[0] : houses.find((each) => each.houseId === houseId);
  if (!house) throw new AppError('FORBIDDEN', { message: 'no such house of the caller' });
  return house;
}

/** What was said of the place: a public one of the guide, one in words, or nothing for one's own home. */
export interface WhereSaid {
  placeId?: string | undefined;
  publicPlace?: string | undefined;
}
export type Where = Pick<Ticket, 'place' | 'placeId' | 'building'>;

/** Where it is, as a ticket keeps it (P1.2). Throws BAD_INPUT for a place that the community does not know (any more). */
export function whereIs(said: WhereSaid, house: ResidentMembership, places: readonly Place[]): Where {
  if (said.placeId !== undefined) {
    const place = places.find((each) => each.id === said.placeId);
    if (!place) {
      throw new AppError('BAD_INPUT', { field: 'placeId', sentence: '这个地点不在了，请重新选一下在哪里。' });
    }
    const building = place.building ?? buildingOf(place.label);
    const label = said.publicPlace ? `${place.label} ${said.publicPlace}` : place.label;
    return { place: { label, area: 'public' }, placeId: place.id, ...(building ? { building } : {}) };
  }
  const building = buildingOf(said.publicPlace ?? house.houseLabel);
  const place = said.publicPlace
    ? ({ label: said.publicPlace, area: 'public' } as const)
    : ({ label: house.houseLabel, area: 'home', houseId: house.houseId } as const);
  return { place, ...(building ? { building } : {}) };
}
