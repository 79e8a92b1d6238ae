import { type ActionName, actions, type Role } from '@contract/actions';
import { AppError } from '@contract/errors';
import type { Workload } from '../domain/candidates';
import { isRepeat } from '../domain/change';
import { isKeptFrom } from '../domain/complaint-about';
import { isLeadersBusiness } from '../domain/department';
import { isAlerted } from '../domain/emergency';
import { relationsOf } from '../domain/permission';
import { membershipIn, type Person } from '../domain/person';
import { type Ticket, type WorkOrder, workOrderById } from '../domain/ticket';
import type { Standing } from '../domain/transitions';
import type { Deps } from '../usecases/ports';
import { readWorkload } from '../usecases/read-workload';
import type { PersonCall, TicketCall } from './call';

const relations = ['self', 'ticket-resident', 'joined-resident', 'assignee', 'asked'] as const;
const staffStandings = ['technician', 'desk', 'lead', 'manager'] as const;

function rolesFor(action: ActionName): Role[] {
  return actions[action].who.filter((who): who is Role => !(relations as readonly string[]).includes(who));
}

/** The department that somebody leads in the ticket's community, if they lead one. */
export function departmentLed(ticket: Ticket, person: Person | undefined): string | undefined {
  return person && membershipIn(person, ['lead'], ticket.communityId)?.department;
}

/** Reads the caller, and others by id in the same request. Throws NOT_REGISTERED for a stranger, FORBIDDEN without one of the action's roles. */
export async function loadPerson(
  deps: Deps,
  action: ActionName,
  openid: string,
  also: readonly string[] = [],
): Promise<PersonCall> {
  const read =
    also.length > 0
      ? await deps.people.getMany([...new Set([openid, ...also])])
      : [await deps.people.get(openid)].flatMap((one) => one ?? []);
  const person = read.find((each) => each._id === openid);
  if (!person) throw new AppError('NOT_REGISTERED', { message: 'not on the roster' });
  if (!membershipIn(person, rolesFor(action))) {
    throw new AppError('FORBIDDEN', { message: `${action} needs ${rolesFor(action).join('/')}` });
  }
  const others = read.filter((each) => each._id !== openid);
  return { deps, openid, person, others, now: deps.now() };
}

function standingsIn(
  ticket: Ticket,
  order: WorkOrder | undefined,
  openid: string,
  person: Person | undefined,
  roles: readonly Role[],
): Standing[] {
  const relations = relationsOf(ticket, openid, order);
  // P7.3: a complaint about somebody is kept from them, whatever their role
  if (!person || ticket.complaintAbout?.personId === openid) return relations;
  // who lives there counts only where the action asks for it (P1.4)
  const counted = [...staffStandings, ...roles.filter((role) => role === 'resident')];
  const held = counted.filter((role) => {
    const membership = membershipIn(person, [role], ticket.communityId);
    if (membership?.role !== 'lead') return membership;
    // P2.3: whoever was alerted may do what is needed
    return isAlerted(ticket, openid) || isLeadersBusiness(ticket, membership.department, order);
  });
  return [...relations, ...held];
}

/** What is read beside a ticket: people by id, or the staff of its community; the length of a list. */
export interface Beside {
  people: readonly string[] | 'staff';
  count?: string | undefined;
  /** with the staff: who has how much to do */
  workload?: boolean | undefined;
}

type Read = readonly [ticket: Ticket | undefined, people: Person[], workload?: Workload | undefined];

/** The ticket and whoever is needed beside it: by id at the same time, or the staff of the ticket's community after it. */
async function readTicketAnd(deps: Deps, ticketId: string, { people, workload }: Beside): Promise<Read> {
  if (people === 'staff') {
    const ticket = await deps.tickets.get(ticketId);
    if (!ticket) return [ticket, []];
    return Promise.all([
      ticket,
      deps.people.staff(ticket.communityId),
      workload ? readWorkload(deps, ticket) : undefined,
    ]);
  }
  const ids = [...new Set(people)];
  return Promise.all([deps.tickets.get(ticketId), ids.length > 0 ? deps.people.getMany(ids) : []]);
}

/**
 * Reads the ticket, and the caller beside it if a role is needed (one request for all people; after the ticket where the
 * ticket may name the caller, which saves the read). Throws NOT_FOUND without a ticket, FORBIDDEN for anybody to whom the
 * action table gives no right on it; a command that this caller already carried out passes, so that its repeat is known.
 */
export async function loadTicket(
  deps: Deps,
  action: ActionName,
  openid: string,
  input: { ticketId: string; commandId?: string; workOrderId?: string },
  beside: Beside,
): Promise<TicketCall> {
  const { people, count } = beside;
  const counting = count === undefined ? 0 : deps.tickets.count([count]);
  const [[ticket, read, workload], counted] = await Promise.all([
    readTicketAnd(deps, input.ticketId, beside),
    counting,
  ]);
  if (!ticket) throw new AppError('NOT_FOUND', { message: `no ticket ${input.ticketId}` });
  const who: readonly string[] = actions[action].who;
  const order = workOrderById(ticket, input.workOrderId);
  const isNamed = relationsOf(ticket, openid, order).some((relation) => who.includes(relation));
  const isUnread = people !== 'staff' && !people.includes(openid);
  const person =
    isUnread && !isNamed && rolesFor(action).length > 0
      ? await deps.people.get(openid)
      : read.find((each) => each._id === openid);
  const standingsOn = (state: Ticket, about?: WorkOrder) =>
    standingsIn(state, about, openid, person, rolesFor(action));
  const standings = standingsOn(ticket, order);
  const isOpenToThem = !isKeptFrom(ticket, openid);
  const wasHere =
    isOpenToThem && input.commandId !== undefined && isRepeat(ticket, input.commandId, openid, action);
  if (!wasHere && !standings.some((standing) => who.includes(standing))) {
    throw new AppError('FORBIDDEN', { message: `${action} on ${ticket._id} by a stranger to it` });
  }
  const settings = await deps.communities.settings(ticket.communityId);
  const others = read.filter((each) => each._id !== openid);
  const found = { ticket, settings, standings, standingsOn, others, person, counted };
  return { deps, openid, ...found, ...(workload ? { workload } : {}), now: deps.now() };
}
