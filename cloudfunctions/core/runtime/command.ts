import type { TicketAction, TicketView } from '@contract/ticket';
import type { Doing } from '../domain/change';
import type { Actor, Ticket } from '../domain/ticket';
import { viewTicket } from '../domain/view-ticket';
import { changeStoredTicket } from '../usecases/change-ticket';
import { linkPhotos, mustBeOwnPhotos } from '../usecases/photos';
import type { TicketCall } from './call';

/** The ticket as the caller sees it, with links to its photos. */
export async function answerTicket(call: TicketCall, ticket: Ticket): Promise<{ ticket: TicketView }> {
  const { now, settings } = call;
  const view = viewTicket(ticket, { standings: call.standingsOn(ticket), now, settings });
  await linkPhotos(call.deps, [view]);
  return { ticket: view };
}

function actorOf(call: TicketCall): Actor {
  const { ticket, person, openid } = call;
  const order = ticket.workOrders.findLast((each) => each.assignee?.personId === openid);
  if (person) {
    const role = call.standings.find((standing) => standing === 'desk' || standing === 'manager');
    return { personId: openid, role: role ?? 'technician', name: person.name };
  }
  if (order?.assignee && call.standings.includes('assignee')) {
    return { personId: openid, role: 'technician', name: order.assignee.name };
  }
  return { personId: openid, role: 'resident', name: ticket.resident.salutation };
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
  return changeStoredTicket(deps, call.ticket, {
    action,
    doing: { actor: actorOf(call), now, settings, commandId: input.commandId },
    workOrderId: input.workOrderId,
    standingsOn: call.standingsOn,
    decide: (draft, doing) => decide(draft, input, doing),
  });
}
