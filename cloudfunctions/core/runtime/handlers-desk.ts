import type { ActionName, InputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import type { TicketAction } from '@contract/ticket';
import { candidatesFor } from '../domain/candidates';
import type { Doing } from '../domain/change';
import {
  answerOnTheSpot,
  clarify,
  dispatch,
  giveFeedback,
  recall,
  recordFollowUp,
} from '../domain/decisions/desk';
import { membershipIn, type Person } from '../domain/person';
import { queueKey } from '../domain/queues';
import type { Assignee, Ticket } from '../domain/ticket';
import { viewCard } from '../domain/view-ticket';
import { listTickets } from '../usecases/list-tickets';
import type { Handler, TicketCall } from './call';
import { answerTicket, runCommand } from './command';
import { staffMe } from './staff-me';

type DeskCommand = Extract<TicketAction, ActionName>;

/** A command by the desk of the ticket's community. */
function command<A extends DeskCommand>(
  action: A,
  decide: (draft: Ticket, input: InputOf<A>, doing: Doing) => void,
) {
  return {
    loads: 'person-and-ticket',
    handle: async (input: InputOf<A>, call: TicketCall) =>
      answerTicket(call, await runCommand(action, input, call, decide)),
  } as const;
}

/** The colleague as the work order keeps them. Throws FORBIDDEN for anybody who is no technician there (any more). */
export function assigneeFrom(person: Person | undefined, communityId: string): Assignee {
  const membership = person && membershipIn(person, ['technician'], communityId);
  if (!membership) {
    throw new AppError('BAD_INPUT', { field: 'assigneeId', sentence: '这位师傅已经不在名单上，请换一位。' });
  }
  const { badge, department } = membership;
  return { personId: person._id, name: person.name, badge, department, phone: person.phone };
}

async function send(input: InputOf<'ticket.dispatch'>, call: TicketCall) {
  const { assigneeId, task, feedback } = input;
  const find = () =>
    [...call.others, ...(call.person ? [call.person] : [])].find((person) => person._id === assigneeId);
  const assignee = assigneeId === undefined ? undefined : assigneeFrom(find(), call.ticket.communityId);
  const ticket = await runCommand('ticket.dispatch', input, call, (draft, _, doing) =>
    dispatch(draft, { assignee, task, feedback }, doing),
  );
  return answerTicket(call, ticket);
}

export const deskHandlers = {
  'desk.queue': {
    loads: 'person',
    handle: async ({ queue, cursor }, call) => {
      const { communityId, me } = await staffMe(call, ['desk', 'manager']);
      const order = queue === 'closed' ? 'recent' : 'due';
      const page = { queue: queueKey.desk(communityId, queue), order, cursor } as const;
      const { tickets, next } = await listTickets(call.deps, page);
      return { me, items: tickets.map((ticket) => viewCard(ticket, call.now)), ...(next ? { next } : {}) };
    },
  },
  'desk.ticket': {
    loads: 'ticket-and-staff',
    handle: async (_, call) => {
      const { ticket, person, others } = call;
      const staff = person ? [person, ...others] : others;
      const isDispatchable = ticket.status === 'received' || ticket.status === 'verified';
      return {
        ...(await answerTicket(call, ticket)),
        candidates: isDispatchable ? candidatesFor(ticket, staff) : [],
      };
    },
  },
  'ticket.clarify': command('ticket.clarify', clarify),
  'ticket.feedback': command('ticket.feedback', giveFeedback),
  'ticket.answer': command('ticket.answer', answerOnTheSpot),
  'ticket.dispatch': {
    loads: 'person-and-ticket',
    alsoRead: ({ assigneeId }) => (assigneeId === undefined ? [] : [assigneeId]),
    handle: send,
  },
  'workOrder.recall': command('workOrder.recall', recall),
  'followUp.record': command('followUp.record', recordFollowUp),
} satisfies { [A in ActionName]?: Handler<A> };
