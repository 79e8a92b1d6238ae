import type { TicketAction } from '@contract/ticket';
import fc from 'fast-check';
import { unreadBriefings } from '../../cloudfunctions/core/domain/briefings';
import { openConsultations } from '../../cloudfunctions/core/domain/department';
import { deriveFields } from '../../cloudfunctions/core/domain/derive';
import { openSupervisions } from '../../cloudfunctions/core/domain/escalation';
import { freeRecipients, owesReply } from '../../cloudfunctions/core/domain/guards';
import { isSendable, settleMessages } from '../../cloudfunctions/core/domain/outbox';
import {
  leadingWorkOrder,
  openWorkOrders,
  type Ticket,
  type TicketPromise,
  worksOn,
} from '../../cloudfunctions/core/domain/ticket';
import {
  assignee,
  briefable,
  china,
  DEPARTMENT,
  feedback,
  Matter,
  MINUTE,
  neighbour,
  nextStep,
  people,
  slotFrom,
  type Who,
} from './domain';

/** One step of a history: time passes, then the timer looks, messages go out, a technician stops working, or somebody does something. */
export interface Step {
  wait: number | 'until something is due';
  what: 'act' | 'tick' | 'deliver' | 'stop';
  /** which of the things that are allowed then, and how exactly */
  pick: number;
  variant: number;
  text: string;
  slot: { from: number; length: number };
}

/** Words as the contract hands them on: trimmed, never blank. */
const typed = (maxLength: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength }).map((text) => text.trim() || '水');

const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.oneof(
    { weight: 5, arbitrary: fc.nat(90) },
    { weight: 1, arbitrary: fc.nat(6000) },
    { weight: 2, arbitrary: fc.constant('until something is due' as const) },
  ),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant('act' as const) },
    { weight: 2, arbitrary: fc.constant('tick' as const) },
    { weight: 1, arbitrary: fc.constant('deliver' as const) },
    { weight: 1, arbitrary: fc.constant('stop' as const) },
  ),
  pick: fc.nat(1000),
  variant: fc.nat(1000),
  text: typed(60),
  slot: fc.record({ from: fc.integer({ min: -10, max: 20_000 }), length: fc.integer({ min: 15, max: 480 }) }),
});

export const history = fc.record({
  kind: fc.constantFrom('repair' as const, 'complaint' as const, 'inquiry' as const, 'emergency' as const),
  text: typed(80),
  startMinute: fc.nat(14 * 24 * 60),
  steps: fc.array(step, { minLength: 10, maxLength: 40 }),
});

const oneOf = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;

/** Who has an open order of this matter already, or is asked to take one over. */
const workersOn = (matter: Matter): string[] =>
  openWorkOrders(matter.ticket).flatMap(({ assignee, transfer }) =>
    [assignee, transfer?.to].flatMap((each) => each?.personId ?? []),
  );

/** What the desk may make of a report; now and then a complaint about somebody who may be at work on it. */
function classification(variant: number) {
  const kind = oneOf(['repair', 'complaint', 'inquiry'] as const, variant);
  const about = { personId: people.zhou.personId, name: people.zhou.name };
  return {
    kind,
    priority: oneOf(['normal', 'urgent'], variant >> 2),
    ...(variant % 3 ? { category: { id: 'repair-1', name: '水' } } : {}),
    ...(kind === 'complaint' && variant % 5 === 0 ? { complaintAbout: about } : {}),
  };
}

/** A question that this person may answer. */
const answerable = (matter: Matter, who: Who) =>
  openConsultations(matter.ticket).find(
    ({ department }) => who !== 'qin' || department === matter.department(who),
  )?.id;

/** Somebody to whom an order can be given who has none of this matter. */
const reassignee = (matter: Matter) =>
  (['zhou', 'sun'] as const).find(
    (each) =>
      !workersOn(matter).includes(people[each].personId) &&
      matter.ticket.complaintAbout?.personId !== people[each].personId,
  );

/** An input that the contract would let through, different each time. */
function inputFor(action: TicketAction, who: Who, matter: Matter, { text, variant, slot }: Step) {
  const visit = slotFrom(matter.now, slot.from, slot.from + slot.length);
  const optionalSlot = variant % 2 ? { slot: visit } : {};
  const inputs: Record<TicketAction, Record<string, unknown>> = {
    'ticket.supplement': { text, photos: variant % 2 ? ['cloud://env/photos/more.jpg'] : [] },
    'ticket.withdraw': variant % 2 ? { reason: text } : {},
    'ticket.urge': {},
    'appointment.agree': { startAt: leadingWorkOrder(matter.ticket)?.proposedSlot?.startAt },
    'appointment.askOther': { wish: text },
    'ticket.confirm': {
      outcome: oneOf(['solved', 'partly', 'unsolved'], variant),
      ...(variant % 2 ? { text } : {}),
    },
    'ticket.rate': { rating: { overall: 1 + (variant % 5), tags: [], text } },
    'ticket.clarify': { question: text },
    'ticket.feedback': { feedback: { ...feedback, text: `今天上门修。${text}` } },
    'ticket.answer': { text },
    'ticket.dispatch': {
      task: text,
      feedback: { ...feedback, text: `今天上门修。${text}` },
      ...oneOf(
        [
          {},
          ...(['zhou', 'sun'] as const)
            .filter((each) => !workersOn(matter).includes(people[each].personId))
            .filter((each) => matter.ticket.complaintAbout?.personId !== people[each].personId)
            .map((each) => ({ assignee: assignee(each) })),
        ],
        variant,
      ),
    },
    'workOrder.add': {
      task: text,
      ...(workersOn(matter).includes(people.sun.personId) ? {} : { assignee: assignee('sun') }),
    },
    'dispatch.waive': { reason: text },
    'workOrder.recall': { reason: text },
    'followUp.record': { result: oneOf(['satisfied', 'unreached', 'dissatisfied', 'unreached'], variant) },
    'ticket.showPhone': {},
    'workOrder.take': { assignee: assignee(who === 'sun' ? 'sun' : 'zhou'), ...optionalSlot },
    'workOrder.accept': optionalSlot,
    'workOrder.decline': { reason: text },
    'appointment.propose': { slot: visit },
    'workOrder.arrive': {},
    'workOrder.finish': { done: text, chargeFen: variant, photos: ['cloud://env/photos/after.jpg'] },
    'emergency.open': { type: oneOf(['leak', 'lift', 'gas', 'other'], variant) },
    'emergency.acknowledge': {},
    'emergency.progress': { text },
    'emergency.step': { index: nextStep(matter) },
    'emergency.end': { review: { cause: text, done: text, prevention: text } },
    'workOrder.offerTransfer': { to: assignee(who === 'sun' ? 'zhou' : 'sun'), reason: text },
    'workOrder.acceptTransfer': { assignee: assignee(who === 'sun' ? 'sun' : 'zhou') },
    'workOrder.declineTransfer': {},
    'ticket.join': { resident: neighbour(who), ...(variant % 2 ? { text } : {}) },
    'ticket.leave': {},
    'ticket.note': { text, photos: [] },
    'supervision.order': {
      to: oneOf(freeRecipients(matter.ticket), variant),
      text,
      dueAt: matter.now + (5 + (variant % 600)) * 60_000,
    },
    'supervision.reply': {
      supervisionId: openSupervisions(matter.ticket).find((each) => owesReply(each, matter.standings(who)))
        ?.id,
      text,
      standings: matter.standings(who),
    },
    'supervision.close': { supervisionId: openSupervisions(matter.ticket)[0]?.id },
    'message.tell': { messageId: matter.ticket.unreached?.[0]?.messageId },
    'ticket.classify': classification(variant),
    'consultation.ask': { department: oneOf([DEPARTMENT, '保洁部'], variant), question: text },
    'consultation.answer': { consultationId: answerable(matter, who), text },
    'briefing.give': { text, workOrderIds: briefable(matter.ticket) },
    'briefing.read': { briefingId: unreadBriefings(matter.ticket, people[who].personId)[0]?.id },
    'workOrder.reassign': { assignee: assignee(reassignee(matter) ?? 'sun'), reason: text },
  };
  return inputs[action];
}

/** Is there a colleague whom this technician could ask to take over? */
const hasColleague = (who: Who, { ticket }: Matter) => {
  const { personId } = people[who === 'sun' ? 'zhou' : 'sun'];
  return !worksOn(ticket, personId) && ticket.complaintAbout?.personId !== personId;
};

/** Everything that anybody may do with the ticket at this moment. */
export function possibleSteps(matter: Matter): { who: Who; action: TicketAction }[] {
  const possible = (Object.keys(people) as Who[]).flatMap((who) =>
    matter
      .buttons(who)
      .filter((action) => action !== 'workOrder.offerTransfer' || hasColleague(who, matter))
      .map((action) => ({ who, action })),
  );
  // both are at work already
  return possible.filter(({ action }) => action !== 'workOrder.reassign' || reassignee(matter));
}

/** What keeps a ticket from getting on is chosen less often, so that histories come to the later states as well. */
const onceIn: Partial<Record<TicketAction, number>> = {
  'ticket.withdraw': 12,
  'ticket.answer': 5,
  'ticket.supplement': 4,
  'ticket.clarify': 4,
  'ticket.urge': 4,
  'workOrder.add': 9,
  'workOrder.recall': 6,
  'workOrder.decline': 4,
  'appointment.propose': 2,
  'appointment.askOther': 3,
  'ticket.confirm': 3,
  'ticket.showPhone': 8,
  'emergency.open': 9,
  'emergency.acknowledge': 2,
  'emergency.progress': 6,
  'emergency.step': 3,
  'emergency.end': 3,
  'workOrder.offerTransfer': 2,
  'ticket.note': 8,
  'supervision.order': 8,
  'supervision.close': 4,
  'ticket.classify': 7,
  'consultation.ask': 7,
  'consultation.answer': 2,
  'briefing.give': 9,
  'workOrder.reassign': 7,
};

function deepFreeze<T>(value: T): T {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** WeChat takes most messages; of some their person wants none (43101). */
function deliver(matter: Matter, variant: number): void {
  const ticket = structuredClone(matter.ticket);
  const fates = ticket.outbox
    .filter((message) => isSendable(message, matter.now))
    .map(({ id, tries }, index) =>
      (variant + index) % 3 === 0
        ? { id, state: 'failed' as const, tries: tries + 1, errCode: 43101 }
        : { id, state: 'sent' as const, tries: tries + 1 },
    );
  settleMessages(ticket, fates);
  deriveFields(ticket);
  matter.ticket = ticket;
}

/** Goes one step; says what was done: `tick`, `deliver`, `stop` (a technician stops working), or who and the action. The ticket before is frozen, so code that changes it in place throws. */
export function go(matter: Matter, each: Step): string {
  const due = matter.ticket.nextDueAt ?? matter.now;
  matter.now =
    each.wait === 'until something is due' ? Math.max(matter.now, due) : matter.now + each.wait * 60_000;
  deepFreeze(matter.ticket);
  if (each.what === 'deliver') {
    deliver(matter, each.variant);
    return 'deliver';
  }
  if (each.what === 'stop') {
    matter.stopWorking(oneOf(['zhou', 'sun'], each.pick), oneOf(['off-duty', 'left'], each.variant));
    return 'stop';
  }
  const possible = possibleSteps(matter).filter(({ action }) => each.variant % (onceIn[action] ?? 1) === 0);
  if (each.what === 'tick' || possible.length === 0) {
    // now and then the timer is the first to see that somebody left
    const hasLeft = each.variant % 9 === 0;
    matter.tick(undefined, hasLeft ? [people.sun.personId] : []);
    return hasLeft ? 'tick, sun left' : 'tick';
  }
  const { who, action } = oneOf(possible, each.pick);
  matter.act(who, action, inputFor(action, who, matter, each));
  return `${who} ${action}`;
}

/** One step of a history: the ticket before and after it. */
export interface Change {
  /** `tick`, `deliver`, `stop`, or who did what */
  what: string;
  before: Ticket;
  after: Ticket;
  now: number;
}

/** Tickets that random people move on by doing random things that they are allowed to, at random times. */
export function everyHistory(check: (changes: Change[]) => void): void {
  fc.assert(
    fc.property(history, ({ kind, text, startMinute, steps }) => {
      const now = china('2026-09-28 00:00') + startMinute * MINUTE;
      const matter = new Matter({ kind, text, building: '7栋' }, { now });
      check(
        steps.map((step) => {
          const before = matter.ticket;
          const what = go(matter, step);
          return { what, before, after: matter.ticket, now: matter.now };
        }),
      );
    }),
    { numRuns: 30 },
  );
}

/** Checks every change of every history. */
export function everyChange(check: (change: Change) => void): void {
  everyHistory((changes) => changes.forEach(check));
}

export const isOpen = (promise: TicketPromise) => promise.endedAt === undefined;
export const isRunning = (promise: TicketPromise) => isOpen(promise) && promise.pausedAt === undefined;
export const openOrders = (ticket: Ticket) =>
  ticket.workOrders.filter((order) => !['declined', 'recalled', 'done'].includes(order.status));
export const workers = (ticket: Ticket) =>
  openOrders(ticket).flatMap((order) => order.assignee?.personId ?? []);
export const asked = (ticket: Ticket) =>
  openOrders(ticket).flatMap(({ transfer }) => transfer?.to.personId ?? []);
