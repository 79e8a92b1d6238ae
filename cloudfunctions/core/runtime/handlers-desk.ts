import type { ActionName, InputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import { candidatesFor, capOf, poolsIn } from '../domain/candidates';
import { guideOf } from '../domain/community';
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
import { unreadIn } from '../domain/view-chase';
import { viewStaffCard } from '../domain/view-ticket';
import { countQueues, listTickets } from '../usecases/list-tickets';
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

/** P3.2: throws BAD_INPUT for somebody who has as many orders as one may have; the desk may insist with a second tap. */
function mustHaveRoom(person: Person | undefined, { ticket, settings, counted }: TicketCall): void {
  const membership = person && membershipIn(person, ['technician'], ticket.communityId);
  if (!person || !membership || counted < capOf(membership, settings)) return;
  const sentence = `${person.name}手上已有 ${counted} 单，满了。换一位，或者再点一次仍然派给他。`;
  throw new AppError('BAD_INPUT', { field: 'overCap', sentence });
}

/** The category of the ticket as the community has it now: what it asks of a technician and of the work. */
async function categoryOf({ deps, ticket }: TicketCall) {
  const { categories } = guideOf(await deps.communities.get(ticket.communityId));
  return categories.find(({ id }) => id === ticket.category?.id);
}

/** The department that was named, else every department of the community. */
async function poolsFor(department: string | undefined, { deps, ticket }: TicketCall): Promise<string[]> {
  if (department !== undefined) return [department];
  return guideOf(await deps.communities.get(ticket.communityId)).departments;
}

/** Counts the open orders of whoever is to be sent, unless the desk insists. */
const countOf = ({ assigneeId, overCap }: Pick<InputOf<'workOrder.add'>, 'assigneeId' | 'overCap'>) =>
  assigneeId === undefined || overCap ? undefined : queueKey.technician(assigneeId, 'open');

async function send(
  action: 'ticket.dispatch' | 'workOrder.add',
  input: InputOf<'workOrder.add'> & Pick<InputOf<'ticket.dispatch'>, 'feedback'>,
  call: TicketCall,
) {
  const { assigneeId, task, deadlineAt, quality, feedback } = input;
  const find = () =>
    [...call.others, ...(call.person ? [call.person] : [])].find((person) => person._id === assigneeId);
  const { communityId } = call.ticket;
  const assignee = assigneeId === undefined ? undefined : assigneeFrom(find(), communityId);
  if (assignee && !input.overCap) mustHaveRoom(find(), call);
  const pools = assignee ? undefined : await poolsFor(input.department, call);
  const ticket = await runCommand(action, input, call, (draft, _, doing) =>
    dispatch(draft, { assignee, pools, task, deadlineAt, quality, feedback }, doing),
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
      const [{ tickets, next }, counts] = await Promise.all([
        listTickets(call.deps, page),
        cursor === undefined ? countQueues(call.deps, communityId) : undefined,
      ]);
      const items = tickets.map((ticket) => viewStaffCard(ticket, call.now));
      const unread = unreadIn(tickets, call.person);
      return { me, items, unread, ...(counts ? { counts } : {}), ...(next ? { next } : {}) };
    },
  },
  'desk.ticket': {
    loads: 'ticket-and-staff',
    withWorkload: true,
    handle: async (_, call) => {
      const { ticket, person, others, settings, workload } = call;
      const category = await categoryOf(call);
      const around = { ...(workload ? { workload } : {}), wanted: category?.skills ?? [] };
      const staff = person ? [person, ...others] : others;
      const isDispatchable = transitions['ticket.dispatch'].from.includes(ticket.status);
      return {
        ...(await answerTicket(call, ticket)),
        candidates: isDispatchable ? candidatesFor(ticket, staff, { settings, ...around }) : [],
        pools: isDispatchable ? poolsIn(ticket.communityId, staff) : [],
        ...(isDispatchable && category?.quality ? { quality: category.quality } : {}),
      };
    },
  },
  'ticket.clarify': command('ticket.clarify', 'person-and-ticket', clarify),
  'ticket.feedback': command('ticket.feedback', 'person-and-ticket', giveFeedback),
  'ticket.answer': command('ticket.answer', 'person-and-ticket', answerOnTheSpot),
  'ticket.dispatch': {
    loads: 'person-and-ticket',
    alsoRead: ({ assigneeId }) => (assigneeId === undefined ? [] : [assigneeId]),
    alsoCount: countOf,
    handle: (input, call) => send('ticket.dispatch', input, call),
  },
  'workOrder.add': {
    loads: 'person-and-ticket',
    alsoRead: ({ assigneeId }) => (assigneeId === undefined ? [] : [assigneeId]),
    alsoCount: countOf,
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
      // a repeat by somebody who has nothing to do with it any more shows no number (P7.4)
      const { who } = transitions['ticket.showPhone'];
      if (!call.standingsOn(ticket).some((each) => who.includes(each))) throw new AppError('FORBIDDEN');
      return { phone: ticket.resident.phone };
    },
  },
  'followUp.record': command('followUp.record', 'person-and-ticket', recordFollowUp),
} satisfies { [A in ActionName]?: Handler<A> };
