import type { ActionName, InputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import { candidatesFor } from '../domain/candidates';
import { chosenCategory } from '../domain/category';
import { guideOf } from '../domain/community';
import { giveBriefing, readBriefing } from '../domain/decisions/briefing';
import { classify } from '../domain/decisions/classify';
import { answerConsultation, askDepartment } from '../domain/decisions/consultation';
import { reassign } from '../domain/decisions/reassign';
import { isOfDepartment } from '../domain/department';
import { membershipIn, staffRoles } from '../domain/person';
import { queueKey } from '../domain/queues';
import { type Assignee, openWorkOrders, type TicketRow } from '../domain/ticket';
import { viewStaffCard } from '../domain/view-ticket';
import { listTickets } from '../usecases/list-tickets';
import type { Handler, PersonCall, TicketCall } from './call';
import { answerTicket, command, runCommand } from './command';
import { assigneeFrom } from './handlers-desk';
import { departmentLed } from './load';
import { staffMe } from './staff-me';

/** The person by id among those who were read beside the caller. */
const find = (call: TicketCall, id: string | undefined) =>
  [...call.others, ...(call.person ? [call.person] : [])].find((person) => person._id === id);

/** P7.3: the colleague whom a complaint is about. Throws BAD_INPUT for anybody who does not work here (any more). */
function complaintAbout(call: TicketCall, id: string) {
  const person = find(call, id);
  if (!person || !membershipIn(person, staffRoles, call.ticket.communityId)) {
    throw new AppError('BAD_INPUT', { field: 'aboutId', sentence: '这位已经不在名单上，请重新选。' });
  }
  return { personId: person._id, name: person.name };
}

async function classifyTicket(input: InputOf<'ticket.classify'>, call: TicketCall) {
  const { kind, categoryId, priority, aboutId } = input;
  const { categories } = guideOf(await call.deps.communities.get(call.ticket.communityId));
  const classification = {
    kind,
    priority,
    ...(categoryId === undefined ? {} : { category: chosenCategory(categories, kind, categoryId) }),
    ...(aboutId === undefined ? {} : { complaintAbout: complaintAbout(call, aboutId) }),
  };
  const ticket = await runCommand('ticket.classify', input, call, (draft, _, doing) =>
    classify(draft, classification, doing),
  );
  return answerTicket(call, ticket);
}

async function ask(input: InputOf<'consultation.ask'>, call: TicketCall) {
  const { departments } = guideOf(await call.deps.communities.get(call.ticket.communityId));
  if (!departments.includes(input.department)) {
    throw new AppError('BAD_INPUT', { field: 'department', sentence: '没有这个部门，请重新选。' });
  }
  return answerTicket(call, await runCommand('consultation.ask', input, call, askDepartment));
}

async function answer(input: InputOf<'consultation.answer'>, call: TicketCall) {
  // a manager answers for every department
  const department = call.standings.includes('manager') ? undefined : departmentLed(call.ticket, call.person);
  const ticket = await runCommand(
    'consultation.answer',
    input,
    call,
    (draft, { consultationId, text }, doing) =>
      answerConsultation(draft, { consultationId, text, department }, doing),
  );
  return answerTicket(call, ticket);
}

/** Whoever only leads a department gives its orders to its own people. */
function mustBeOwn(call: TicketCall, { department }: Assignee): void {
  const isDesk = call.standings.some((standing) => standing === 'desk' || standing === 'manager');
  if (isDesk || department === departmentLed(call.ticket, call.person)) return;
  throw new AppError('BAD_INPUT', {
    field: 'assigneeId',
    sentence: '你只能派给本部门的人。要别的部门来，请找客服。',
  });
}

async function giveToAnother(input: InputOf<'workOrder.reassign'>, call: TicketCall) {
  const assignee = assigneeFrom(find(call, input.assigneeId), call.ticket.communityId);
  mustBeOwn(call, assignee);
  const { workOrderId, reason } = input;
  const ticket = await runCommand('workOrder.reassign', input, call, (draft, _, doing) =>
    reassign(draft, { workOrderId, assignee, reason }, doing),
  );
  return answerTicket(call, ticket);
}

/** A row of the department's list, told by the department's own order. */
function viewRow(ticket: TicketRow, department: string, now: number) {
  const own = ticket.workOrders.filter((order) => isOfDepartment(order, department));
  return viewStaffCard(ticket, now, openWorkOrders({ workOrders: own })[0] ?? own.at(-1));
}

async function queue({ queue: state, cursor }: InputOf<'lead.queue'>, call: PersonCall) {
  const { communityId, me } = await staffMe(call, ['lead']);
  const department = membershipIn(call.person, ['lead'])?.department ?? '';
  const { tickets, next } = await listTickets(call.deps, {
    queue: queueKey.department(communityId, department, state),
    order: state === 'done' ? 'recent' : 'due',
    cursor,
    reader: call.openid,
  });
  const items = tickets.map((ticket) => viewRow(ticket, department, call.now));
  return { me: { ...me, department }, items, ...(next ? { next } : {}) };
}

export const leadHandlers = {
  'ticket.classify': {
    loads: 'person-and-ticket',
    alsoRead: ({ aboutId }) => (aboutId === undefined ? [] : [aboutId]),
    handle: classifyTicket,
  },
  'consultation.ask': { loads: 'person-and-ticket', handle: ask },
  'consultation.answer': { loads: 'person-and-ticket', handle: answer },
  'briefing.give': command('briefing.give', 'person-and-ticket', giveBriefing),
  'briefing.read': command('briefing.read', 'ticket', readBriefing),
  'workOrder.reassign': {
    loads: 'person-and-ticket',
    alsoRead: ({ assigneeId }) => [assigneeId],
    handle: giveToAnother,
  },
  'lead.queue': { loads: 'person', handle: queue },
  'lead.ticket': {
    loads: 'ticket-and-staff',
    handle: async (_, call) => {
      const { ticket, person, others } = call;
      const department = departmentLed(ticket, person);
      const isOpen = ticket.status === 'processing';
      const candidates = isOpen ? candidatesFor(ticket, others, call) : [];
      return {
        ...(await answerTicket(call, ticket)),
        candidates: candidates.filter((candidate) => candidate.department === department),
      };
    },
  },
  'desk.colleagues': {
    loads: 'person',
    handle: async (_, call) => {
      const { communityId } = await staffMe(call, ['desk', 'manager']);
      const staff = await call.deps.people.staff(communityId);
      const items = staff.flatMap((person) => {
        const membership = membershipIn(person, staffRoles, communityId);
        return membership ? [{ id: person._id, name: person.name, department: membership.department }] : [];
      });
      return { items };
    },
  },
} satisfies { [A in ActionName]?: Handler<A> };
