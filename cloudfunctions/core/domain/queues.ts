import { chasedDepartments } from './escalation';
import { openWorkOrders, type Ticket } from './ticket';
import { turnOf } from './turn';

/** Names of the lists a ticket can stand in; each list of the product is one key of one index. */
export const queueKey = {
  resident: (personId: string, state: 'all' | 'open' | 'closed') => `resident:${personId}:${state}`,
  desk: (communityId: string, queue: 'mine' | 'watching' | 'waiting' | 'closed') =>
    `desk:${communityId}:${queue}`,
  pool: (communityId: string) => `pool:${communityId}`,
  technician: (personId: string, state: 'open' | 'done') => `technician:${personId}:${state}`,
  /** needs chasing (P3.5): all of a community, or what concerns one department */
  late: (communityId: string, department?: string) =>
    department === undefined ? `late:${communityId}` : `late:${communityId}:${department}`,
  unreached: (communityId: string) => `unreached:${communityId}`,
  told: (personId: string) => `told:${personId}`,
};

const deskQueue = { desk: 'mine', technician: 'watching', resident: 'waiting', nobody: 'closed' } as const;

/** Lists of what needs chasing, of people who could not be reached, and everybody's inbox. */
function chaseQueuesOf(ticket: Ticket): string[] {
  const { communityId } = ticket;
  const departments = chasedDepartments(ticket);
  const late = departments ? [undefined, ...departments] : [];
  return [
    ...late.map((department) => queueKey.late(communityId, department)),
    ...(ticket.unreached?.length ? [queueKey.unreached(communityId)] : []),
    ...(ticket.told ?? []).map(({ to }) => queueKey.told(to)),
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
  if (open.some((order) => order.status === 'pooled')) queues.push(queueKey.pool(ticket.communityId));
  const busy = new Set(open.flatMap((order) => order.assignee?.personId ?? []));
  for (const personId of busy) queues.push(queueKey.technician(personId, 'open'));
  const done = ticket.workOrders.filter((order) => order.status === 'done');
  const doneBy = new Set(done.flatMap((order) => order.assignee?.personId ?? []));
  for (const personId of doneBy) {
    // whoever works on it again finds it among the open ones
    if (!busy.has(personId)) queues.push(queueKey.technician(personId, 'done'));
  }
  return [...queues, ...chaseQueuesOf(ticket)];
}
