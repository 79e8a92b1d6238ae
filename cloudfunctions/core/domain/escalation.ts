import type { Colleague, DutyStaff } from './duty-staff';
import { colleaguesOnDuty } from './duty-staff';
import type { Settings } from './settings';
import {
  type EscalationLevel,
  openWorkOrders,
  type Supervision,
  type Ticket,
  type TicketPromise,
  workOrderById,
} from './ticket';
import { addWorkingMinutes } from './working-calendar';

const MINUTE = 60_000;

/** A missed promise goes up one level after the other (P3.5). */
export const escalationLevels: readonly EscalationLevel[] = ['lead', 'manager'];

/**
 * When a promise that was missed goes up, counted from its due time: working minutes, minutes of the wall clock for an
 * emergency. What a lead owes goes to the manager only.
 */
export function planEscalation(
  ticket: Pick<Ticket, 'priority'>,
  promise: Pick<TicketPromise, 'holder' | 'dueAt'>,
  { escalation, calendar }: Settings,
): NonNullable<TicketPromise['escalateAt']> {
  const isEmergency = ticket.priority === 'emergency';
  const after = (working: number, wall: number) =>
    isEmergency ? promise.dueAt + wall * MINUTE : addWorkingMinutes(calendar, promise.dueAt, working);
  const manager = after(escalation.managerMinutes, escalation.emergencyManagerMinutes);
  if (promise.holder === 'lead') return { manager };
  return { lead: after(escalation.leadMinutes, escalation.emergencyLeadMinutes), manager };
}

/** Levels to which the promise has still to go, each with its time. */
export function levelsAhead(promise: TicketPromise): { level: EscalationLevel; at: number }[] {
  return escalationLevels.flatMap((level) => {
    const at = promise.escalateAt?.[level];
    return at === undefined || promise.escalatedAt?.[level] !== undefined ? [] : [{ level, at }];
  });
}

/** Departments whose people work on the ticket; on one order if the promise is of one. */
export function workingDepartments(ticket: Pick<Ticket, 'workOrders'>, workOrderId?: string): string[] {
  const named = workOrderById(ticket, workOrderId);
  const orders = named ? [named] : openWorkOrders(ticket);
  return [...new Set(orders.flatMap((order) => order.assignee?.department ?? []))];
}

/** The leads whose department is concerned, else every lead of the community. */
export function leadsConcerned(ticket: Pick<Ticket, 'workOrders'>, staff: DutyStaff, workOrderId?: string) {
  const own = workingDepartments(ticket, workOrderId).flatMap((department) =>
    colleaguesOnDuty(staff, 'lead', department),
  );
  return own.length > 0 ? own : colleaguesOnDuty(staff, 'lead');
}

/** Who is told when a promise comes to a level: where the level is empty, the next one; somebody is always told. */
export function staffAt(
  level: EscalationLevel,
  ticket: Pick<Ticket, 'workOrders'>,
  promise: Pick<TicketPromise, 'workOrderId'>,
  staff: DutyStaff,
): Colleague[] {
  const leads = leadsConcerned(ticket, staff, promise.workOrderId);
  const managers = colleaguesOnDuty(staff, 'manager');
  const inOrder = level === 'lead' ? [leads, managers] : [managers, leads];
  return [...inOrder, colleaguesOnDuty(staff, 'desk')].find((group) => group.length > 0) ?? [];
}

/** Promises of staff that were missed and are still owed, the most late first. */
export function latePromises(ticket: Pick<Ticket, 'promises'>): TicketPromise[] {
  return ticket.promises
    .filter(
      ({ missedAt, endedAt, holder }) =>
        missedAt !== undefined && endedAt === undefined && holder !== 'resident',
    )
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** 督办 that nobody has closed yet, the oldest first. */
export function openSupervisions(ticket: Pick<Ticket, 'supervisions'>): Supervision[] {
  return (ticket.supervisions ?? []).filter((each) => each.closedAt === undefined);
}

/** Departments in whose lead's list 需要督办 the ticket stands; undefined if it needs no chasing. */
export function chasedDepartments(
  ticket: Pick<Ticket, 'promises' | 'workOrders' | 'supervisions'>,
): string[] | undefined {
  const late = latePromises(ticket);
  const supervisions = openSupervisions(ticket);
  if (late.length + supervisions.length === 0) return undefined;
  const worked = late
    .filter(({ holder }) => holder === 'technician')
    .flatMap(({ workOrderId }) => workingDepartments(ticket, workOrderId));
  const supervised = supervisions.flatMap(({ to, departments }) =>
    to === 'technician' ? workingDepartments(ticket) : departments,
  );
  const told = late.flatMap(({ knownBy }) =>
    (knownBy ?? []).filter(({ role }) => role === 'lead').map(({ department }) => department),
  );
  return [...new Set([...worked, ...supervised, ...told])];
}
