import { AppError, type ErrorCode } from '@contract/errors';
import { TicketAction } from '@contract/ticket';
import { isKeptFrom } from './complaint-about';
import { departmentOf } from './department';
import { guardHolds, hasUnread } from './guards';
import type { Settings } from './settings';
import { leadingWorkOrder, openWorkOrders, type Ticket, type WorkOrder, workOrderOf } from './ticket';
import { type Standing, transitions } from './transitions';

/**
 * What the ticket itself says a person is to it, and to `order` if one is meant: whoever works on another order of the
 * same ticket is no assignee of this one. Roles are added by the runtime, from the person's record.
 */
export function relationsOf(ticket: Ticket, personId: string, order?: WorkOrder): Standing[] {
  const relations: Standing[] = [];
  if (ticket.resident.personId === personId) relations.push('ticket-resident');
  if (ticket.complaintAbout?.personId === personId) return relations;
  const own = workOrderOf(ticket, personId);
  if (order ? own?.id === order.id : own) relations.push('assignee');
  return relations;
}

/** May a technician who is not (or no more) sent here open the job: it lies in the pool, or they finished it once? */
export function isJobOf(ticket: Ticket, personId: string): boolean {
  if (isKeptFrom(ticket, personId)) return false;
  const isPooled = openWorkOrders(ticket).some((order) => order.status === 'pooled');
  return (
    isPooled ||
    ticket.workOrders.some((order) => order.status === 'done' && order.assignee?.personId === personId)
  );
}

/**
 * The order that somebody means who names none: their own, the one in the pool for who only may take it, one of the
 * department that they lead, else the leading one.
 */
export function orderInFocus(
  ticket: Ticket,
  personId: string,
  standings: readonly Standing[],
  department?: string,
): WorkOrder | undefined {
  const own = workOrderOf(ticket, personId);
  if (own) return own;
  if (department !== undefined) {
    const theirs = ticket.workOrders.filter((order) => departmentOf(order) === department);
    const order = leadingWorkOrder({ workOrders: theirs });
    if (order) return order;
  }
  const onlyTakes = standings.every((standing) => standing === 'technician') && standings.length > 0;
  const pooled = openWorkOrders(ticket).find((order) => order.status === 'pooled');
  return (onlyTakes ? pooled : undefined) ?? leadingWorkOrder(ticket);
}

function isTheirs(action: TicketAction, standings: readonly Standing[]): boolean {
  const { who, never } = transitions[action];
  return (
    standings.some((standing) => who.includes(standing)) && !standings.some((each) => never?.includes(each))
  );
}

function stateAllows(action: TicketAction, ticket: Ticket, order: WorkOrder | undefined): boolean {
  const { from, workOrder } = transitions[action];
  if (!from.includes(ticket.status)) return false;
  return !workOrder || (order !== undefined && workOrder.includes(order.status));
}

type Refusal = { code?: ErrorCode; sentence?: string };

/** What is said when the states are right and the action's own condition (guards.ts) is not. */
const guardRefusal: Partial<
  Record<TicketAction, Refusal | ((ticket: Ticket, order?: WorkOrder) => Refusal)>
> = {
  'ticket.urge': { code: 'URGED_ALREADY' },
  'ticket.supplement': { sentence: '补充得太多了，请直接打电话给客服。' },
  'appointment.agree': { sentence: '这个时间已经过了，请换个时间。' },
  'workOrder.arrive': (ticket, order) =>
    hasUnread(ticket, order) ? { sentence: '有任务交底还没看，先看一下，点「看过了」，再点到了。' } : {},
  'ticket.classify': { sentence: '这是紧急事件，先按预案办完，再改分类。' },
  'consultation.ask': { sentence: '问得太多了，请直接打电话问。' },
  'consultation.answer': { sentence: '这个问题已经有人答复了，不用再答。' },
  'briefing.give': { sentence: '还没有师傅接手，派单以后再交底。' },
  'briefing.read': { sentence: '交底都看过了，不用再点。' },
};

/** When, under which rules, and about which order if the action is about one. */
export interface Moment {
  now: number;
  settings: Settings;
  order?: WorkOrder | undefined;
}

/**
 * Throws unless somebody with these standings may do `action` on `ticket` now:
 * FORBIDDEN for the wrong person, WRONG_STATE if the ticket has moved on or is not there yet. P7.3.
 */
export function mustBeAllowed(
  action: TicketAction,
  ticket: Ticket,
  standings: readonly Standing[],
  { now, settings, order }: Moment,
): void {
  if (!isTheirs(action, standings)) {
    throw new AppError('FORBIDDEN', { message: `${action} by ${standings.join('+') || 'a stranger'}` });
  }
  if (!stateAllows(action, ticket, order)) {
    throw new AppError('WRONG_STATE', { message: `${action} from ${ticket.status}` });
  }
  if (!guardHolds(action, ticket, now, settings, order)) {
    const refusal = guardRefusal[action] ?? {};
    const { code = 'WRONG_STATE', ...said } =
      typeof refusal === 'function' ? refusal(ticket, order) : refusal;
    throw new AppError(code, { message: `${action} is not possible yet or any more`, ...said });
  }
}

/** The buttons of a person: every action of the table that would not be refused now. */
export function allowedActions(
  ticket: Ticket,
  standings: readonly Standing[],
  { now, settings, order }: Moment,
): TicketAction[] {
  return TicketAction.options.filter(
    (action) =>
      isTheirs(action, standings) &&
      stateAllows(action, ticket, order) &&
      guardHolds(action, ticket, now, settings, order),
  );
}
