import { isKeptFrom } from './complaint-about';
import { departmentsOf, openConsultations } from './department';
import { chasedDepartments } from './escalation';
import { isBeingWorkedOn, nearOf } from './near';
import { openWorkOrders, type Ticket } from './ticket';
import { turnOf } from './turn';

/** Names of the lists a ticket can stand in; each list of the product is one key of one index. */
export const queueKey = {
  resident: (personId: string, state: 'all' | 'open' | 'closed') => `resident:${personId}:${state}`,
  desk: (communityId: string, queue: 'mine' | 'watching' | 'waiting' | 'closed') =>
    `desk:${communityId}:${queue}`,
  pool: (communityId: string, department: string) => `pool:${communityId}:${department}`,
  /** somebody has an open order of it: who has how many, and where, is one read (P3.2) */
  assigned: (communityId: string) => `assigned:${communityId}`,
  /** everything that ever was in one home */
  house: (houseId: string) => `house:${houseId}`,
  technician: (personId: string, state: 'open' | 'done') => `technician:${personId}:${state}`,
  department: (communityId: string, department: string, state: 'open' | 'asked' | 'done') =>
    `dept:${communityId}:${department}:${state}`,
  /** open reports of one building or public place, for neighbours with the same fault (P1.4) */
  near: (communityId: string, where: string) => `near:${communityId}:${where}`,
  /** needs chasing (P3.5): all of a community, or what concerns one department */
  late: (communityId: string, department?: string) =>
    department === undefined ? `late:${communityId}` : `late:${communityId}:${department}`,
  unreached: (communityId: string) => `unreached:${communityId}`,
  told: (personId: string) => `told:${personId}`,
};

const deskQueue = { desk: 'mine', technician: 'watching', resident: 'waiting', nobody: 'closed' } as const;

/** Lists of the departments that work on it, are asked about it, or have done their part (process.md "Who": lead). */
function departmentQueues(ticket: Ticket): string[] {
  const key = (state: 'open' | 'asked' | 'done') => (department: string) =>
    queueKey.department(ticket.communityId, department, state);
  const busy = new Set(openWorkOrders(ticket).flatMap(departmentsOf));
  const asked = new Set(openConsultations(ticket).map((consultation) => consultation.department));
  const done = new Set(ticket.workOrders.filter(({ status }) => status === 'done').flatMap(departmentsOf));
  return [
    ...[...busy].map(key('open')),
    ...[...asked].map(key('asked')),
    ...[...done].filter((department) => !busy.has(department)).map(key('done')),
  ];
}

/** Lists of what needs chasing, of people who could not be reached, and everybody's inbox. */
function chaseQueuesOf(ticket: Ticket): string[] {
  const { communityId } = ticket;
  const departments = chasedDepartments(ticket);
  const late = departments ? [undefined, ...departments] : [];
  return [
    ...late.map((department) => queueKey.late(communityId, department)),
    ...(ticket.unreached?.length ? [queueKey.unreached(communityId)] : []),
    // P7.3: a complaint about somebody leaves their inbox as well
    ...(ticket.told ?? []).flatMap(({ to }) => (isKeptFrom(ticket, to) ? [] : [queueKey.told(to)])),
  ];
}

/** Every list in which this ticket stands now. */
export function queuesOf(ticket: Ticket): string[] {
  const state = ticket.status === 'closed' ? 'closed' : 'open';
  const queues = [
    queueKey.resident(ticket.resident.personId, 'all'),
    queueKey.resident(ticket.resident.personId, state),
    queueKey.desk(ticket.communityId, deskQueue[turnOf(ticket)]),
  ];
  const open = openWorkOrders(ticket);
  if (ticket.place.houseId) queues.push(queueKey.house(ticket.place.houseId));
  const pools = new Set(open.flatMap((order) => (order.status === 'pooled' ? (order.pools ?? []) : [])));
  for (const department of pools) queues.push(queueKey.pool(ticket.communityId, department));
  if (open.some((order) => order.assignee)) queues.push(queueKey.assigned(ticket.communityId));
  // whoever is asked to take an order over finds it among their own (P3.3)
  const busy = new Set(
    open.flatMap(({ assignee, transfer }) =>
      [assignee, transfer?.to].flatMap((each) => each?.personId ?? []),
    ),
  );
  for (const personId of busy) queues.push(queueKey.technician(personId, 'open'));
  const done = ticket.workOrders.filter((order) => order.status === 'done');
  const doneBy = new Set(done.flatMap((order) => order.assignee?.personId ?? []));
  for (const personId of doneBy) {
    // whoever works on it again finds it among the open ones
    if (!busy.has(personId) && !isKeptFrom(ticket, personId)) {
      queues.push(queueKey.technician(personId, 'done'));
    }
  }
  for (const { personId } of ticket.joined ?? []) {
    queues.push(queueKey.resident(personId, 'all'), queueKey.resident(personId, state));
  }
  const where = nearOf(ticket);
  if (where !== undefined && isBeingWorkedOn(ticket)) queues.push(queueKey.near(ticket.communityId, where));
  return [...queues, ...departmentQueues(ticket), ...chaseQueuesOf(ticket)];
}
