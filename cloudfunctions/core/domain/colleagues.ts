import type { ColleagueView } from '@contract/actions-dispatch';
import { membershipIn, type Person, type StaffMembership, staffRoles } from './person';

const worksIn = (person: Person, communityId: string): StaffMembership[] =>
  person.memberships.flatMap((each) =>
    each.active && each.role !== 'resident' && each.communityId === communityId ? [each] : [],
  );

/** May `person` send `other` off duty and back? The lead of the same department, the manager (P3.3). */
export function mayManage(person: Person, other: Person, communityId: string): boolean {
  const theirs = worksIn(other, communityId);
  if (theirs.length === 0) return false;
  if (membershipIn(person, ['manager'], communityId)) return true;
  const lead = membershipIn(person, ['lead'], communityId);
  return lead !== undefined && theirs.every(({ department }) => department === lead.department);
}

/** The community where somebody works in one of these roles. */
export const workplaceOf = (person: Person, roles: readonly (typeof staffRoles)[number][] = staffRoles) =>
  membershipIn(person, roles)?.communityId ?? '';

/** At work unless they said otherwise. */
export const isOnDuty = (person: Person, communityId: string) =>
  worksIn(person, communityId).some(({ onDuty }) => onDuty ?? true);

/** Everybody who works here as a colleague sees them: department by department, no phone number. */
export function viewColleagues(
  caller: Person,
  communityId: string,
  staff: readonly Person[],
  load: ReadonlyMap<string, number>,
): ColleagueView[] {
  const isManager = membershipIn(caller, ['manager'], communityId) !== undefined;
  const views = staff.flatMap((person) => {
    const works = worksIn(person, communityId);
    const [first] = works;
    if (!first) return [];
    return {
      id: person._id,
      name: person.name,
      badge: first.badge,
      department: first.department,
      roles: works.map(({ role }) => role),
      onDuty: isOnDuty(person, communityId),
      load: load.get(person._id) ?? 0,
      mayManage: mayManage(caller, person, communityId),
      mayDismiss: isManager && person._id !== caller._id,
    };
  });
  return views.sort((a, b) => a.department.localeCompare(b.department) || a.badge.localeCompare(b.badge));
}
