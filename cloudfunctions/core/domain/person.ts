import type { Role } from '@contract/actions';
import type { Colleague } from './duty-staff';

/** What a person is in one community; somebody can be several things in several communities (process.md "Who"). */
export type Membership = ResidentMembership | StaffMembership;

export interface ResidentMembership {
  role: 'resident';
  communityId: string;
  active: boolean;
  houseId: string;
  houseLabel: string;
  /** 业主, 家属, 租户 */
  relation: string;
}

export interface StaffMembership {
  role: Exclude<Role, 'resident'>;
  communityId: string;
  active: boolean;
  badge: string;
  department: string;
  skills: string[];
  /** at work now (P3.3); whoever has never said so is */
  onDuty?: boolean;
  /** instead of the community's own figure (P3.2) */
  loadCap?: number;
}

type MembershipOf<R extends Role> = R extends 'resident' ? ResidentMembership : StaffMembership;

/** Somebody on the roster. `_id` is the OPENID, so knowing who calls is one read by id. */
export interface Person {
  _id: string;
  name: string;
  /** 王女士 */
  salutation: string;
  phone: string;
  memberships: Membership[];
  /** `community:role` of active staff memberships, for finding colleagues */
  staffKeys: string[];
  /** by what the desk finds a resident (find-people.ts) */
  findKeys?: string[];
  /** the inbox was looked at: what was told later is unread */
  inboxReadAt?: number;
}

/** Everybody who works for the company. */
export const staffRoles = ['desk', 'technician', 'lead', 'manager'] as const satisfies readonly Role[];

export function staffKey(communityId: string, role: Role): string {
  return `${communityId}:${role}`;
}

/** The person's first active membership in one of these roles, in one community if it is given. */
export function membershipIn<R extends Role>(
  person: Person,
  roles: readonly R[],
  communityId?: string,
): MembershipOf<R> | undefined {
  return person.memberships.find(
    (membership): membership is Membership & MembershipOf<R> =>
      membership.active &&
      (roles as readonly Role[]).includes(membership.role) &&
      (communityId === undefined || membership.communityId === communityId),
  );
}

/** The person once for every staff role held in the community. */
export function colleagueIn(person: Person, communityId: string): Colleague[] {
  return person.memberships.flatMap((membership) =>
    membership.active && membership.role !== 'resident' && membership.communityId === communityId
      ? [
          {
            personId: person._id,
            name: person.name,
            role: membership.role,
            department: membership.department,
            onDuty: membership.onDuty ?? true,
          },
        ]
      : [],
  );
}

/** Every role that the person holds anywhere, without repeats. */
export function rolesOf(person: Person): Role[] {
  return [...new Set(person.memberships.filter((each) => each.active).map((each) => each.role))];
}
