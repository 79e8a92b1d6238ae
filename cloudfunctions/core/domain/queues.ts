import { openWorkOrder, type Ticket } from './ticket';
import { turnOf } from './turn';

/** Names of the lists a ticket can stand in; each list of the product is one key of one index. */
export const queueKey = {
  resident: (personId: string, state: 'all' | 'open' | 'closed') => `resident:${personId}:${state}`,
  desk: (communityId: string, queue: 'mine' | 'watching' | 'waiting' | 'closed') =>
    `desk:${communityId}:${queue}`,
  pool: (communityId: string) => `pool:${communityId}`,
  technician: (personId: string, state: 'open' | 'done') => `technician:${personId}:${state}`,
};

const deskQueue = { desk: 'mine', technician: 'watching', resident: 'waiting', nobody: 'closed' } as const;

/** Every list in which this ticket stands now. */
export function queuesOf(ticket: Ticket): string[] {
  const state = ticket.status === 'closed' ? 'closed' : 'open';
  const queues = [
    queueKey.resident(ticket.resident.personId, 'all'),
    queueKey.resident(ticket.resident.personId, state),
    queueKey.desk(ticket.communityId, deskQueue[turnOf(ticket)]),
  ];
  const open = openWorkOrder(ticket);
  if (open?.status === 'pooled') queues.push(queueKey.pool(ticket.communityId));
  if (open?.assignee && state === 'open') queues.push(queueKey.technician(open.assignee.personId, 'open'));
  const done = ticket.workOrders.filter((order) => order.status === 'done');
  const doneBy = new Set(done.flatMap((order) => order.assignee?.personId ?? []));
  // whoever works on it again finds it among the open ones
  if (open?.assignee) doneBy.delete(open.assignee.personId);
  for (const personId of doneBy) queues.push(queueKey.technician(personId, 'done'));
  return queues;
}
