import { LadderLevel } from '@contract/emergency';
import { type Colleague, type DutyStaff, onDuty } from './duty-staff';
import { alerted } from './emergency';
import type { Settings } from './settings';
import type { Ticket } from './ticket';

const MINUTE = 60_000;
const rungs = LadderLevel.options;

const rolesAt: Record<LadderLevel, readonly Colleague['role'][]> = {
  desk: ['desk'],
  department: ['technician', 'lead'],
  manager: ['manager'],
};

/** Those on duty in a role; of the plan's department if it has anybody in that role. */
function peopleIn(staff: DutyStaff, role: Colleague['role'], department: string | undefined): Colleague[] {
  const own = role === 'technician' || role === 'lead' ? onDuty(staff, role, department) : [];
  const ids = new Set(own.length > 0 ? own : onDuty(staff, role));
  return staff.filter((each) => each.role === role && ids.has(each.personId));
}

/**
 * Climbs the ladder by `steps` rungs, further if they hold nobody new; on the last rung everybody is told again (mutates).
 * Answers the names that were added, none when it was told again, `undefined` if there is nobody to tell. P2.3.
 */
export function climb(
  ticket: Ticket,
  { steps, staff, now, settings }: { steps: number; staff: DutyStaff; now: number; settings: Settings },
): string[] | undefined {
  const { emergency } = ticket;
  if (!emergency) return undefined;
  const names: string[] = [];
  for (let step = 0; emergency.rungs < rungs.length && (step < steps || names.length === 0); step++) {
    const level = rungs[emergency.rungs] as LadderLevel;
    emergency.rungs += 1;
    const known = new Set([ticket.resident.personId, ...alerted(ticket).map(({ personId }) => personId)]);
    const told = rolesAt[level]
      .flatMap((role) => peopleIn(staff, role, emergency.department))
      .filter(({ personId }) => !known.has(personId) && known.add(personId))
      .map(({ personId, name, role }) => ({ personId, name, role }));
    if (told.length > 0) emergency.ladder.push({ level, at: now, told });
    names.push(...told.map(({ name }) => name));
  }
  // from the moment it was due: a timer that is a little late each time moves no later alert
  emergency.nextAlertAt = (emergency.nextAlertAt ?? now) + steps * settings.emergencyLadderMinutes * MINUTE;
  return alerted(ticket).length > 0 ? names : undefined;
}

/** How many rungs a ladder that should have climbed at `dueAt` is behind at `now`: after a night's silence all at once. */
export function rungsBehind(dueAt: number, now: number, settings: Settings): number {
  return 1 + Math.floor((now - dueAt) / (settings.emergencyLadderMinutes * MINUTE));
}
