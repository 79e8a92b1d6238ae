import { type DutyStaff, onDuty } from './duty-staff';
import { leadsConcerned, staffAt } from './escalation';
import { thing, time, timeSpan } from './message-words';
import { nextTold, openPromises } from './promise';
import {
  type EscalationLevel,
  openWorkOrders,
  type Ticket,
  type TicketPromise,
  type TimelineRecord,
  type WorkOrder,
  workOrderById,
} from './ticket';
import { turnOf } from './turn';
import { asNeighboursKnow, withoutReporter } from './view-neighbour';

export interface MessageDraft {
  to: string;
  template: string;
  page: string;
  data: Record<string, string>;
}

export type Telling = (ticket: Ticket, record: TimelineRecord, staff: DutyStaff) => MessageDraft[];

const page = {
  resident: (ticket: Ticket) => `pages/ticket/index?id=${ticket._id}`,
  desk: (ticket: Ticket) => `desk/ticket/index?id=${ticket._id}`,
  technician: (ticket: Ticket) => `technician/job/index?id=${ticket._id}`,
  lead: (ticket: Ticket) => `lead/ticket/index?id=${ticket._id}`,
};

export function toResident(
  template: string,
  data: (ticket: Ticket, record: TimelineRecord) => Record<string, string>,
  toWhom: 'all' | 'reporter' = 'all',
) {
  const telling: Telling = (ticket, record) => {
    const draft = (to: string, said: Record<string, string>) =>
      ({ to, template, page: page.resident(ticket), data: said }) as const;
    const joined = toWhom === 'all' ? (ticket.joined ?? []) : [];
    const shared = { ...record, ...(record.text ? { text: withoutReporter(ticket, record.text) } : {}) };
    return [
      draft(ticket.resident.personId, data(ticket, record)),
      // P1.4: neighbours with the same fault are told everything, in words that name no home
      ...joined.map(({ personId }) => draft(personId, data(asNeighboursKnow(ticket), shared))),
    ];
  };
  return telling;
}

export function visitTime(record: TimelineRecord): string {
  return record.slot ? timeSpan(record.slot) : time(record.at);
}

/** Orders that an event is about: the one that it names, else all on which somebody works. */
function ordersOf(ticket: Ticket, { workOrderId }: { workOrderId?: string | undefined }): WorkOrder[] {
  const named = workOrderById(ticket, workOrderId);
  return named ? [named] : openWorkOrders(ticket);
}

/** Whoever works on it now; nobody whose order was taken back, declined or done. */
export function toTechnician(
  change: (record: TimelineRecord) => string,
  when: (record: TimelineRecord) => string = (record) => time(record.at),
): Telling {
  return (ticket, record) => {
    const data = { thing1: thing(ticket.place.label), thing2: thing(change(record)), time3: when(record) };
    return ordersOf(ticket, record).flatMap(({ assignee }) =>
      assignee
        ? [{ to: assignee.personId, template: 'job-changed', page: page.technician(ticket), data }]
        : [],
    );
  };
}

export function toDesk(ticket: Ticket, staff: DutyStaff, what: string, at: number): MessageDraft[] {
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(at) };
  return onDuty(staff, 'desk').map((to) => ({ to, template: 'promise-due', page: page.desk(ticket), data }));
}

export const jobOffered: Telling = (ticket, record) => {
  const order = workOrderById(ticket, record.workOrderId);
  const accept = openPromises(ticket).find(
    (promise) => promise.kind === 'accept' && promise.workOrderId === order?.id,
  );
  if (!order?.assignee || !accept) return [];
  const data = { thing1: thing(ticket.place.label), thing2: thing(order.task), time3: time(accept.dueAt) };
  return [{ to: order.assignee.personId, template: 'job-offered', page: page.technician(ticket), data }];
};

/** Whoever is asked to take an order over (P3.3). */
export function toAsked(what: (order: WorkOrder) => string): Telling {
  return (ticket, record) =>
    ordersOf(ticket, record).flatMap((order) => {
      if (!order.transfer) return [];
      const data = { thing1: thing(ticket.place.label), thing2: thing(what(order)), time3: time(record.at) };
      const to = order.transfer.to.personId;
      return [{ to, template: 'job-changed', page: page.technician(ticket), data }];
    });
}

export const both =
  (...tellings: Telling[]): Telling =>
  (ticket, record, staff) =>
    tellings.flatMap((telling) => telling(ticket, record, staff));

const missing: Partial<Record<NonNullable<TimelineRecord['promise']>, string>> = {
  'first-feedback': '首次反馈',
  dispatch: '派单',
  accept: '答复是否接单',
  appointment: '约上门时间',
  arrive: '上门',
  finish: '修好',
  'follow-up': '回访',
  progress: '告诉业主进展',
  deadline: '这单做完',
  transfer: '答复是否接手',
  supervision: '回复督办',
  consultation: '答复客服的问题',
};

/** Who has to answer a question: whoever leads the department, else a manager: somebody is always told (P2.4). */
export function toAnswerers(
  ticket: Ticket,
  record: TimelineRecord,
  staff: DutyStaff,
  what: string,
): MessageDraft[] {
  const consultation = ticket.consultations?.find((each) => each.id === record.consultationId);
  const promise = ticket.promises.find((each) => each.consultationId === record.consultationId);
  if (!consultation || !promise) return [];
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(promise.dueAt) };
  const leads = onDuty(staff, 'lead', consultation.department);
  const told = leads.map((to) => ({ to, template: 'promise-due', page: page.lead(ticket), data }));
  if (told.length > 0) return told;
  return onDuty(staff, 'manager').map((to) => ({
    to,
    template: 'promise-due',
    page: page.desk(ticket),
    data,
  }));
}

export const consultationAnswered: Telling = (ticket, record) => {
  const consultation = ticket.consultations?.find((each) => each.id === record.consultationId);
  if (!consultation) return [];
  const data = {
    thing1: thing(ticket.place.label),
    thing2: thing(`${consultation.department}答复：${record.text ?? ''}`),
    time3: time(record.at),
  };
  return [{ to: consultation.askedBy.personId, template: 'promise-due', page: page.desk(ticket), data }];
};

/** P3.4: whoever has to read it. */
export const briefingGiven: Telling = (ticket, record) => {
  const data = {
    thing1: thing(ticket.place.label),
    thing2: thing(`先看交底：${record.text ?? ''}`),
    time3: time(record.at),
  };
  const readers = ticket.briefings?.at(-1)?.readers ?? [];
  return readers.map(({ personId }) => ({
    to: personId,
    template: 'job-changed',
    page: page.technician(ticket),
    data,
  }));
};

/** A technician's time limit moved: they are told, not left to find out (P2.2). */
export const promiseMoved: Telling = (ticket, record, staff) => {
  const moved = openPromises(ticket).find(
    (each) => each.kind === record.promise && each.workOrderId === record.workOrderId,
  );
  if (moved?.holder !== 'technician') return [];
  return toTechnician(
    () => `时限改了：${missing[moved.kind] ?? ''}`,
    () => time(moved.dueAt),
  )(ticket, record, staff);
};

function promiseOf(ticket: Ticket, record: TimelineRecord): TicketPromise | undefined {
  return ticket.promises.findLast((each) =>
    record.promiseId
      ? each.id === record.promiseId
      : each.kind === record.promise && each.workOrderId === record.workOrderId,
  );
}

/** Ids of those who have to keep a promise; of the desk none, it is told as a whole. */
function holdersOf(
  ticket: Ticket,
  record: TimelineRecord,
  holder: TicketPromise['holder'],
  staff: DutyStaff,
) {
  if (holder === 'technician') {
    const isTransfer = record.promise === 'transfer';
    const ids = ordersOf(ticket, record).flatMap(
      (order) => (isTransfer ? order.transfer?.to : order.assignee)?.personId ?? [],
    );
    return [...new Set(ids)].map((to) => ({ to, page: page.technician(ticket) }));
  }
  if (holder !== 'lead') return [];
  return leadsConcerned(ticket, staff).map(({ personId }) => ({ to: personId, page: page.lead(ticket) }));
}

/** Whoever holds the promise; once it is missed, or if nobody holds it, the desk as well (P3.5). */
export const promiseDue: Telling = (ticket, record, staff) => {
  const promise = promiseOf(ticket, record);
  // P2.3: while nobody has it, the ladder climbs
  if (!promise || promise.kind === 'acknowledge') return [];
  const what = `${record.kind === 'promise-missed' ? '已超时：' : '快到时限：'}${missing[promise.kind] ?? ''}`;
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(promise.dueAt) };
  const held =
    promise.consultationId === undefined
      ? holdersOf(ticket, record, promise.holder, staff)
      : toAnswerers(ticket, record, staff, what);
  const desk = held.length === 0 || record.kind === 'promise-missed' ? onDuty(staff, 'desk') : [];
  return [
    ...held.map((each) => ({ ...each, template: 'promise-due', data })),
    ...desk.map((to) => ({ to, template: 'promise-due', page: page.desk(ticket), data })),
  ];
};

/** The level to which a missed promise went up (P3.5). */
export const promiseEscalated: Telling = (ticket, record, staff) => {
  const promise = promiseOf(ticket, record);
  if (!promise) return [];
  const what = `一直没办：${missing[promise.kind] ?? ''}`;
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(promise.dueAt) };
  return staffAt(record.about as EscalationLevel, ticket, promise, staff).map(({ personId, role }) => ({
    to: personId,
    template: 'promise-due',
    page: role === 'lead' ? page.lead(ticket) : page.desk(ticket),
    data,
  }));
};

const supervisionOf = (ticket: Ticket, { supervisionId }: TimelineRecord) =>
  ticket.supervisions?.find(({ id }) => id === supervisionId);

/** 督办: whoever owes the reply (P3.5). */
export const supervisionOrdered: Telling = (ticket, record, staff) => {
  const supervision = supervisionOf(ticket, record);
  if (!supervision) return [];
  const what = `督办：${supervision.text}`;
  if (supervision.to === 'desk') return toDesk(ticket, staff, what, supervision.dueAt);
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(supervision.dueAt) };
  return holdersOf(ticket, record, supervision.to, staff).map((each) => ({
    ...each,
    template: 'promise-due',
    data,
  }));
};

/** 督办 answered: whoever ordered it. */
export const supervisionReplied: Telling = (ticket, record) => {
  const supervision = supervisionOf(ticket, record);
  if (!supervision) return [];
  const { personId, role } = supervision.by;
  const what = `已回复督办：${record.text ?? ''}`;
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(record.at) };
  const where = role === 'lead' ? page.lead(ticket) : page.desk(ticket);
  return [{ to: personId, template: 'promise-due', page: where, data }];
};

/** The technicians who have the ball; none if the desk has it (P3.6). */
export function urgedTechnicians(ticket: Ticket): string[] {
  if (turnOf(ticket) === 'desk') return [];
  const orders = ordersOf(ticket, { workOrderId: nextTold(ticket)?.workOrderId });
  return [...new Set(orders.flatMap((order) => order.assignee?.personId ?? []))];
}

export const urged: Telling = (ticket, record, staff) => {
  const what = ticket.urges > 1 ? `业主催了第 ${ticket.urges} 次` : '业主催了一次';
  const technicians = urgedTechnicians(ticket);
  if (technicians.length === 0) return toDesk(ticket, staff, what, record.at);
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(record.at) };
  return technicians.map((to) => ({ to, template: 'job-changed', page: page.technician(ticket), data }));
};

/** Seen in the app by whom it concerns; nobody is sent a message. */
export const nobody: Telling = () => [];
