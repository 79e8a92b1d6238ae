import type { Role } from '@contract/actions';

/** A colleague of the community, as messages, ladders and lists of duty need them. */
export interface Colleague {
  personId: string;
  name: string;
  role: Exclude<Role, 'resident'>;
  department: string;
  onDuty: boolean;
}
/** Everybody to whom a message may fall that nobody on the ticket takes; empty where it was not read. */
export type DutyStaff = readonly Colleague[];

/** Those in a role (and department) who are on duty; all in it if nobody is: somebody is always told. */
export function colleaguesOnDuty(
  staff: DutyStaff,
  role: Colleague['role'],
  department?: string,
): Colleague[] {
  const all = staff.filter(
    (each) => each.role === role && (department === undefined || each.department === department),
  );
  const there = all.filter((each) => each.onDuty);
  return there.length > 0 ? there : all;
}

/** Their ids. */
export function onDuty(staff: DutyStaff, role: Colleague['role'], department?: string): string[] {
  return colleaguesOnDuty(staff, role, department).map((each) => each.personId);
}
