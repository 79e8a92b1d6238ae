import type { ActionName } from '@contract/actions';
import { AppError } from '@contract/errors';
import { isOnDuty, mayManage, viewColleagues, workplaceOf } from '../domain/colleagues';
import { acceptTransfer, declineTransfer, offerTransfer } from '../domain/decisions/transfer';
import { membershipIn, type Person, staffRoles } from '../domain/person';
import { queueKey } from '../domain/queues';
import type { Actor } from '../domain/ticket';
import { changeDuty, dismiss } from '../usecases/change-duty';
import { readLoads } from '../usecases/read-workload';
import type { Handler, PersonCall } from './call';
import { answerTicket, runCommand } from './command';
import { assigneeFrom } from './handlers-desk';

type StaffRole = (typeof staffRoles)[number];

/** The caller as the timeline names them, in the first of these roles that they hold. */
function actorIn({ person }: PersonCall, communityId: string, roles: readonly StaffRole[]): Actor {
  const role = membershipIn(person, roles, communityId)?.role ?? 'desk';
  return { personId: person._id, role, name: person.name };
}

/** Somebody who works in the same community. Throws NOT_FOUND for anybody else, as if there were no such person. */
function colleague({ person, others }: PersonCall, personId: string, communityId: string): Person {
  const other = [person, ...others].find((each) => each._id === personId);
  if (other && membershipIn(other, staffRoles, communityId)) return other;
  throw new AppError('NOT_FOUND', { sentence: '这位同事已经不在名单上了。' });
}

const boss = ['manager', 'lead'] as const;

export const dispatchHandlers = {
  'workOrder.offerTransfer': {
    loads: 'ticket',
    alsoRead: ({ toId }) => [toId],
    handle: async (input, call) => {
      const { workOrderId, toId, reason } = input;
      const to = assigneeFrom(
        call.others.find((person) => person._id === toId),
        call.ticket.communityId,
      );
      const ticket = await runCommand('workOrder.offerTransfer', input, call, (draft, _, doing) =>
        offerTransfer(draft, { workOrderId, to, reason }, doing),
      );
      return answerTicket(call, ticket);
    },
  },
  // who left since they were asked is on the roster no more
  'workOrder.acceptTransfer': {
    loads: 'person-and-ticket',
    handle: async (input, call) => {
      const assignee = assigneeFrom(call.person, call.ticket.communityId);
      const ticket = await runCommand('workOrder.acceptTransfer', input, call, (draft, _, doing) =>
        acceptTransfer(draft, { workOrderId: input.workOrderId, assignee }, doing),
      );
      return answerTicket(call, ticket);
    },
  },
  'workOrder.declineTransfer': {
    loads: 'ticket',
    handle: async (input, call) => {
      await runCommand('workOrder.declineTransfer', input, call, declineTransfer);
      return { declined: true };
    },
  },
  'staff.colleagues': {
    loads: 'person',
    handle: async (_, { deps, person }) => {
      const communityId = workplaceOf(person);
      const [staff, load] = await Promise.all([deps.people.staff(communityId), readLoads(deps, communityId)]);
      return { items: viewColleagues(person, communityId, staff, load) };
    },
  },
  'staff.duty': {
    loads: 'person',
    handle: async (_, { deps, person, openid }) => ({
      onDuty: isOnDuty(person, workplaceOf(person)),
      returning: await deps.tickets.count([queueKey.technician(openid, 'open')]),
    }),
  },
  'staff.setDuty': {
    loads: 'person',
    handle: async ({ on }, call) => {
      const communityId = workplaceOf(call.person);
      const by = actorIn(call, communityId, staffRoles);
      const returned = await changeDuty(call.deps, { person: call.person, communityId, by }, on);
      return { onDuty: on, returned };
    },
  },
  'staff.setDutyOf': {
    loads: 'person',
    alsoRead: ({ personId }) => [personId],
    handle: async ({ personId, on }, call) => {
      const communityId = workplaceOf(call.person, boss);
      const person = colleague(call, personId, communityId);
      if (!mayManage(call.person, person, communityId)) {
        throw new AppError('FORBIDDEN', { sentence: '这位同事不在你的部门，请找项目经理。' });
      }
      const by = actorIn(call, communityId, boss);
      return { onDuty: on, returned: await changeDuty(call.deps, { person, communityId, by }, on) };
    },
  },
  'staff.leave': {
    loads: 'person',
    alsoRead: ({ personId }) => [personId],
    handle: async ({ personId }, call) => {
      const communityId = workplaceOf(call.person, ['manager']);
      if (personId === call.openid) {
        throw new AppError('FORBIDDEN', { sentence: '不能把自己办离岗，请让公司来办。' });
      }
      const [person] = call.others;
      // a repeat finds the membership ended and hands back what is left
      if (!person || !person.memberships.some((each) => each.communityId === communityId)) {
        throw new AppError('NOT_FOUND', { sentence: '这位同事已经不在名单上了。' });
      }
      const by = actorIn(call, communityId, ['manager']);
      return { returned: await dismiss(call.deps, { person, communityId, by }) };
    },
  },
} satisfies { [A in ActionName]?: Handler<A> };
