import type { TimelineKind } from '@contract/ticket';
import { isKeptFrom } from './complaint-about';
import { type DutyStaff, onDuty } from './duty-staff';
import { leadsConcerned, staffAt } from './escalation';
import { personName, thing, time, timeSpan, titleOf } from './message-words';
import { nextTold, openPromises } from './promise';
import { emergencyWord, tellLadder } from './tell-ladder';
import {
  type EscalationLevel,
  isGuests,
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

type Telling = (ticket: Ticket, record: TimelineRecord, staff: DutyStaff) => MessageDraft[];

const page = {
  resident: (ticket: Ticket) => `pages/ticket/index?id=${ticket._id}`,
  desk: (ticket: Ticket) => `desk/ticket/index?id=${ticket._id}`,
  technician: (ticket: Ticket) => `technician/job/index?id=${ticket._id}`,
  lead: (_: Ticket) => 'manager/late/index',
  asked: (ticket: Ticket) => `lead/ticket/index?id=${ticket._id}`,
};

function toResident(
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

function visitTime(record: TimelineRecord): string {
  return record.slot ? timeSpan(record.slot) : time(record.at);
}

/** Orders that an event is about: the one that it names, else all on which somebody works. */
function ordersOf(ticket: Ticket, { workOrderId }: { workOrderId?: string | undefined }): WorkOrder[] {
  const named = workOrderById(ticket, workOrderId);
  return named ? [named] : openWorkOrders(ticket);
}

/** Whoever works on it now; nobody whose order was taken back, declined or done. */
function toTechnician(
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

function toDesk(ticket: Ticket, staff: DutyStaff, what: string, at: number): MessageDraft[] {
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(at) };
  return onDuty(staff, 'desk').map((to) => ({ to, template: 'promise-due', page: page.desk(ticket), data }));
}

const jobOffered: Telling = (ticket, record) => {
  const order = workOrderById(ticket, record.workOrderId);
  const accept = openPromises(ticket).find(
    (promise) => promise.kind === 'accept' && promise.workOrderId === order?.id,
  );
  if (!order?.assignee || !accept) return [];
  const data = { thing1: thing(ticket.place.label), thing2: thing(order.task), time3: time(accept.dueAt) };
  return [{ to: order.assignee.personId, template: 'job-offered', page: page.technician(ticket), data }];
};

/** Whoever is asked to take an order over (P3.3). */
function toAsked(what: (order: WorkOrder) => string): Telling {
  return (ticket, record) =>
    ordersOf(ticket, record).flatMap((order) => {
      if (!order.transfer) return [];
      const data = { thing1: thing(ticket.place.label), thing2: thing(what(order)), time3: time(record.at) };
      const to = order.transfer.to.personId;
      return [{ to, template: 'job-changed', page: page.technician(ticket), data }];
    });
}

const both =
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
function toAnswerers(ticket: Ticket, record: TimelineRecord, staff: DutyStaff, what: string): MessageDraft[] {
  const consultation = ticket.consultations?.find((each) => each.id === record.consultationId);
  const promise = ticket.promises.find((each) => each.consultationId === record.consultationId);
  if (!consultation || !promise) return [];
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(promise.dueAt) };
  const leads = onDuty(staff, 'lead', consultation.department);
  const told = leads.map((to) => ({ to, template: 'promise-due', page: page.asked(ticket), data }));
  if (told.length > 0) return told;
  return onDuty(staff, 'manager').map((to) => ({
    to,
    template: 'promise-due',
    page: page.desk(ticket),
    data,
  }));
}

const consultationAnswered: Telling = (ticket, record) => {
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
const briefingGiven: Telling = (ticket, record) => {
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
const promiseMoved: Telling = (ticket, record, staff) => {
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
const promiseDue: Telling = (ticket, record, staff) => {
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
const promiseEscalated: Telling = (ticket, record, staff) => {
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
const supervisionOrdered: Telling = (ticket, record, staff) => {
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
const supervisionReplied: Telling = (ticket, record) => {
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

const urged: Telling = (ticket, record, staff) => {
  const what = ticket.urges > 1 ? `业主催了第 ${ticket.urges} 次` : '业主催了一次';
  const technicians = urgedTechnicians(ticket);
  if (technicians.length === 0) return toDesk(ticket, staff, what, record.at);
  const data = { thing1: thing(ticket.place.label), thing2: thing(what), time3: time(record.at) };
  return technicians.map((to) => ({ to, template: 'job-changed', page: page.technician(ticket), data }));
};

/** Seen in the app by whom it concerns; nobody is sent a message. */
const nobody: Telling = () => [];

/** The one table, complete: what happened → who is told, with which template and words. */
const table: Record<TimelineKind, Telling> = {
  'clarification-asked': toResident(
    'clarification-asked',
    (ticket, record) => ({
      thing1: thing(titleOf(ticket.text)),
      thing2: thing(record.text ?? ''),
      time3: time(record.at),
    }),
    'reporter',
  ),
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
  'time-proposed': toResident(
    'visit-proposed',
    (ticket, record) => ({
      thing1: thing(titleOf(ticket.text)),
      time2: visitTime(record),
      name3: personName(record.by.name),
    }),
    'reporter',
  ),
  'result-ready': toResident('result-ready', (ticket, record) => {
    const last = ticket.workOrders.findLast((order) => order.status === 'done');
    return {
      thing1: thing(titleOf(ticket.text)),
      thing2: thing(last?.result?.done ?? ''),
      name3: personName(last?.assignee?.name ?? record.by.name),
    };
  }),
  dispatched: jobOffered,
  recalled: toTechnician(() => '这单已收回，不用再办了'),
  withdrawn: (ticket, record, staff) => [
    ...toTechnician(() => '业主撤回了，不用去了')(ticket, record, staff),
    ...tellLadder(ticket, record, '业主撤回了，不用再处理'),
  ],
  'other-time-asked': toTechnician((record) => `业主想换时间：${record.text ?? ''}`),
  'time-agreed': toTechnician(() => '业主同意了上门时间', visitTime),
  supplemented: toTechnician((record) => `业主补充：${record.text ?? ''}`),
  'visit-cancelled': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing('原定上门取消，客服会另行安排'),
    thing3: thing(record.by.name),
  })),
  urged,
  // of an emergency the ladder is told (P2.3)
  reported: nobody,
  'promise-warned': promiseDue,
  'promise-missed': promiseDue,
  'transfer-offered': toAsked((order) => `${order.assignee?.name ?? '同事'}想请你接手`),
  transferred: both(
    toTechnician((record) => `${record.by.name}接了你转的单`),
    toResident('feedback-given', (ticket, record) => ({
      thing1: thing(titleOf(ticket.text)),
      thing2: thing(`换成${record.about ?? ''}上门${record.slot ? '，时间不变' : ''}`),
      thing3: thing(record.about ?? record.by.name),
    })),
  ),
  'transfer-declined': toTechnician((record) => `${record.by.name}没有接手，这单还在你这里`),
  'transfer-lapsed': both(
    toTechnician((record) => `${record.about ?? ''}没有答复，这单还在你这里`),
    toAsked(() => '没等到你答复，不用接手了'),
  ),
  // who stops working knows; the desk has to send somebody else
  returned: (ticket, record, staff) =>
    toDesk(ticket, staff, `${record.about ?? ''}${record.text ?? ''}，单退回，请另派`, record.at),
  noted: toTechnician((record) => `业主来电：${record.text ?? ''}`),
  'promise-escalated': promiseEscalated,
  'supervision-ordered': supervisionOrdered,
  'supervision-replied': supervisionReplied,
  // the desk sees what it owes in its list: an ordinary order coming back, a confirmation, stars
  'dispatch-waived': nobody,
  taken: nobody,
  accepted: nobody,
  declined: nobody,
  arrived: nobody,
  // told as result-ready when everything is done
  finished: nobody,
  confirmed: nobody,
  reopened: nobody,
  rated: nobody,
  'answer-lapsed': nobody,
  'followed-up': nobody,
  'phone-shown': nobody,
  closed: nobody,
  'supervision-closed': nobody,
  'told-by-phone': nobody,
  'promises-moved': nobody,
  joined: nobody,
  left: nobody,
  'emergency-opened': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing('已按紧急情况处理'),
    thing3: thing(record.by.name),
  })),
  'emergency-alerted': (ticket, record) =>
    tellLadder(ticket, record, `紧急：${emergencyWord(ticket)}，请马上接手`, 'fresh'),
  'emergency-taken': (ticket, record) => tellLadder(ticket, record, `${record.by.name}已接手`),
  'progress-told': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing(record.text ?? ''),
    thing3: thing(record.by.name),
  })),
  'emergency-ended': (ticket, record, staff) => [
    ...toResident('feedback-given', () => ({
      thing1: thing(titleOf(ticket.text)),
      thing2: thing(`已解除：${record.text ?? ''}`),
      thing3: thing(record.by.name),
    }))(ticket, record, staff),
    ...tellLadder(ticket, record, '紧急情况已结束'),
  ],
  'step-done': nobody,
  'promise-moved': promiseMoved,
  'consultation-asked': (ticket, record, staff) =>
    toAnswerers(ticket, record, staff, `请答复：${record.text ?? ''}`),
  'consultation-answered': consultationAnswered,
  'briefing-given': briefingGiven,
  'kind-changed': nobody,
  classified: nobody,
  'briefing-read': nobody,
};

/**
 * Messages that an event owes to people, without those to the person who did it or whom it is kept from (P7.3); a caller who
 * is not on the roster is called.
 */
export function notifyWhom(ticket: Ticket, record: TimelineRecord, staff: DutyStaff): MessageDraft[] {
  const drafts = table[record.kind](ticket, record, staff);
  const guest = isGuests(ticket) ? ticket.resident.personId : undefined;
  return drafts.filter(({ to }) => to !== record.by.personId && to !== guest && !isKeptFrom(ticket, to));
}
