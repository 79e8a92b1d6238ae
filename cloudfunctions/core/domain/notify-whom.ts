import type { TimelineKind } from '@contract/ticket';
import { personName, thing, time, timeSpan, titleOf } from './message-words';
import { openPromises } from './promise';
import { openWorkOrder, type Ticket, type TimelineRecord } from './ticket';

/** Staff on whom a promise falls back when nobody on the ticket holds it. */
export interface DutyStaff {
  desk: readonly string[];
}

export interface MessageDraft {
  to: string;
  template: string;
  page: string;
  data: Record<string, string>;
}

type Telling = (ticket: Ticket, record: TimelineRecord, staff: DutyStaff) => MessageDraft[];

const page = {
  resident: (ticket: Ticket) => `pages/ticket/index?id=${ticket._id}`,
  desk: (ticket: Ticket) => `desk/ticket/index?id=${ticket._id}`,
  technician: (ticket: Ticket) => `technician/job/index?id=${ticket._id}`,
};

function toResident(
  template: string,
  data: (ticket: Ticket, record: TimelineRecord) => Record<string, string>,
) {
  const telling: Telling = (ticket, record) => [
    { to: ticket.resident.personId, template, page: page.resident(ticket), data: data(ticket, record) },
  ];
  return telling;
}

function visitTime(record: TimelineRecord): string {
  return record.slot ? timeSpan(record.slot) : time(record.at);
}

/** Whoever works on it now; nobody whose order was taken back, declined or done. */
function toTechnician(
  change: (record: TimelineRecord) => string,
  when: (record: TimelineRecord) => string = (record) => time(record.at),
): Telling {
  return (ticket, record) => {
    const order = openWorkOrder(ticket);
    if (!order?.assignee) return [];
    const data = { thing1: thing(ticket.place.label), thing2: thing(change(record)), time3: when(record) };
    return [{ to: order.assignee.personId, template: 'job-changed', page: page.technician(ticket), data }];
  };
}

function toDesk(ticket: Ticket, staff: DutyStaff, what: string, at: number): MessageDraft[] {
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(at) };
  return staff.desk.map((to) => ({ to, template: 'promise-due', page: page.desk(ticket), data }));
}

const jobOffered: Telling = (ticket) => {
  const order = openWorkOrder(ticket);
  const accept = openPromises(ticket).find((promise) => promise.kind === 'accept');
  if (!order?.assignee || !accept) return [];
  const data = { thing1: thing(ticket.place.label), thing2: thing(order.task), time3: time(accept.dueAt) };
  return [{ to: order.assignee.personId, template: 'job-offered', page: page.technician(ticket), data }];
};

const missing: Partial<Record<NonNullable<TimelineRecord['promise']>, string>> = {
  'first-feedback': '首次反馈',
  dispatch: '派单',
  accept: '答复是否接单',
  appointment: '约上门时间',
  arrive: '上门',
  finish: '修好',
  'follow-up': '回访',
};

/** Whoever holds the promise; once it is missed, or if nobody holds it, the desk as well (P3.5). */
const promiseDue: Telling = (ticket, record, staff) => {
  const promise = ticket.promises.findLast((each) => each.kind === record.promise);
  if (!promise) return [];
  const what = `${record.kind === 'promise-missed' ? '已超时：' : '快到时限：'}${missing[promise.kind] ?? ''}`;
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(promise.dueAt) };
  const technician = openWorkOrder(ticket)?.assignee?.personId;
  const held = promise.holder === 'technician' && technician ? [technician] : [];
  const desk = held.length === 0 || record.kind === 'promise-missed' ? staff.desk : [];
  return [
    ...held.map((to) => ({ to, template: 'promise-due', page: page.technician(ticket), data })),
    ...desk.map((to) => ({ to, template: 'promise-due', page: page.desk(ticket), data })),
  ];
};

/** The one table: what happened → who is told, with which template and words. Whatever is not here is seen in the app only. */
const table: Partial<Record<TimelineKind, Telling>> = {
  'clarification-asked': toResident('clarification-asked', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing(record.text ?? ''),
    time3: time(record.at),
  })),
  'feedback-given': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing(record.text ?? ''),
    thing3: thing(record.about ?? record.by.name),
  })),
  answered: toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing(record.text ?? ''),
    thing3: thing(record.by.name),
  })),
  'time-proposed': toResident('visit-proposed', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    time2: visitTime(record),
    name3: personName(record.by.name),
  })),
  finished: toResident('result-ready', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing(record.text ?? ''),
    name3: personName(record.by.name),
  })),
  dispatched: jobOffered,
  recalled: toTechnician(() => '这单已收回，不用再办了'),
  withdrawn: toTechnician(() => '业主撤回了，不用去了'),
  'other-time-asked': toTechnician((record) => `业主想换时间：${record.text ?? ''}`),
  'time-agreed': toTechnician(() => '业主同意了上门时间', visitTime),
  supplemented: toTechnician((record) => `业主补充：${record.text ?? ''}`),
  'visit-cancelled': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing('原定上门取消，客服会另行安排'),
    thing3: thing(record.by.name),
  })),
  urged: (ticket, record, staff) =>
    openWorkOrder(ticket)?.assignee
      ? toTechnician(() => '业主催了一次')(ticket, record, staff)
      : toDesk(ticket, staff, '业主催了一次', record.at),
  // P2.3: nobody waits for the timer
  reported: (ticket, record, staff) =>
    ticket.priority === 'emergency' ? toDesk(ticket, staff, '紧急求助，请马上回电', record.at) : [],
  'promise-warned': promiseDue,
  'promise-missed': promiseDue,
};

/** Messages that an event owes to people, without those to the person who did it. */
export function notifyWhom(ticket: Ticket, record: TimelineRecord, staff: DutyStaff): MessageDraft[] {
  const drafts = table[record.kind]?.(ticket, record, staff) ?? [];
  return drafts.filter((draft) => draft.to !== record.by.personId);
}
