import type { ActionName, InputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import type { TicketAction, TicketView } from '@contract/ticket';
import type { Doing } from '../domain/change';
import type { DutyStaff } from '../domain/duty-staff';
import { joinedResident } from '../domain/joined';
import { urgedTechnicians } from '../domain/tellings';
import { type Actor, type Ticket, workOrderAskedOf } from '../domain/ticket';
import { viewTicket } from '../domain/view-ticket';
import { changeStoredTicket } from '../usecases/change-ticket';
import { readDutyStaff } from '../usecases/duty-staff';
import { linkPhotos, mustBeOwnPhotos } from '../usecases/photos';
import type { TicketCall } from './call';
import { departmentLed } from './load';

/**
 * The ticket as the caller sees it, with links to its photos. Throws FORBIDDEN for somebody who is nothing to it any more:
 * repeating a command of the past does not show what came after.
 */
export async function answerTicket(call: TicketCall, ticket: Ticket): Promise<{ ticket: TicketView }> {
  const { now, settings } = call;
  const standings = call.standingsOn(ticket);
  // that somebody lives there opens nobody's ticket to them
  if (standings.every((each) => each === 'resident'))
    throw new AppError('FORBIDDEN', { sentence: '这一单已经不在您这里了。' });
  const department = departmentLed(ticket, call.person);
  const view = viewTicket(ticket, { personId: call.openid, standings, now, settings, department });
  await linkPhotos(call.deps, [view]);
  return { ticket: view };
}

function actorOf(call: TicketCall): Actor {
  const { ticket, person, openid } = call;
  const order = ticket.workOrders.findLast((each) => each.assignee?.personId === openid);
  // only what neighbours do asks who lives there (P1.4)
  if (person && call.standings.includes('resident')) {
    return { personId: openid, role: 'resident', name: person.salutation };
  }
  if (person) {
    const role = (['desk', 'manager', 'lead'] as const).find((each) => call.standings.includes(each));
    return { personId: openid, role: role ?? 'technician', name: person.name };
  }
  if (order?.assignee && call.standings.includes('assignee')) {
    return { personId: openid, role: 'technician', name: order.assignee.name };
  }
  const asked = workOrderAskedOf(ticket, openid)?.transfer?.to;
  if (asked) return { personId: openid, role: 'technician', name: asked.name };
  const { salutation } = joinedResident(ticket, openid) ?? ticket.resident;
  return { personId: openid, role: 'resident', name: salutation };
}

/** P3.5, P3.6: only what falls to people who are not on the ticket needs them to be read. */
async function dutyStaff(action: TicketAction, input: object, call: TicketCall): Promise<DutyStaff> {
  const isToStaff =
    action === 'consultation.ask' ||
    (action === 'supervision.order' && 'to' in input && input.to !== 'technician') ||
    (action === 'ticket.urge' && urgedTechnicians(call.ticket).length === 0);
  return isToStaff ? readDutyStaff(call.deps, call.ticket.communityId) : [];
}

type CommandInput = { commandId: string; workOrderId?: string; photos?: string[] | undefined };

/**
 * Carries out one command of the transition table and answers the changed ticket.
 * `decide` is the domain decision of the same name; photos in the input must belong to the ticket.
 */
export async function runCommand<I extends CommandInput>(
  action: TicketAction,
  input: I,
  call: TicketCall,
  decide: (draft: Ticket, input: I, doing: Doing) => void,
): Promise<Ticket> {
  mustBeOwnPhotos(call.ticket._id, input.photos ?? []);
  const { deps, now, settings } = call;
  const staff = await dutyStaff(action, input, call);
  return changeStoredTicket(deps, call.ticket, {
    action,
    doing: { actor: actorOf(call), now, settings, commandId: input.commandId, action, staff },
    workOrderId: input.workOrderId,
    standingsOn: call.standingsOn,
    decide: (draft, doing) => decide(draft, input, doing),
  });
}

type Command = Extract<TicketAction, ActionName>;

/** The handler of a command that answers the changed ticket; `loads` as in `Handler`. */
export function command<A extends Command, L extends 'ticket' | 'person-and-ticket'>(
  action: A,
  loads: L,
  decide: (draft: Ticket, input: InputOf<A>, doing: Doing) => void,
) {
  return {
    loads,
    handle: async (input: InputOf<A>, call: TicketCall) =>
      answerTicket(call, await runCommand(action, input, call, decide)),
  };
}
