import type {
  AssigneeView,
  PhotoView,
  PromiseView,
  ResultView,
  TicketCard,
  TicketView,
  TimelineEntry,
  WorkOrderView,
} from '@contract/ticket';
import { suspicionOf } from './emergency';
import { confirmationOf, ratingOf } from './guards';
import { titleOf } from './message-words';
import { allowedActions, orderInFocus, relationsOf } from './permission';
import { isOver, openPromises, runningPromises } from './promise';
import type { Settings } from './settings';
import {
  type Assignee,
  doneInRound,
  leadingWorkOrder,
  openWorkOrders,
  type Ticket,
  type TicketPromise,
  type TicketRow,
  type TimelineRecord,
  type WorkOrder,
} from './ticket';
import { type Standing, transitions } from './transitions';
import { turnOf } from './turn';
import { viewEmergency, withoutRepeats } from './view-emergency';

/** Who looks, when, and as what. */
export interface Viewer {
  personId: string;
  standings: readonly Standing[];
  now: number;
  settings: Settings;
}

/** 138****1234: masked for everybody, however it was written (P7.4). At least four digits are hidden. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits === '') return '';
  const tail = Math.min(4, Math.max(0, digits.length - 4));
  const head = Math.min(3, Math.max(0, digits.length - 8));
  return `${digits.slice(0, head)}****${digits.slice(digits.length - tail)}`;
}

// links are made after the permission check and filled in by the use case
const unlinked = (fileId: string): PhotoView => ({ fileId, url: '' });

function viewPromise(promise: TicketPromise, now: number): PromiseView {
  const running = isOver(promise, now) ? 'late' : 'running';
  const open = promise.pausedAt === undefined ? running : 'paused';
  return {
    kind: promise.kind,
    startedAt: promise.startedAt,
    warnAt: promise.warnAt,
    dueAt: promise.dueAt,
    state: promise.outcome ?? open,
    ...(promise.dueNote ? { dueNote: promise.dueNote } : {}),
    ...(promise.endedAt === undefined ? {} : { endedAt: promise.endedAt }),
    ...(promise.abandoned ? { abandoned: true } : {}),
    ...(promise.leftMinutes === undefined ? {} : { leftMinutes: Math.round(promise.leftMinutes) }),
  };
}

function viewAssignee({ name, badge, department, phone }: Assignee): AssigneeView {
  return { name, badge, department, phoneMasked: maskPhone(phone) };
}

function viewWorkOrder(order: WorkOrder): WorkOrderView {
  const slot = order.proposedSlot ?? order.agreedSlot;
  return {
    id: order.id,
    status: order.status,
    round: order.round,
    task: order.task,
    ...(order.assignee ? { assignee: viewAssignee(order.assignee) } : {}),
    ...(slot ? { slot } : {}),
    ...(order.proposedSlot && order.agreedSlot ? { standingSlot: order.agreedSlot } : {}),
    ...(order.otherTimeWish ? { otherTimeWish: order.otherTimeWish } : {}),
    ...(order.arrivedAt === undefined ? {} : { arrivedAt: order.arrivedAt }),
    ...(order.finishedAt === undefined ? {} : { finishedAt: order.finishedAt }),
  };
}

function viewResult(order: WorkOrder): ResultView[] {
  if (!order.result || order.finishedAt === undefined) return [];
  const { cause, done, chargeFen, photos } = order.result;
  return [
    {
      workOrderId: order.id,
      by: order.assignee?.name ?? '',
      done,
      chargeFen,
      photos: photos.map(unlinked),
      finishedAt: order.finishedAt,
      ...(cause ? { cause } : {}),
    },
  ];
}

/** The order with the buttons that this viewer has on it. */
function viewOrderFor(ticket: Ticket, order: WorkOrder, viewer: Viewer): WorkOrderView {
  const about = viewer.standings.filter((standing) => standing !== 'assignee');
  const own = relationsOf(ticket, viewer.personId, order).filter((relation) => relation === 'assignee');
  const actions = allowedActions(ticket, [...about, ...own], { ...viewer, order });
  return {
    ...viewWorkOrder(order),
    allowedActions: actions.filter((action) => transitions[action].workOrder),
  };
}

/** Several orders are shown beside each other; a single one is the order in focus. */
function viewOrders(ticket: Ticket, viewer: Viewer): WorkOrderView[] {
  const counted = ticket.workOrders.filter(({ status }) => status !== 'declined' && status !== 'recalled');
  const current = counted.filter((order) => order.round === ticket.round);
  return current.length > 1 ? current.map((order) => viewOrderFor(ticket, order, viewer)) : [];
}

function viewRecord(record: TimelineRecord): TimelineEntry {
  return {
    at: record.at,
    kind: record.kind,
    by: { role: record.by.role, name: record.by.name },
    ...(record.text ? { text: record.text } : {}),
    ...(record.photos?.length ? { photos: record.photos.map(unlinked) } : {}),
    ...(record.slot ? { slot: record.slot } : {}),
    ...(record.about ? { about: record.about } : {}),
    ...(record.promise ? { promise: record.promise } : {}),
    ...(record.internal ? { internal: true } : {}),
  };
}

const staff: readonly Standing[] = ['assignee', 'technician', 'desk', 'lead', 'manager'];
/** records that not everybody reads: neither the person rated nor a colleague of theirs sees what was said of them */
const readers: Partial<Record<TimelineRecord['kind'], readonly Standing[]>> = {
  rated: ['ticket-resident', 'desk', 'manager'],
  'followed-up': ['desk', 'manager'],
};

/** A list row: what anybody who may see the list may see. */
export function viewCard(ticket: TicketRow, now: number, order = leadingWorkOrder(ticket)): TicketCard {
  const openOrders = openWorkOrders(ticket).length;
  const next = runningPromises(ticket)[0] ?? openPromises(ticket)[0];
  const suspected = suspicionOf(ticket);
  return {
    id: ticket._id,
    number: ticket.number,
    kind: ticket.kind,
    priority: ticket.priority,
    status: ticket.status,
    turn: turnOf(ticket),
    round: ticket.round,
    title: titleOf(ticket.text),
    place: { label: ticket.place.label, area: ticket.place.area },
    reportedAt: ticket.reportedAt,
    updatedAt: ticket.updatedAt,
    urges: ticket.urges,
    ...(ticket.closure ? { closure: ticket.closure } : {}),
    ...(order ? { workOrder: viewWorkOrder(order) } : {}),
    ...(openOrders > 1 ? { openOrders } : {}),
    ...(next ? { nextPromise: viewPromise(next, now) } : {}),
    ...(suspected ? { suspectedEmergency: suspected } : {}),
  };
}

/**
 * The ticket as this viewer may see it: phone numbers masked for all (P7.4), internal records for staff only (P2.4),
 * ratings for the reporter, desk and manager only, buttons from the transition table (P7.3). Links of photos are still empty.
 */
export function viewTicket(ticket: Ticket, viewer: Viewer): TicketView {
  const isReporter = viewer.standings.includes('ticket-resident');
  const isStaff = !isReporter && viewer.standings.some((standing) => staff.includes(standing));
  const reads = (kind: TimelineRecord['kind']) =>
    readers[kind]?.some((standing) => viewer.standings.includes(standing)) ?? true;
  const rating = reads('rated') ? ratingOf(ticket)?.rating : undefined;
  const outcome = confirmationOf(ticket)?.outcome;
  const order = orderInFocus(ticket, viewer.personId, viewer.standings);
  const records = withoutRepeats(ticket.timeline).filter((record) => isStaff || !record.internal);
  const emergency = viewEmergency(ticket, isStaff);
  return {
    ...viewCard(ticket, viewer.now, order),
    channel: ticket.channel,
    text: ticket.text,
    photos: ticket.photos.map(unlinked),
    resident: {
      name: ticket.resident.name,
      salutation: ticket.resident.salutation,
      phoneMasked: maskPhone(ticket.resident.phone),
      relation: ticket.resident.relation,
    },
    promises: ticket.promises.map((promise) => viewPromise(promise, viewer.now)),
    timeline: records
      .filter((record) => reads(record.kind))
      .map(viewRecord)
      .reverse(),
    workOrders: viewOrders(ticket, viewer),
    results: doneInRound(ticket).flatMap(viewResult),
    allowedActions: allowedActions(ticket, viewer.standings, { ...viewer, order }),
    ...(ticket.wish ? { wish: ticket.wish } : {}),
    ...(ticket.happenedAt === undefined ? {} : { happenedAt: ticket.happenedAt }),
    ...(ticket.closedAt === undefined ? {} : { closedAt: ticket.closedAt }),
    ...(outcome ? { outcome } : {}),
    ...(rating ? { rating } : {}),
    ...(emergency ? { emergency } : {}),
  };
}
