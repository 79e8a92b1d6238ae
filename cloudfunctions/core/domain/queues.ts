import { isKeptFrom } from './complaint-about';
import { departmentOf, openConsultations } from './department';
import { openWorkOrders, type Ticket } from './ticket';
import { turnOf } from './turn';

/** Names of the lists a ticket can stand in; each list of the product is one key of one index. */
export const queueKey = {
  resident: (personId: string, state: 'all' | 'open' | 'closed') => `resident:${personId}:${state}`,
  desk: (communityId: string, queue: 'mine' | 'watching' | 'waiting' | 'closed') =>
    `desk:${communityId}:${queue}`,
  pool: (communityId: string) => `pool:${communityId}`,
  technician: (personId: string, state: 'open' | 'done') => `technician:${personId}:${state}`,
  department: (communityId: string, department: string, state: 'open' | 'asked' | 'done') =>
    `dept:${communityId}:${department}:${state}`,
};

const deskQueue = { desk: 'mine', technician: 'watching', resident: 'waiting', nobody: 'closed' } as const;

/** Lists of the departments that work on it, are asked about it, or have done their part (process.md "Who": lead). */
function departmentQueues(ticket: Ticket): string[] {
  const named = (departments: (string | undefined)[]) =>
    new Set(departments.filter((each) => each !== undefined));
  const key = (state: 'open' | 'asked' | 'done') => (department: string) =>
    queueKey.department(ticket.communityId, department, state);
  const busy = named(openWorkOrders(ticket).map(departmentOf));
  const asked = named(openConsultations(ticket).map((consultation) => consultation.department));
  const done = named(ticket.workOrders.filter(({ status }) => status === 'done').map(departmentOf));
  return [
    ...[...busy].map(key('open')),
    ...[...asked].map(key('asked')),
    ...[...done].filter((department) => !busy.has(department)).map(key('done')),
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
    if (!busy.has(personId) && !isKeptFrom(ticket, personId)) {
      queues.push(queueKey.technician(personId, 'done'));
    }
  }
  return [...queues, ...departmentQueues(ticket)];
}
