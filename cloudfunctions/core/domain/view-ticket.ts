import type { PromiseView } from '@contract/promise';
import type {
  AssigneeView,
  PhotoView,
  ResultView,
  TicketCard,
  TicketView,
  TimelineEntry,
  WorkOrderView,
} from '@contract/ticket';
import { isLeadersBusiness } from './department';
import { suspicionOf } from './emergency';
import { urgeOpensAt } from './guards';
import { confirmationOf, ratingOf } from './joined';
import { titleOf } from './message-words';
import { allowedActions, orderInFocus, relationsOf, stateAllows } from './permission';
import { isInternal, isOver, nextTold, openPromises } from './promise';
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
import { askedOf, viewInside } from './view-inside';
import {
  cardForResident,
  entryForResident,
  isByNeighbour,
  isForResident,
  neighboursFor,
  viewForNeighbour,
} from './view-neighbour';
import { viewSupervisions, viewUnreached } from './view-supervision';

/** Who looks, when, and as what. */
export interface Viewer {
  personId: string;
  standings: readonly Standing[];
  now: number;
  settings: Settings;
  /** the department that they lead, if they lead one */
  department?: string | undefined;
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
    ...(promise.knownBy?.length
      ? { knownBy: promise.knownBy.map(({ role, name }) => ({ role, name })) }
      : {}),
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

/** What an order says to those who work on it and send them (P3.1, P3.3); residents are not told. */
function viewForStaff(ticket: Ticket, order: WorkOrder): Partial<WorkOrderView> {
  const { assignee, pools = [], deadlineAt, quality, transfer } = order;
  const department = assignee?.department ?? (pools.length === 1 ? pools[0] : undefined);
  const asked = openPromises(ticket).find(
    (promise) => promise.kind === 'transfer' && promise.workOrderId === order.id,
  );
  return {
    ...(department ? { department } : {}),
    deadlineAt,
    ...(quality ? { quality } : {}),
    ...(transfer && asked
      ? {
          transfer: {
            from: assignee?.name ?? '',
            to: transfer.to.name,
            reason: transfer.reason,
            dueAt: asked.dueAt,
          },
        }
      : {}),
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

const staff: readonly Standing[] = ['assignee', 'asked', 'technician', 'desk', 'lead', 'manager'];

/** Somebody who works on it or for the community, and did not report it. */
const isStaff = ({ standings }: Viewer) =>
  !standings.includes('ticket-resident') && standings.some((standing) => staff.includes(standing));

/** What the viewer is to one order: whoever leads another department is nothing to it. */
function standingsAbout(ticket: Ticket, order: WorkOrder | undefined, viewer: Viewer): readonly Standing[] {
  const { standings, department } = viewer;
  if (!order || department === undefined || isLeadersBusiness(ticket, department, order)) return standings;
  return standings.filter((standing) => standing !== 'lead');
}

/** The order with the buttons that this viewer has on it. */
function viewOrderFor(ticket: Ticket, order: WorkOrder, viewer: Viewer): WorkOrderView {
  const isOfOrder = (standing: Standing) => standing === 'assignee' || standing === 'asked';
  const about = standingsAbout(ticket, order, viewer).filter((standing) => !isOfOrder(standing));
  const own = relationsOf(ticket, viewer.personId, order).filter(isOfOrder);
  const actions = allowedActions(ticket, [...about, ...own], { ...viewer, order });
  return {
    ...viewWorkOrder(order),
    ...(isStaff(viewer) ? viewForStaff(ticket, order) : {}),
    allowedActions: actions.filter((action) => transitions[action].workOrder),
  };
}

/** Several orders are shown beside each other; a single one is the order in focus. */
function viewOrders(ticket: Ticket, viewer: Viewer): WorkOrderView[] {
  const counted = ticket.workOrders.filter(({ status }) => status !== 'declined' && status !== 'recalled');
  const current = counted.filter((order) => order.round === ticket.round);
  return current.length > 1 ? current.map((order) => viewOrderFor(ticket, order, viewer)) : [];
}

function viewRecord(record: TimelineRecord, ticket: Ticket): TimelineEntry {
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
    ...(isByNeighbour(record, ticket) ? { neighbour: true } : {}),
  };
}

/** records that not everybody reads: neither the person rated nor a colleague of theirs sees what was said of them */
const readers: Partial<Record<TimelineRecord['kind'], readonly Standing[]>> = {
  rated: ['ticket-resident', 'joined-resident', 'desk', 'manager'],
  'followed-up': ['desk', 'manager'],
};

/** A list row: what anybody who may see the list may see. */
export function viewCard(ticket: TicketRow, now: number, order = leadingWorkOrder(ticket)): TicketCard {
  const openOrders = openWorkOrders(ticket).length;
  const suspected = suspicionOf(ticket);
  // what we owe each other is not on cards: residents read them
  const next = nextTold(ticket) ?? openPromises(ticket).find((promise) => !isInternal(promise));
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
    ...(ticket.category ? { category: ticket.category } : {}),
    ...(ticket.homes !== undefined && ticket.homes > 1 ? { homes: ticket.homes } : {}),
  };
}

/** A list row for staff: what residents are not told beside it (P2.4). */
export function viewStaffCard(ticket: TicketRow, now: number, order?: WorkOrder): TicketCard {
  return { ...viewCard(ticket, now, order ?? leadingWorkOrder(ticket)), ...askedOf(ticket) };
}

/** The buttons of a viewer: on the order in focus as what they are to it, on questions if one is theirs to answer. */
function buttonsOf(ticket: Ticket, order: WorkOrder | undefined, viewer: Viewer, mayAnswer: boolean) {
  const about = standingsAbout(ticket, order, viewer);
  const onTicket = allowedActions(ticket, viewer.standings, { ...viewer, order });
  const onOrder = allowedActions(ticket, about, { ...viewer, order });
  return onTicket.filter((action) => {
    if (action === 'consultation.answer') return mayAnswer;
    return !transitions[action].workOrder || onOrder.includes(action);
  });
}

/** What of the chasing this viewer sees: staff their 督办, the desk whom to call, the resident when to urge again. */
function viewChasing(
  ticket: Ticket,
  { standings, now, settings }: Viewer,
  forStaff: boolean,
): Pick<TicketView, 'supervisions' | 'unreached' | 'urgeOpensAt'> {
  const isDesk = standings.includes('desk') || standings.includes('manager');
  const opensAt = stateAllows('ticket.urge', ticket) ? urgeOpensAt(ticket, settings) : undefined;
  const waits = standings.includes('ticket-resident') && opensAt !== undefined && opensAt > now;
  const supervisions = forStaff ? viewSupervisions(ticket, standings) : [];
  return {
    ...(supervisions.length > 0 ? { supervisions } : {}),
    ...(forStaff && isDesk && ticket.unreached?.length ? { unreached: viewUnreached(ticket) } : {}),
    ...(waits ? { urgeOpensAt: opensAt } : {}),
  };
}

/**
 * The ticket as this viewer may see it: phone numbers masked for all (P7.4), internal records for staff only (P2.4),
 * ratings for the reporter, desk and manager only, buttons from the transition table (P7.3). Links of photos are still empty.
 */
export function viewTicket(ticket: Ticket, viewer: Viewer): TicketView {
  const isReporter = viewer.standings.includes('ticket-resident');
  const personId = isReporter ? ticket.resident.personId : viewer.personId;
  const forStaff = isStaff(viewer);
  const isNeighbour = !isReporter && !forStaff && viewer.standings.includes('joined-resident');
  const isHome = isReporter || isNeighbour;
  const reads = (kind: TimelineRecord['kind']) =>
    readers[kind]?.some((standing) => viewer.standings.includes(standing)) ?? true;
  const own = forStaff ? ticket.resident.personId : personId;
  const rating = reads('rated') ? ratingOf(ticket, own)?.rating : undefined;
  const outcome = confirmationOf(ticket, own)?.outcome;
  const order = orderInFocus(ticket, viewer.personId, viewer.standings, viewer.department);
  const emergency = viewEmergency(ticket, forStaff);
  const records = withoutRepeats(ticket.timeline).filter(
    (record) => forStaff || (!record.internal && (!isHome || isForResident(record, ticket, personId))),
  );
  const viewEntry = (record: TimelineRecord) =>
    isHome
      ? entryForResident(viewRecord(record, ticket), record, ticket, personId)
      : viewRecord(record, ticket);
  const inside = forStaff ? viewInside(ticket, viewer) : {};
  const mayAnswer = inside.consultations?.some((each) => each.mayAnswer) ?? false;
  const view: TicketView = {
    ...viewCard(ticket, viewer.now, order),
    ...(order && forStaff ? { workOrder: { ...viewWorkOrder(order), ...viewForStaff(ticket, order) } } : {}),
    channel: ticket.channel,
    text: ticket.text,
    photos: ticket.photos.map(unlinked),
    resident: {
      name: ticket.resident.name,
      salutation: ticket.resident.salutation,
      phoneMasked: maskPhone(ticket.resident.phone),
      relation: ticket.resident.relation,
    },
    promises: ticket.promises
      .filter((promise) => forStaff || !isInternal(promise))
      .map((promise) => viewPromise(promise, viewer.now)),
    timeline: records
      .filter((record) => reads(record.kind))
      .map(viewEntry)
      .reverse(),
    workOrders: viewOrders(ticket, viewer),
    results: doneInRound(ticket).flatMap(viewResult),
    allowedActions: buttonsOf(ticket, order, viewer, mayAnswer),
    ...inside,
    ...(ticket.wish ? { wish: ticket.wish } : {}),
    ...(ticket.happenedAt === undefined ? {} : { happenedAt: ticket.happenedAt }),
    ...(ticket.closedAt === undefined ? {} : { closedAt: ticket.closedAt }),
    ...(ticket.acceptedBy ? { acceptedBy: { name: ticket.acceptedBy.name, at: ticket.acceptedBy.at } } : {}),
    ...(outcome ? { outcome } : {}),
    ...viewChasing(ticket, viewer, forStaff),
    ...(rating ? { rating } : {}),
    ...(emergency ? { emergency } : {}),
    ...(ticket.voice ? { voice: { ...ticket.voice, url: '' } } : {}),
    ...(forStaff && ticket.joined?.length ? { neighbours: neighboursFor(ticket, maskPhone) } : {}),
  };
  if (isReporter) return cardForResident(view, ticket, personId);
  return isNeighbour ? viewForNeighbour(view, ticket, personId) : view;
}
