import type { DutyStaff } from '../domain/duty-staff';
import { colleagueIn } from '../domain/person';
import type { Deps } from './ports';

/** Everybody who works in a community, to whom a message may fall that nobody on the ticket takes (P3.5, P3.6). One read. */
export async function readDutyStaff(deps: Deps, communityId: string): Promise<DutyStaff> {
  const staff = await deps.people.staff(communityId);
  return staff.flatMap((person) => colleagueIn(person, communityId));
}
