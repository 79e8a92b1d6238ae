import type { ResidentHit } from '@contract/actions-deskin';
import { personKeyBeginning } from '../domain/find-people';
import type { Person } from '../domain/person';
import { queueKey } from '../domain/queues';
import { maskPhone } from '../domain/view-ticket';
import type { Deps } from './ports';

/** so many are taken in at a glance; whoever is not among them types on */
const MOST_HITS = 8;

function hitsOf(person: Person, communityId: string, openTickets: number): ResidentHit[] {
  return person.memberships.flatMap((membership) =>
    membership.role === 'resident' && membership.active && membership.communityId === communityId
      ? [
          {
            personId: person._id,
            houseId: membership.houseId,
            name: person.name,
            salutation: person.salutation,
            relation: membership.relation,
            houseLabel: membership.houseLabel,
            phoneMasked: maskPhone(person.phone),
            openTickets,
          },
        ]
      : [],
  );
}

/**
 * P1.1: residents of a community by what the desk has typed so far, each with the number of their open tickets there.
 * Two reads; none while it is too little to look for. Other communities' people have no key that begins so.
 */
export async function findResidents(
  deps: Deps,
  communityId: string,
  words: string,
): Promise<{ items: ResidentHit[]; more: boolean }> {
  const beginning = personKeyBeginning(communityId, words);
  if (beginning === undefined) return { items: [], more: false };
  const people = await deps.people.find(beginning, MOST_HITS + 1);
  const listOf = ({ _id }: Person) => queueKey.resident(_id, 'open');
  const open = people.length > 0 ? await deps.tickets.countIn(communityId, people.map(listOf)) : new Map();
  const hits = people.flatMap((person) => hitsOf(person, communityId, open.get(listOf(person)) ?? 0));
  hits.sort((a, b) => (a.houseLabel < b.houseLabel ? -1 : 1));
  return { items: hits.slice(0, MOST_HITS), more: hits.length > MOST_HITS };
}
