import type { EmergencyReview, EmergencyStep, EmergencyType, LadderLevel } from '@contract/emergency';
import type { PromiseKind } from '@contract/promise';
import type {
  ActorRole,
  Channel,
  Closure,
  ConfirmOutcome,
  Priority,
  Rating,
  Slot,
  TicketKind,
  TicketStatus,
  TimelineKind,
  WorkOrderStatus,
} from '@contract/ticket';

/** Somebody who acts: a person in one role, or the clock. */
export interface Actor {
  personId: string;
  role: ActorRole;
  name: string;
}

/** Acts where nobody does: time that passes, a calendar that changes. */
export const clockActor: Actor = { personId: 'system', role: 'system', name: '自动提醒' };

/** Why a clock stands still: the resident was asked (P2.1). */
export type PauseReason = 'clarification';

/** A clock stood still from `at` until `until`, which was so many minutes of it. */
export interface Pause {
  at: number;
  until?: number;
  reason: PauseReason;
  minutes: number;
}

/** A time limit somebody was told. Due times are computed once and then only compared (process.md "Promises"). */
export interface TicketPromise {
  id: string;
  kind: PromiseKind;
  /** who must keep it */
  holder: 'desk' | 'technician' | 'resident' | 'lead';
  /** the order that it belongs to, for promises of one assignee (accept, appointment, arrive) */
  workOrderId?: string;
  /** the question that it is to answer (P2.4) */
  consultationId?: string;
  /** working time of the community, or wall-clock time */
  clock: 'working' | 'wall';
  minutes: number;
  startedAt: number;
  warnAt: number;
  dueAt: number;
  dueNote?: string;
  warnedAt?: number;
  missedAt?: number;
  /** paused: the clock stands still with this much left */
  pausedAt?: number;
  leftMinutes?: number;
  pausedMinutes: number;
  /** every time the clock stood still, and why; the last one is open while it does */
  pauses?: Pause[];
  /** of the calendar with which the due time was computed */
  calendarVersion?: number;
  urgedAt?: number;
  endedAt?: number;
  outcome?: 'kept' | 'late' | 'dropped';
  /** was over and then given up: late, and never done */
  abandoned?: true;
  /** missed: when it goes up, computed once (P3.5) */
  escalateAt?: Partial<Record<EscalationLevel, number>>;
  /** when it went up */
  escalatedAt?: Partial<Record<EscalationLevel, number>>;
  /** whom it went to, the first first */
  knownBy?: { role: EscalationLevel; name: string; department: string }[];
}

/** Whom a missed promise goes up to, one after the other (P3.5). */
export type EscalationLevel = 'lead' | 'manager';

/** One thing that happened; never edited or removed (process.md "timeline"). */
export interface TimelineRecord {
  id: string;
  at: number;
  kind: TimelineKind;
  by: Actor;
  /** the phone's id of the command that did it, for repeats */
  commandId?: string;
  /** which command it was: the same id with another one is no repeat */
  action?: string;
  text?: string;
  photos?: string[];
  slot?: Slot;
  about?: string;
  promise?: PromiseKind;
  promiseId?: string;
  supervisionId?: string;
  /** the order that it is about */
  workOrderId?: string;
  /** the question that it is about (P2.4) */
  consultationId?: string;
  internal?: boolean;
}

/** Copied from the roster when the order is given, so that a ticket tells who came even years later. */
export interface Assignee {
  personId: string;
  name: string;
  badge: string;
  department: string;
  phone: string;
}

export interface WorkOrder {
  id: string;
  status: WorkOrderStatus;
  round: number;
  task: string;
  /** none while the order lies in the pool */
  assignee?: Assignee;
  /** departments in whose pools it lies or lay (P3.2) */
  pools?: string[];
  /** by when it has to be done, what good work is (P3.1) */
  deadlineAt: number;
  quality?: string;
  /** the colleague who was asked to take it over; until they say yes the assignee holds everything (P3.3) */
  transfer?: { to: Assignee; reason: string; at: number };
  /** waits for the resident's answer */
  proposedSlot?: Slot;
  /** agreed; stands until another is agreed (P4.1) */
  agreedSlot?: Slot;
  otherTimeWish?: string;
  offeredAt: number;
  acceptedAt?: number;
  arrivedAt?: number;
  finishedAt?: number;
  result?: { cause?: string; done: string; chargeFen: number; photos: string[] };
}

/** A message that the ticket owes somebody; kept until it was delivered or given up. */
export interface OutboxMessage {
  id: string;
  to: string;
  template: string;
  page: string;
  data: Record<string, string>;
  createdAt: number;
  /** obsolete: the promise that it reminds of ended before it was sent */
  state: 'pending' | 'sent' | 'failed' | 'obsolete';
  tries: number;
  retryAt?: number;
  errCode?: number;
  /** the event that it tells of */
  kind?: TimelineKind;
  /** the promise that it reminds of */
  promiseId?: string;
  /** held until then: quiet hours (P3.5) */
  notBefore?: number;
}

/** The latest word to one person, for the inbox; there whether or not WeChat delivered it. */
export interface Told {
  to: string;
  at: number;
  kind: TimelineKind;
  text: string;
  /** the page on which this reader sees the ticket */
  page: string;
  messageId: string;
}

/** Somebody whom a message that they must have did not reach. */
export interface Unreached {
  to: string;
  name: string;
  messageId: string;
  kind: TimelineKind;
  text: string;
  at: number;
}

/** 督办: somebody was told to act by a time and owes a reply (P3.5). */
export interface Supervision {
  id: string;
  text: string;
  to: 'desk' | 'technician' | 'lead';
  /** of those who owed the reply when it was ordered */
  toNames: string[];
  /** given to leads: of which departments */
  departments: string[];
  by: Actor;
  at: number;
  dueAt: number;
  promiseId: string;
  reply?: { at: number; by: string; text: string };
  closedAt?: number;
}

/** P2.3 */
export interface Emergency {
  type: EmergencyType;
  openedAt: number;
  /** whose technicians and lead are alerted; all of them without one */
  department?: string;
  /** how far the ladder was climbed, empty rungs included */
  rungs: number;
  ladder: {
    level: LadderLevel;
    at: number;
    told: { personId: string; name: string; role: Exclude<ActorRole, 'resident' | 'system'> }[];
  }[];
  /** nobody has it yet: when the ladder climbs on */
  nextAlertAt?: number;
  acknowledgedAt?: number;
  acknowledgedBy?: string;
  steps: EmergencyStep[];
  endedAt?: number;
  review?: EmergencyReview;
}

/** A question of the desk to a department (P2.4). */
export interface Consultation {
  id: string;
  department: string;
  question: string;
  askedAt: number;
  askedBy: Pick<Actor, 'personId' | 'name'>;
  answer?: { text: string; at: number; by: string };
}

/** 任务交底: who must read it, and when each did (P3.4). */
export interface Briefing {
  id: string;
  text: string;
  givenAt: number;
  by: string;
  readers: { personId: string; name: string; readAt?: number }[];
}

/** The one document of a ticket: state, history, promises and owed messages change in the same write. */
export interface Ticket {
  _id: string;
  /** compare-and-set: grows by one with every write */
  version: number;
  communityId: string;
  number: string;
  numberKey: string;
  kind: TicketKind;
  priority: Priority;
  channel: Channel;
  status: TicketStatus;
  /** clarifying: where to go back to */
  clarifiedFrom?: 'received' | 'verified';
  closure?: Closure;
  round: number;
  text: string;
  wish?: string;
  happenedAt?: number;
  photos: string[];
  place: { label: string; area: 'home' | 'public'; houseId?: string };
  resident: { personId: string; name: string; salutation: string; phone: string; relation: string };
  /** whoever wrote it down at the desk (P1.2); none if the resident reported it on their own phone */
  acceptedBy?: { personId: string; name: string; at: number };
  workOrders: WorkOrder[];
  promises: TicketPromise[];
  timeline: TimelineRecord[];
  outbox: OutboxMessage[];
  /** one for each person who was told anything */
  told?: Told[];
  unreached?: Unreached[];
  supervisions?: Supervision[];
  /** one per round and home; without a person of the reporter (P5.3, P1.4) */
  confirmations: { round: number; at: number; outcome: ConfirmOutcome; personId?: string }[];
  ratings: { round: number; at: number; rating: Rating; personId?: string }[];
  urges: number;
  emergency?: Emergency;
  /** its words sounded like one when it was reported */
  suspectedEmergency?: EmergencyType;
  reportedAt: number;
  updatedAt: number;
  closedAt?: number;
  /** the colleague whom a complaint is about; they never see it (P7.3) */
  complaintAbout?: { personId: string; name: string };
  consultations?: Consultation[];
  briefings?: Briefing[];
  /** derived before every write (derive.ts): lists and the timer read only these */
  queues: string[];
  dueKey: string;
  recentKey: string;
  /** by what it is found (find-keys.ts), and the order in which it is then listed */
  findKeys: string[];
  bornKey: string;
  /** when anybody was told something last, for the inbox */
  toldKey?: string;
  nextDueAt?: number;
  /** copied from the community's tree, so that an old ticket reads as it was (P2.2) */
  category?: { id: string; name: string; department?: string };
  /** the public place of the guide where it is (P1.2) */
  placeId?: string;
  /** 7栋: where a fault can have neighbours (P1.4) */
  building?: string;
  voice?: { fileId: string; seconds: number };
  /** other homes with the same fault (P1.4) */
  joined?: JoinedResident[];
  /** derived for lists, once somebody joined: how many homes, and who has confirmed this round */
  homes?: number;
  confirmedBy?: string[];
}

/** Somebody whose home has the same fault; copied from the roster when they joined (P1.4). */
export interface JoinedResident {
  personId: string;
  name: string;
  salutation: string;
  phone: string;
  relation: string;
  houseLabel: string;
  joinedAt: number;
}

/** A ticket as a list row needs it: without what grows. Twenty of them stay far from the size limit of an answer. */
export type TicketRow = Omit<
  Ticket,
  'timeline' | 'outbox' | 'confirmations' | 'ratings' | 'joined' | 'findKeys' | 'briefings'
>;

const GUEST = 'guest:';

/** What stands for a caller who is not on the roster: no OPENID has a colon, so nobody can ever be this person. */
export const guestId = (ticketId: string): string => `${GUEST}${ticketId}`;

/** Is it about a caller who is not on the roster? They read nothing here: the desk calls. */
export const isGuests = ({ resident }: Pick<Ticket, 'resident'>): boolean =>
  resident.personId.startsWith(GUEST);

type WithOrders = Pick<Ticket, 'workOrders'>;

const ended: readonly WorkOrderStatus[] = ['done', 'declined', 'recalled'];

/** Is somebody still to work on it? */
export const isOpenOrder = (order: WorkOrder): boolean => !ended.includes(order.status);

/** Work orders on which somebody still works, in the order in which they were given (P3.4: there can be several). */
export function openWorkOrders(ticket: WithOrders): WorkOrder[] {
  return ticket.workOrders.filter(isOpenOrder);
}

/** One order by its id, whatever became of it. */
export function workOrderById(ticket: WithOrders, id: string | undefined): WorkOrder | undefined {
  return ticket.workOrders.find((order) => order.id === id);
}

/** Orders of this round that were finished, the oldest first. */
export function doneInRound(ticket: WithOrders & Pick<Ticket, 'round'>): WorkOrder[] {
  return ticket.workOrders.filter((order) => order.status === 'done' && order.round === ticket.round);
}

/** The order that a ticket is told by: one that waits for the resident's answer, else the first open one, else the last that was done. */
export function leadingWorkOrder(ticket: WithOrders): WorkOrder | undefined {
  const open = openWorkOrders(ticket);
  return (
    open.find((order) => order.status === 'proposed') ??
    open[0] ??
    ticket.workOrders.findLast((order) => order.status === 'done')
  );
}

/** What this person was sent to do: their open order, else the one they finished in this round. */
export function workOrderOf(
  ticket: WithOrders & Pick<Ticket, 'round'>,
  personId: string,
): WorkOrder | undefined {
  const theirs = (order: WorkOrder) => order.assignee?.personId === personId;
  return openWorkOrders(ticket).find(theirs) ?? doneInRound(ticket).findLast(theirs);
}

/** The open order that this person is asked to take over (P3.3). */
export function workOrderAskedOf(ticket: WithOrders, personId: string): WorkOrder | undefined {
  return openWorkOrders(ticket).find((order) => order.transfer?.to.personId === personId);
}

/** Has this person an open order of the ticket already, or is asked to take one over? Nobody has two. */
export function worksOn(ticket: WithOrders, personId: string): boolean {
  return openWorkOrders(ticket).some(
    ({ assignee, transfer }) => assignee?.personId === personId || transfer?.to.personId === personId,
  );
}
