import type { DutyStaff } from '../domain/notify-whom';
import type { Deps } from './ports';

/** Whom a message falls to that nobody on the ticket takes (P3.5, P3.6): the people at its community's desk. One read. */
export async function readDutyStaff(deps: Deps, communityId: string): Promise<DutyStaff> {
  const desk = await deps.people.staff(communityId, ['desk']);
  return { desk: desk.map((person) => person._id) };
}
