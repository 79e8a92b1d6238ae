import type { ActionName, InputOf, OutputOf } from '@contract/actions';
import type { TicketAction } from '@contract/ticket';
import type { Doing } from '../domain/change';
import { accept, arrive, decline, finish, proposeTime, take } from '../domain/decisions/technician';
import { relationsOf } from '../domain/permission';
import { queueKey } from '../domain/queues';
import type { Ticket } from '../domain/ticket';
import { viewTicket } from '../domain/view-ticket';
import { listTickets } from '../usecases/list-tickets';
import { linkPhotos } from '../usecases/photos';
import type { Handler, PersonCall, TicketCall } from './call';
import { answerTicket, runCommand } from './command';
import { assigneeFrom } from './handlers-desk';
import { staffMe } from './staff-me';

type TechnicianCommand = Extract<TicketAction, ActionName>;

/** A command by the technician whom the work order names. */
function command<A extends TechnicianCommand>(
  action: A,
  decide: (draft: Ticket, input: InputOf<A>, doing: Doing) => void,
) {
  return {
    loads: 'ticket',
    handle: async (input: InputOf<A>, call: TicketCall) =>
      answerTicket(call, await runCommand(action, input, call, decide)),
  } as const;
}

async function jobs(
  { queue, cursor }: InputOf<'technician.jobs'>,
  call: PersonCall,
): Promise<OutputOf<'technician.jobs'>> {
  const { deps, person, now } = call;
  const { communityId, me } = await staffMe(call, ['technician']);
  const key = queue === 'pool' ? queueKey.pool(communityId) : queueKey.technician(person._id, queue);
  const { tickets, next } = await listTickets(deps, {
    queue: key,
    order: queue === 'done' ? 'recent' : 'due',
    cursor,
  });
  const settings = await deps.communities.settings(communityId);
  const items = tickets.map((ticket) =>
    viewTicket(ticket, { standings: [...relationsOf(ticket, person._id), 'technician'], now, settings }),
  );
  await linkPhotos(deps, items);
  return { me, items, ...(next ? { next } : {}) };
}

async function takeFromPool(input: InputOf<'workOrder.take'>, call: TicketCall) {
  const assignee = assigneeFrom(call.person, call.ticket.communityId);
  const ticket = await runCommand('workOrder.take', input, call, (draft, { slot }, doing) =>
    take(draft, { assignee, slot }, doing),
  );
  return answerTicket(call, ticket);
}

export const technicianHandlers = {
  'technician.jobs': { loads: 'person', handle: jobs },
  'technician.job': { loads: 'ticket', handle: (_, call) => answerTicket(call, call.ticket) },
  'workOrder.take': { loads: 'person-and-ticket', handle: takeFromPool },
  'workOrder.accept': command('workOrder.accept', accept),
  'workOrder.decline': {
    loads: 'ticket',
    handle: async (input, call) => {
      await runCommand('workOrder.decline', input, call, decline);
      return { declined: true };
    },
  },
  'appointment.propose': command('appointment.propose', proposeTime),
  'workOrder.arrive': command('workOrder.arrive', (draft, _, doing) => arrive(draft, doing)),
  'workOrder.finish': command('workOrder.finish', (draft, { cause, done, chargeFen, photos }, doing) =>
    finish(draft, { done, chargeFen, photos, ...(cause ? { cause } : {}) }, doing),
  ),
} satisfies { [A in ActionName]?: Handler<A> };
