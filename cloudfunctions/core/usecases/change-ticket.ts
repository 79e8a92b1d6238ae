import { AppError } from '@contract/errors';
import type { TicketAction } from '@contract/ticket';
import { changeTicket, type Doing, isRepeat } from '../domain/change';
import { mustBeAllowed } from '../domain/permission';
import { isOpenOrder, type Ticket, type WorkOrder, workOrderById } from '../domain/ticket';
import type { Standing } from '../domain/transitions';
import { deliverMessages, newIn } from './deliver-messages';
import type { Deps } from './ports';

const RACE_TRIES = 5;

export interface TicketCommand {
  action: TicketAction;
  doing: Doing & { commandId: string };
  /** the work order that was on the caller's screen */
  workOrderId?: string | undefined;
  /** what the caller is to a given state of the ticket; a lost race can change it */
  standingsOn(ticket: Ticket, order?: WorkOrder): readonly Standing[];
  decide(draft: Ticket, doing: Doing): void;
}

function orderMeant(ticket: Ticket, workOrderId: string | undefined): WorkOrder | undefined {
  if (workOrderId === undefined) return undefined;
  const order = workOrderById(ticket, workOrderId);
  if (order && isOpenOrder(order)) return order;
  throw new AppError('WRONG_STATE', { message: `${workOrderId} is no open work order` });
}

function decideOn(ticket: Ticket, command: TicketCommand, raced: boolean): Ticket {
  const { action, doing } = command;
  try {
    const order = orderMeant(ticket, command.workOrderId);
    mustBeAllowed(action, ticket, command.standingsOn(ticket, order), {
      ...doing,
      order,
      personId: doing.actor.personId,
    });
  } catch (error) {
    // allowed a moment ago: somebody else came first
    if (raced && error instanceof AppError)
      throw new AppError('SOMEBODY_WAS_FASTER', { message: error.message });
    throw error;
  }
  const next = changeTicket(ticket, doing, (draft) => command.decide(draft, doing));
  next.version = ticket.version + 1;
  return next;
}

/**
 * Carries out one command on one ticket: decide in pure code, write once by compare-and-set, send what is owed.
 * A repeat of a command changes nothing and answers the same. Throws AppError if it is not allowed.
 */
export async function changeStoredTicket(
  deps: Deps,
  ticket: Ticket,
  command: TicketCommand,
): Promise<Ticket> {
  const { commandId, actor } = command.doing;
  let current: Ticket | undefined = ticket;
  for (let tries = 0; current && tries < RACE_TRIES; tries++) {
    if (isRepeat(current, commandId, actor.personId, command.action)) return current;
    const next = decideOn(current, command, tries > 0);
    if (await deps.tickets.replace(next, current.version)) {
      return deliverMessages(deps, next, newIn(current));
    }
    current = await deps.tickets.get(ticket._id);
  }
  throw new AppError('SOMEBODY_WAS_FASTER', { message: `${RACE_TRIES} lost races on ${ticket._id}` });
}
