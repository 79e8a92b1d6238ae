import type { Role } from '@contract/actions';
import { membershipIn, rolesOf } from '../domain/person';
import type { PersonCall } from './call';

type StaffRole = Exclude<Role, 'resident'>;

/** Who the staff member is, and in which community these roles count; loadPerson has checked that there is one. */
export async function staffMe({ deps, person }: PersonCall, roles: readonly StaffRole[]) {
  const membership = membershipIn(person, roles);
  const communityId = membership?.communityId ?? '';
  const community = await deps.communities.get(communityId);
  const badge = membership?.badge ? { badge: membership.badge } : {};
  return {
    communityId,
    me: { name: person.name, roles: rolesOf(person), communityName: community.name, ...badge },
  };
}
