import { sayWhen } from '@contract/clock-words';
import { AppError, type ErrorCode } from '@contract/errors';
import { TicketAction } from '@contract/ticket';
import { isKeptFrom } from './complaint-about';
import { isOfDepartment } from './department';
import { isAlerted } from './emergency';
import { guardHolds, hasUnread, type Moment, urgeOpensAt } from './guards';
import { joinedResident } from './joined';
import type { Settings } from './settings';
import {
  leadingWorkOrder,
  openWorkOrders,
  type Ticket,
  type WorkOrder,
  workOrderAskedOf,
  workOrderOf,
} from './ticket';
import { type Standing, transitions } from './transitions';

/**
 * What the ticket itself says a person is to it, and to `order` if one is meant: whoever works on another order of the
 * same ticket is no assignee of this one. Roles are added by the runtime, from the person's record.
 */
export function relationsOf(
  ticket: Pick<Ticket, 'resident' | 'workOrders' | 'round' | 'joined' | 'complaintAbout'>,
  personId: string,
  order?: WorkOrder,
): Standing[] {
  const relations: Standing[] = [];
  if (ticket.resident.personId === personId) relations.push('ticket-resident');
  if (joinedResident(ticket, personId)) relations.push('joined-resident');
  if (ticket.complaintAbout?.personId === personId) return relations;
  const own = workOrderOf(ticket, personId);
  if (order ? own?.id === order.id : own) relations.push('assignee');
  const asked = workOrderAskedOf(ticket, personId);
  if (order ? asked?.id === order.id : asked) relations.push('asked');
  return relations;
}

/** Does the order lie in the pool of this department (P3.2)? */
export function isInPoolOf(order: WorkOrder, department: string | undefined): boolean {
  return order.status === 'pooled' && department !== undefined && order.pools?.includes(department) === true;
}

/** May a technician who is not (or no more) sent here open the job: it lies in their pool, they finished it once, or it is an emergency to which they were alerted? */
export function isJobOf(ticket: Ticket, personId: string, department: string | undefined): boolean {
  if (isKeptFrom(ticket, personId)) return false;
  const isPooled = openWorkOrders(ticket).some((order) => isInPoolOf(order, department));
  return (
    isPooled ||
    isAlerted(ticket, personId) ||
    ticket.workOrders.some((order) => order.status === 'done' && order.assignee?.personId === personId)
  );
}

/**
 * The order that somebody means who names none: their own, one they are asked to take over, the one in the pool for who only
 * may take it, one of the department that they lead, else the leading one.
 */
export function orderInFocus(
  ticket: Ticket,
  personId: string,
  standings: readonly Standing[],
  department?: string,
): WorkOrder | undefined {
  const own = workOrderOf(ticket, personId) ?? workOrderAskedOf(ticket, personId);
  if (own) return own;
  if (department !== undefined) {
    const theirs = ticket.workOrders.filter((order) => isOfDepartment(order, department));
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

/** Do the states of ticket and order let the action start? */
export function stateAllows(action: TicketAction, ticket: Ticket, order?: WorkOrder): boolean {
  const { from, workOrder } = transitions[action];
  if (!from.includes(ticket.status)) return false;
  return !workOrder || (order !== undefined && workOrder.includes(order.status));
}

type Refusal = { code?: ErrorCode; sentence?: string };

/** What is said when the states are right and the action's own condition (guards.ts) is not. */
const guardRefusal: Partial<
  Record<TicketAction, Refusal | ((ticket: Ticket, order?: WorkOrder) => Refusal)>
> = {
  'supervision.order': { sentence: '上一条督办还没回复，先等回复。' },
  'ticket.supplement': { sentence: '补充得太多了，请直接打电话给客服。' },
  'appointment.agree': { sentence: '这个时间已经过了，请换个时间。' },
  'followUp.record': { sentence: '紧急情况还没结束。请先结束并复盘，再记回访。' },
  'emergency.acknowledge': { code: 'ALREADY_DONE', sentence: '已经有人接手了，请看最新的进度。' },
  'workOrder.offerTransfer': { sentence: '已经在问一位同事了，等他回话再说。' },
  'ticket.withdraw': {
    sentence: '师傅在现场，或者有邻居也在等这件事，现在撤不了。您家好了，等办完点「已解决」就行。',
  },
  'ticket.join': { sentence: '这件事已经不能加入了，请单独报一次。' },
  'ticket.clarify': { sentence: '来电人没有登记，看不到提问。请打电话问，再记下来。' },
  'ticket.note': { sentence: '这件事已经记了很多笔，请把要紧的写进派单或反馈。' },
  'workOrder.arrive': (ticket, order) =>
    hasUnread(ticket, order) ? { sentence: '有任务交底还没看，先看一下，点「看过了」，再点到了。' } : {},
  'ticket.classify': { sentence: '这是紧急事件，先按预案办完，再改分类。' },
  'consultation.ask': { sentence: '问得太多了，请直接打电话问。' },
  'consultation.answer': { sentence: '这个问题已经有人答复了，不用再答。' },
  'briefing.give': { sentence: '还没有师傅接手，派单以后再交底。' },
  'briefing.read': { sentence: '交底都看过了，不用再点。' },
};

function urgedAlready(ticket: Ticket, now: number, settings: Settings): AppError {
  const opensAt = urgeOpensAt(ticket, settings);
  if (opensAt === undefined) return new AppError('URGED_ALREADY');
  return new AppError('URGED_ALREADY', {
    sentence: `刚刚催过了，已经告诉负责的人。${sayWhen(opensAt, now)} 以后还没动静，可以再催。`,
  });
}

/**
 * Throws unless somebody with these standings may do `action` on `ticket` now:
 * FORBIDDEN for the wrong person, WRONG_STATE if the ticket has moved on or is not there yet. P7.3.
 */
export function mustBeAllowed(
  action: TicketAction,
  ticket: Ticket,
  standings: readonly Standing[],
  moment: Moment,
): void {
  if (!isTheirs(action, standings)) {
    throw new AppError('FORBIDDEN', { message: `${action} by ${standings.join('+') || 'a stranger'}` });
  }
  if (!stateAllows(action, ticket, moment.order)) {
    throw new AppError('WRONG_STATE', { message: `${action} from ${ticket.status}` });
  }
  if (!guardHolds(action, ticket, { ...moment, standings })) {
    if (action === 'ticket.urge') throw urgedAlready(ticket, moment.now, moment.settings);
    const refusal = guardRefusal[action] ?? {};
    const { code = 'WRONG_STATE', ...said } =
      typeof refusal === 'function' ? refusal(ticket, moment.order) : refusal;
    throw new AppError(code, { message: `${action} is not possible yet or any more`, ...said });
  }
}

/** The buttons of a person: every action of the table that would not be refused now. */
export function allowedActions(
  ticket: Ticket,
  standings: readonly Standing[],
  moment: Moment,
): TicketAction[] {
  return TicketAction.options.filter(
    (action) =>
      isTheirs(action, standings) &&
      stateAllows(action, ticket, moment.order) &&
      guardHolds(action, ticket, { ...moment, standings }),
  );
}
