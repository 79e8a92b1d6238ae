import type { ActionName, InputOf, OutputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import { accept, arrive, decline, finish, proposeTime, take } from '../domain/decisions/technician';
import { isJobOf, relationsOf } from '../domain/permission';
import { membershipIn } from '../domain/person';
import { queueKey } from '../domain/queues';
import type { Standing } from '../domain/transitions';
import { toldAt } from '../domain/view-chase';
import { viewTicket } from '../domain/view-ticket';
import { listJobs } from '../usecases/list-tickets';
import { linkPhotos } from '../usecases/photos';
import type { Handler, PersonCall, SelfCall, TicketCall } from './call';
import { answerTicket, command, runCommand } from './command';
import { assigneeFrom } from './handlers-desk';
import { keysOf } from './handlers-deskin';

/** One page of whole jobs, each as the caller may see it and with links to its photos. */
async function jobs(
  { deps, openid, now }: SelfCall,
  query: Omit<Parameters<typeof listJobs>[1], 'reader'>,
  role: readonly Standing[] = [],
): Promise<OutputOf<'technician.jobs'>> {
  const { tickets, next } = await listJobs(deps, { ...query, reader: openid });
  const items = await Promise.all(
    tickets.map(async (ticket) => {
      const settings = await deps.communities.settings(ticket.communityId);
      const standings = [...relationsOf(ticket, openid), ...role];
      return viewTicket(ticket, { personId: openid, standings, now, settings });
    }),
  );
  await linkPhotos(deps, items);
  return { items, toldAt: toldAt(tickets, openid), ...(next ? { next } : {}) };
}

/** The pool of the caller's own department; loadPerson has checked that there is one. */
function poolOf({ person }: PersonCall): string {
  const { communityId = '', department = '' } = membershipIn(person, ['technician']) ?? {};
  return queueKey.pool(communityId, department);
}

async function takeFromPool(input: InputOf<'workOrder.take'>, call: TicketCall) {
  const assignee = assigneeFrom(call.person, call.ticket.communityId);
  const ticket = await runCommand('workOrder.take', input, call, (draft, { slot }, doing) =>
    take(draft, { workOrderId: input.workOrderId, assignee, slot }, doing),
  );
  return answerTicket(call, ticket);
}

export const technicianHandlers = {
  'technician.jobs': {
    loads: 'nothing',
    handle: ({ cursor }, call) =>
      jobs(call, { queue: queueKey.technician(call.openid, 'open'), order: 'due', cursor }),
  },
  'technician.pool': {
    loads: 'person',
    handle: ({ cursor }, call) => jobs(call, { queue: poolOf(call), order: 'due', cursor }, ['technician']),
  },
  'technician.done': {
    loads: 'person',
    handle: ({ words, cursor }, call) => {
      const queue = queueKey.technician(call.openid, 'done');
      const keys = words === undefined ? undefined : keysOf(words);
      return jobs(call, { queue, order: 'recent', keys, cursor }, ['technician']);
    },
  },
  'technician.job': {
    loads: 'ticket',
    handle: async (_, call) => {
      const { ticket, openid, standings, person } = call;
      const isNamed = standings.includes('assignee') || standings.includes('asked');
      const department = person && membershipIn(person, ['technician'], ticket.communityId)?.department;
      if (!isNamed && !isJobOf(ticket, openid, department)) throw new AppError('FORBIDDEN');
      return answerTicket(call, ticket);
    },
  },
  'workOrder.take': { loads: 'person-and-ticket', handle: takeFromPool },
  'workOrder.accept': command('workOrder.accept', 'ticket', accept),
  'workOrder.decline': {
    loads: 'ticket',
    handle: async (input, call) => {
      await runCommand('workOrder.decline', input, call, decline);
      return { declined: true };
    },
  },
  'appointment.propose': command('appointment.propose', 'ticket', proposeTime),
  'workOrder.arrive': command('workOrder.arrive', 'ticket', arrive),
  'workOrder.finish': command(
    'workOrder.finish',
    'ticket',
    (draft, { workOrderId, cause, done, chargeFen, photos }, doing) =>
      finish(draft, { workOrderId, done, chargeFen, photos, ...(cause ? { cause } : {}) }, doing),
  ),
} satisfies { [A in ActionName]?: Handler<A> };
