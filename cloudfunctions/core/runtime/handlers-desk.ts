import type { ActionName, InputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import { candidatesFor } from '../domain/candidates';
import {
  answerOnTheSpot,
  clarify,
  dispatch,
  giveFeedback,
  recall,
  recordFollowUp,
  showPhone,
  waiveDispatch,
} from '../domain/decisions/desk';
import { membershipIn, type Person } from '../domain/person';
import { queueKey } from '../domain/queues';
import type { Assignee } from '../domain/ticket';
import { transitions } from '../domain/transitions';
import { viewStaffCard } from '../domain/view-ticket';
import { listTickets } from '../usecases/list-tickets';
import type { Handler, TicketCall } from './call';
import { answerTicket, command, runCommand } from './command';
import { staffMe } from './staff-me';

/** The colleague as the work order keeps them. Throws BAD_INPUT for anybody who is no technician there (any more). */
export function assigneeFrom(person: Person | undefined, communityId: string): Assignee {
  const membership = person && membershipIn(person, ['technician'], communityId);
  if (!membership) {
    throw new AppError('BAD_INPUT', { field: 'assigneeId', sentence: '这位师傅已经不在名单上，请换一位。' });
  }
  const { badge, department } = membership;
  return { personId: person._id, name: person.name, badge, department, phone: person.phone };
}

async function send(
  action: 'ticket.dispatch' | 'workOrder.add',
  input: InputOf<'workOrder.add'> & Pick<InputOf<'ticket.dispatch'>, 'feedback'>,
  call: TicketCall,
) {
  const { assigneeId, task, feedback } = input;
  const find = () =>
    [...call.others, ...(call.person ? [call.person] : [])].find((person) => person._id === assigneeId);
  const assignee = assigneeId === undefined ? undefined : assigneeFrom(find(), call.ticket.communityId);
  const ticket = await runCommand(action, input, call, (draft, _, doing) =>
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
      const page = { queue: queueKey.desk(communityId, queue), order, cursor, reader: call.openid } as const;
      const { tickets, next } = await listTickets(call.deps, page);
      return {
        me,
        items: tickets.map((ticket) => viewStaffCard(ticket, call.now)),
        ...(next ? { next } : {}),
      };
    },
  },
  'desk.ticket': {
    loads: 'ticket-and-staff',
    handle: async (_, call) => {
      const { ticket, person, others } = call;
      const staff = person ? [person, ...others] : others;
      const isDispatchable = transitions['ticket.dispatch'].from.includes(ticket.status);
      return {
        ...(await answerTicket(call, ticket)),
        candidates: isDispatchable ? candidatesFor(ticket, staff) : [],
      };
    },
  },
  'ticket.clarify': command('ticket.clarify', 'person-and-ticket', clarify),
  'ticket.feedback': command('ticket.feedback', 'person-and-ticket', giveFeedback),
  'ticket.answer': command('ticket.answer', 'person-and-ticket', answerOnTheSpot),
  'ticket.dispatch': {
    loads: 'person-and-ticket',
    alsoRead: ({ assigneeId }) => (assigneeId === undefined ? [] : [assigneeId]),
    handle: (input, call) => send('ticket.dispatch', input, call),
  },
  'workOrder.add': {
    loads: 'person-and-ticket',
    alsoRead: ({ assigneeId }) => (assigneeId === undefined ? [] : [assigneeId]),
    handle: (input, call) => send('workOrder.add', input, call),
  },
  'dispatch.waive': command('dispatch.waive', 'person-and-ticket', waiveDispatch),
  'workOrder.recall': command('workOrder.recall', 'person-and-ticket', recall),
  'ticket.showPhone': {
    loads: 'person-and-ticket',
    handle: async (input, call) => {
      const ticket = await runCommand('ticket.showPhone', input, call, (draft, _, doing) =>
        showPhone(draft, doing),
      );
      return { phone: ticket.resident.phone };
    },
  },
  'followUp.record': command('followUp.record', 'person-and-ticket', recordFollowUp),
} satisfies { [A in ActionName]?: Handler<A> };
