import type { ActionName } from '@contract/actions';
import {
  closeSupervision,
  orderSupervision,
  replySupervision,
  tellByPhone,
} from '../domain/decisions/supervision';
import { membershipIn } from '../domain/person';
import { queueKey } from '../domain/queues';
import type { Standing } from '../domain/transitions';
import { unreadIn, viewChaseRow, viewInboxRow, viewUnreachedRow } from '../domain/view-chase';
import { listTickets } from '../usecases/list-tickets';
import type { Handler, PersonCall } from './call';
import { answerTicket, command, runCommand } from './command';
import { staffMe } from './staff-me';

/** Whoever watches the whole community sees all that is late there, a lead what concerns their department. */
function chaseQueue(call: PersonCall, communityId: string): { queue: string; standings: Standing[] } {
  const roles = (['desk', 'manager', 'lead'] as const).filter((role) =>
    membershipIn(call.person, [role], communityId),
  );
  if (roles.some((role) => role !== 'lead')) return { queue: queueKey.late(communityId), standings: roles };
  const department = membershipIn(call.person, ['lead'], communityId)?.department ?? '';
  return { queue: queueKey.late(communityId, department), standings: roles };
}

export const chaseHandlers = {
  'chase.list': {
    loads: 'person',
    handle: async ({ cursor }, call) => {
      const { communityId, me } = await staffMe(call, ['desk', 'manager', 'lead']);
      const { queue, standings } = chaseQueue(call, communityId);
      const { tickets, next } = await listTickets(call.deps, {
        queue,
        order: 'due',
        cursor,
        reader: call.openid,
      });
      const items = tickets.map((ticket) => viewChaseRow(ticket, standings, call.now));
      return { me, items, unread: unreadIn(tickets, call.person), ...(next ? { next } : {}) };
    },
  },
  'unreached.list': {
    loads: 'person',
    handle: async ({ cursor }, call) => {
      const { communityId } = await staffMe(call, ['desk', 'manager']);
      const page = {
        queue: queueKey.unreached(communityId),
        order: 'told',
        cursor,
        reader: call.openid,
      } as const;
      const { tickets, next } = await listTickets(call.deps, page);
      return {
        items: tickets.map((ticket) => viewUnreachedRow(ticket, call.now)),
        ...(next ? { next } : {}),
      };
    },
  },
  'supervision.order': {
    loads: 'person-and-ticket',
    handle: async (input, call) =>
      answerTicket(call, await runCommand('supervision.order', input, call, orderSupervision)),
  },
  'supervision.reply': {
    loads: 'person-and-ticket',
    handle: async (input, call) => {
      const ticket = await runCommand(
        'supervision.reply',
        input,
        call,
        (draft, { supervisionId, text }, doing) =>
          replySupervision(draft, { supervisionId, text, standings: call.standingsOn(draft) }, doing),
      );
      return answerTicket(call, ticket);
    },
  },
  'supervision.close': command('supervision.close', 'person-and-ticket', closeSupervision),
  'message.tell': command('message.tell', 'person-and-ticket', tellByPhone),
  'inbox.list': {
    loads: 'person',
    handle: async ({ cursor }, { deps, person }) => {
      const page = { queue: queueKey.told(person._id), order: 'told', cursor, reader: person._id } as const;
      const { tickets, next } = await listTickets(deps, page);
      const items = tickets.flatMap((ticket) => viewInboxRow(ticket, person)).sort((a, b) => b.at - a.at);
      return { items, ...(next ? { next } : {}) };
    },
  },
  'inbox.read': {
    loads: 'nothing',
    handle: async ({ at }, { deps, openid, now }) => {
      const readAt = Math.min(at, now);
      await deps.people.markInboxRead(openid, readAt);
      return { readAt };
    },
  },
} satisfies { [A in ActionName]?: Handler<A> };
