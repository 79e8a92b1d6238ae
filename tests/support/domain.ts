import { AppError, type ErrorCode } from '@contract/errors';
import type { TicketAction } from '@contract/ticket';
import { unreadBriefings } from '../../cloudfunctions/core/domain/briefings';
import { changeTicket, type Doing } from '../../cloudfunctions/core/domain/change';
import { giveBriefing, readBriefing } from '../../cloudfunctions/core/domain/decisions/briefing';
import { classify } from '../../cloudfunctions/core/domain/decisions/classify';
import { answerConsultation, askDepartment } from '../../cloudfunctions/core/domain/decisions/consultation';
import * as desk from '../../cloudfunctions/core/domain/decisions/desk';
import * as emergency from '../../cloudfunctions/core/domain/decisions/emergency';
import * as neighbours from '../../cloudfunctions/core/domain/decisions/join';
import { note } from '../../cloudfunctions/core/domain/decisions/note';
import { passTime } from '../../cloudfunctions/core/domain/decisions/pass-time';
import { raiseEmergency } from '../../cloudfunctions/core/domain/decisions/raise-emergency';
import { reassign } from '../../cloudfunctions/core/domain/decisions/reassign';
import { type Report, reportTicket } from '../../cloudfunctions/core/domain/decisions/report';
import * as resident from '../../cloudfunctions/core/domain/decisions/resident';
import { type ReturnReason, returnOrdersOf } from '../../cloudfunctions/core/domain/decisions/return-orders';
import * as supervision from '../../cloudfunctions/core/domain/decisions/supervision';
import * as technician from '../../cloudfunctions/core/domain/decisions/technician';
import * as transfer from '../../cloudfunctions/core/domain/decisions/transfer';
import { isLeadersBusiness, openConsultations } from '../../cloudfunctions/core/domain/department';
import type { DutyStaff } from '../../cloudfunctions/core/domain/duty-staff';
import { isAlerted } from '../../cloudfunctions/core/domain/emergency';
import { mustBeAllowed, orderInFocus, relationsOf } from '../../cloudfunctions/core/domain/permission';
import { defaultSettings, type Settings } from '../../cloudfunctions/core/domain/settings';
import {
  type Actor,
  type Assignee,
  leadingWorkOrder,
  openWorkOrders,
  type Ticket,
  type WorkOrder,
  workOrderById,
} from '../../cloudfunctions/core/domain/ticket';
import { type Standing, transitions } from '../../cloudfunctions/core/domain/transitions';
import { viewTicket } from '../../cloudfunctions/core/domain/view-ticket';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A moment by China's wall clock, `2026-11-23 10:00`, as epoch ms. */
export function china(clock: string): number {
  return Date.parse(`${clock.replace(' ', 'T')}:00+08:00`);
}

/** The wall clock of China at a moment, made without the code under test. */
export function chinaClock(at: number): string {
  return new Date(at + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');
}

/** A Monday morning on which everybody works. */
export const MONDAY_10 = china('2026-11-23 10:00');

/** Where 周建国 and 孙海 work, and which 秦主管 leads. */
export const DEPARTMENT = '工程部';

/** The people of one community; roles beside what the ticket itself says they are. */
export const people = {
  wang: { personId: 'o-wang', role: 'resident', name: '王女士', roles: [] },
  chen: { personId: 'o-chen', role: 'resident', name: '陈先生', roles: ['resident'] },
  lin: { personId: 'o-lin', role: 'desk', name: '林晓', roles: ['desk'] },
  qin: { personId: 'o-qin', role: 'lead', name: '秦主管', roles: ['lead'] },
  he: { personId: 'o-he', role: 'manager', name: '何经理', roles: ['manager'] },
  zhou: { personId: 'o-zhou', role: 'technician', name: '周建国', roles: ['technician'] },
  sun: { personId: 'o-sun', role: 'technician', name: '孙海', roles: ['technician'] },
} as const satisfies Record<string, Actor & { roles: readonly Standing[] }>;
export type Who = keyof typeof people;

/** Technicians who work here. */
const technicians: DutyStaff = ['o-zhou', 'o-sun', 'o-wang'].map((personId) => ({
  personId,
  name: personId,
  role: 'technician',
  department: '工程部',
  onDuty: true,
}));

/** People at the desk, all on duty, and the technicians but those who left, and who leads the department. */
export const staffOf = (desk: readonly string[], left: readonly string[] = []): DutyStaff => [
  ...desk.map(
    (personId) => ({ personId, name: '林晓', role: 'desk', department: '客服部', onDuty: true }) as const,
  ),
  ...technicians.filter(({ personId }) => !left.includes(personId)),
];

/** Whoever a promise of 工程部 goes up to. */
export const leaders: DutyStaff = [
  { personId: 'o-qin', name: '秦主管', role: 'lead', department: '工程部', onDuty: true },
  { personId: 'o-he', name: '何经理', role: 'manager', department: '项目部', onDuty: true },
];

export const clockActor: Actor = { personId: 'system', role: 'system', name: '自动提醒' };

export function assignee(who: 'zhou' | 'sun' | 'wang'): Assignee {
  const { personId, name } = people[who];
  return { personId, name, badge: `W-${who}`, department: '工程部', phone: '13700001111' };
}

/** Somebody of the same building, as a ticket keeps who joined. */
export const neighbour = (who: Who) => ({
  personId: people[who].personId,
  name: '陈国栋',
  salutation: people[who].name,
  phone: '13922335521',
  relation: '业主',
  houseLabel: '7栋1单元 302',
});

export const feedback = {
  opinion: '上门维修',
  timeLimit: '今天内上门',
  responsible: '工程部周建国',
  text: '王女士，工程部周师傅今天上门修。',
};

export const report: Report = {
  ticketId: 'ticket0000000001',
  communityId: 'c-sunshine',
  kind: 'repair',
  channel: 'mini-program',
  text: '厨房水龙头关不紧。一直滴水',
  photos: ['cloud://env/photos/ticket0000000001/tap.jpg'],
  place: { label: '7栋2单元 1203', area: 'home', houseId: 'h-7-2-1203' },
  resident: {
    personId: people.wang.personId,
    name: '王淑芬',
    salutation: '王女士',
    phone: '13812345678',
    relation: '业主',
  },
};

/** The slot from `startMinutes` to `endMinutes` after `now`. */
export const slotFrom = (now: number, startMinutes = 60, endMinutes = 120) => ({
  startAt: now + startMinutes * MINUTE,
  endAt: now + endMinutes * MINUTE,
});

export const result = {
  cause: '阀芯老化',
  done: '换了陶瓷阀芯，试水不滴',
  chargeFen: 3500,
  photos: ['cloud://env/photos/ticket0000000001/after.jpg'],
};

export const review = { cause: '立管老化', done: '关阀换管，已通水', prevention: '本月查完同年份的立管' };

/** The first step of the plan that nobody has done. */
export const nextStep = ({ ticket }: Pick<Matter, 'ticket'>) =>
  ticket.emergency?.steps.findIndex(({ doneAt }) => doneAt === undefined) ?? -1;

type Input = Record<string, unknown>;

/** As the handler does it: an order for nobody lies in the pool of a department. */
const dispatch = (draft: Ticket, input: Parameters<typeof desk.dispatch>[1], doing: Doing) =>
  desk.dispatch(draft, { ...(input.assignee ? {} : { pools: ['工程部'] }), ...input }, doing);

/** The decision of each action; the input is what its handler would hand on, checked by the contract before. */
const decisions: Record<TicketAction, (draft: Ticket, input: never, doing: Doing) => void> = {
  'ticket.supplement': resident.supplement,
  'ticket.withdraw': resident.withdraw,
  'ticket.urge': (draft, _, doing) => resident.urge(draft, doing),
  'appointment.agree': resident.agreeTime,
  'appointment.askOther': resident.askOtherTime,
  'ticket.confirm': resident.confirm,
  'ticket.rate': resident.rate,
  'ticket.clarify': desk.clarify,
  'ticket.feedback': desk.giveFeedback,
  'ticket.answer': desk.answerOnTheSpot,
  'ticket.dispatch': dispatch,
  'workOrder.add': dispatch,
  'dispatch.waive': desk.waiveDispatch,
  'workOrder.recall': desk.recall,
  'followUp.record': desk.recordFollowUp,
  'ticket.showPhone': (draft, _, doing) => desk.showPhone(draft, doing),
  'workOrder.take': technician.take,
  'workOrder.accept': technician.accept,
  'workOrder.decline': technician.decline,
  'appointment.propose': technician.proposeTime,
  'workOrder.arrive': technician.arrive,
  'workOrder.finish': technician.finish,
  'emergency.open': raiseEmergency,
  'emergency.acknowledge': (draft, _, doing) => emergency.takeOn(draft, doing),
  'emergency.progress': emergency.tellProgress,
  'emergency.step': emergency.doStep,
  'emergency.end': emergency.endEmergency,
  'workOrder.offerTransfer': transfer.offerTransfer,
  'workOrder.acceptTransfer': transfer.acceptTransfer,
  'workOrder.declineTransfer': transfer.declineTransfer,
  'ticket.join': neighbours.join,
  'ticket.leave': (draft, _, doing) => neighbours.leave(draft, doing),
  'ticket.note': note,
  'supervision.order': supervision.orderSupervision,
  'supervision.reply': supervision.replySupervision,
  'supervision.close': supervision.closeSupervision,
  'message.tell': supervision.tellByPhone,
  'ticket.classify': classify,
  'consultation.ask': askDepartment,
  'consultation.answer': answerConsultation,
  'briefing.give': giveBriefing,
  'briefing.read': readBriefing,
  'workOrder.reassign': reassign,
};

/** Orders whose assignees can be given a briefing. */
export const briefable = (ticket: Ticket): string[] =>
  openWorkOrders(ticket).flatMap(({ id, assignee: has }) => (has ? [id] : []));

/** An ordinary input for each action, for tests that look at something else. */
function usualInput(action: TicketAction, matter: Matter, who: Who): Input {
  const inputs: Partial<Record<TicketAction, Input>> = {
    'ticket.supplement': { text: '是热水那一边', photos: [] },
    'ticket.withdraw': { reason: '自己修好了' },
    'appointment.agree': { startAt: leadingWorkOrder(matter.ticket)?.proposedSlot?.startAt },
    'appointment.askOther': { wish: '明天下午' },
    'ticket.confirm': { outcome: 'solved' },
    'ticket.rate': { rating: { overall: 5, tags: [] } },
    'ticket.clarify': { question: '是哪个水龙头？' },
    'ticket.feedback': { feedback },
    'ticket.answer': { text: '物业费可以在服务大厅交。' },
    'ticket.dispatch': { assignee: assignee('zhou'), task: '换水龙头阀芯', feedback },
    'workOrder.add': { assignee: assignee('sun'), task: '补墙' },
    'dispatch.waive': { reason: '一位就够了' },
    'workOrder.recall': { reason: '换人去' },
    'followUp.record': { result: 'satisfied' },
    'workOrder.take': { assignee: assignee(who === 'sun' ? 'sun' : 'zhou') },
    'workOrder.decline': { reason: '排满了' },
    'appointment.propose': { slot: slotFrom(matter.now) },
    'workOrder.finish': result,
    'emergency.open': { type: 'leak' },
    'emergency.progress': { text: '师傅已经在关阀' },
    'emergency.step': { index: nextStep(matter) },
    'emergency.end': { review },
    'workOrder.offerTransfer': { to: assignee(who === 'sun' ? 'zhou' : 'sun'), reason: '排满了' },
    'workOrder.acceptTransfer': { assignee: assignee(who === 'sun' ? 'sun' : 'zhou') },
    'ticket.join': { resident: neighbour(who) },
    'ticket.note': { text: '电话里说是热水那一边', photos: [] },
    'supervision.order': { to: 'desk', text: '请马上处理', dueAt: matter.now + HOUR },
    'supervision.reply': { supervisionId: 's1', text: '下午三点前到', standings: matter.standings(who) },
    'supervision.close': { supervisionId: 's1' },
    'message.tell': { messageId: matter.ticket.unreached?.[0]?.messageId },
    'ticket.classify': { kind: 'repair', priority: 'urgent' },
    'consultation.ask': { department: DEPARTMENT, question: '楼上防水做过吗？' },
    'consultation.answer': { consultationId: openConsultations(matter.ticket)[0]?.id, text: '去年做过' },
    'briefing.give': { text: '先关总阀', workOrderIds: briefable(matter.ticket) },
    'briefing.read': { briefingId: unreadBriefings(matter.ticket, people[who].personId)[0]?.id },
    'workOrder.reassign': { assignee: assignee('sun'), reason: '排满了' },
  };
  return inputs[action] ?? {};
}

/** The code with which `act` was refused; `undefined` if it went through. Any other error is thrown on. */
export function refusal(act: () => unknown): ErrorCode | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** One ticket in pure code, moved on by its people; `now` is what the test says it is. */
export class Matter {
  ticket: Ticket;
  now: number;
  private commands = 0;

  constructor(
    facts: Partial<Report> = {},
    readonly options: { now?: number; settings?: Settings } = {},
  ) {
    this.now = options.now ?? MONDAY_10;
    const doing = { ...this.doing('wang'), commandId: 'c0', action: 'ticket.report' };
    this.ticket = reportTicket({ ...report, ...facts }, doing);
  }

  /** A ticket as it is, at a moment. */
  static at(ticket: Ticket, now: number): Matter {
    const matter = new Matter({}, { now });
    matter.ticket = ticket;
    return matter;
  }

  get settings(): Settings {
    return this.options.settings ?? defaultSettings;
  }

  doing(who: Who): Doing {
    const { personId, role, name } = people[who];
    const staff = [...staffOf([people.lin.personId]), ...leaders];
    return { actor: { personId, role, name }, now: this.now, settings: this.settings, staff };
  }

  /** Everything that this person is to the ticket now, as the runtime puts it together. */
  standings(who: Who, order?: WorkOrder): Standing[] {
    const { personId } = people[who];
    const roles: readonly Standing[] =
      this.ticket.complaintAbout?.personId === personId ? [] : people[who].roles;
    const counted = roles.filter(
      (role) =>
        role !== 'lead' ||
        isAlerted(this.ticket, personId) ||
        isLeadersBusiness(this.ticket, DEPARTMENT, order),
    );
    return [...relationsOf(this.ticket, personId, order), ...counted];
  }

  /** The department that they lead, if they lead one. */
  department(who: Who): string | undefined {
    return people[who].role === 'lead' ? DEPARTMENT : undefined;
  }

  /** The order that an action is about: the one named, else the person's own, and what the person is to it. */
  about(who: Who, action: TicketAction, workOrderId?: string) {
    const all = this.standings(who);
    if (!transitions[action].workOrder) return { order: undefined, standings: all };
    const order =
      workOrderById(this.ticket, workOrderId) ??
      orderInFocus(this.ticket, people[who].personId, all, this.department(who));
    return { order, standings: this.standings(who, order) };
  }

  /** Would `act` be refused now, and with which code? */
  refusalOf(who: Who, action: TicketAction): ErrorCode | undefined {
    const { order, standings } = this.about(who, action);
    const moment = { now: this.now, settings: this.settings, order, personId: people[who].personId };
    return refusal(() => mustBeAllowed(action, this.ticket, standings, moment));
  }

  /** The buttons of a person, those on the order in focus among them. */
  buttons(who: Who): TicketAction[] {
    const { personId } = people[who];
    const standings = this.standings(who);
    const { now, settings } = this;
    const department = this.department(who);
    return viewTicket(this.ticket, { personId, standings, now, settings, department }).allowedActions;
  }

  /** Carries out `action`, or throws as the product does; a refusal leaves the ticket as it was. */
  act(who: Who, action: TicketAction, input: Input = usualInput(action, this, who)): this {
    const { order, standings } = this.about(who, action, input.workOrderId as string | undefined);
    const moment = { now: this.now, settings: this.settings, order, personId: people[who].personId };
    mustBeAllowed(action, this.ticket, standings, moment);
    const doing = { ...this.doing(who), commandId: `c${++this.commands}`, action };
    const meant = order ? { workOrderId: order.id, ...input } : input;
    this.ticket = changeTicket(this.ticket, doing, (draft) =>
      decisions[action](draft, meant as never, doing),
    );
    return this;
  }

  /** Lets working or idle minutes go by without the timer looking. */
  wait(minutes: number): this {
    this.now += minutes * MINUTE;
    return this;
  }

  /** Somebody stops working for today, or for good (P3.3, P7.2). */
  stopWorking(who: Who, reason: ReturnReason = 'off-duty'): this {
    const doing = this.doing(who);
    const { personId } = people[who];
    this.ticket = changeTicket(this.ticket, doing, (draft) => returnOrdersOf(draft, personId, reason, doing));
    return this;
  }

  /** The timer looks at the ticket now; some technicians may have left. */
  tick(staff: readonly string[] = [people.lin.personId], left: readonly string[] = []): this {
    const doing = {
      actor: clockActor,
      now: this.now,
      settings: this.settings,
      staff: [...staffOf(staff, left), ...leaders],
    };
    this.ticket = changeTicket(this.ticket, doing, (draft) => passTime(draft, doing));
    return this;
  }

  get order() {
    const order = this.ticket.workOrders.at(-1);
    if (!order) throw new Error('no work order yet');
    return order;
  }

  /** The latest promise of a kind, ended or not. */
  promise(kind: Ticket['promises'][number]['kind']) {
    const promise = this.ticket.promises.findLast((each) => each.kind === kind);
    if (!promise) throw new Error(`no ${kind} promise`);
    return promise;
  }

  /** Kinds of the timeline, the oldest first. */
  get events(): string[] {
    return this.ticket.timeline.map((record) => record.kind);
  }
}
