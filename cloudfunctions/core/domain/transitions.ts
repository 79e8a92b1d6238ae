import { type TicketAction, TicketStatus, type WorkOrderStatus } from '@contract/ticket';

/** What a person is to one ticket: named by it, or by role in its community; `resident`: lives there (P7.3). */
export type Standing =
  | 'ticket-resident'
  | 'joined-resident'
  | 'resident'
  | 'assignee'
  | 'asked'
  | 'technician'
  | 'desk'
  | 'lead'
  | 'manager';

export interface Transition {
  who: readonly Standing[];
  /** not for somebody who is this as well */
  never?: readonly Standing[];
  /** ticket states it may start from */
  from: readonly TicketStatus[];
  /** for acts on one work order: the states of it that it may start from */
  workOrder?: readonly WorkOrderStatus[];
}

const desk = ['desk', 'manager'] as const;
const resident = ['ticket-resident'] as const;
/** P1.4: the reporter, and every neighbour with the same fault */
const anyHome = ['ticket-resident', 'joined-resident'] as const;
const assignee = ['assignee'] as const;
const openOrder = ['pooled', 'offered', 'accepted', 'proposed', 'scheduled', 'on-site'] as const;
const underWay = ['accepted', 'proposed', 'scheduled'] as const;
const beingWorkedOn = ['received', 'clarifying', 'verified', 'processing'] as const;
const notClosed = TicketStatus.options.filter((status) => status !== 'closed');

/**
 * The one transition table: from which states an action may start and who may do it.
 * Where it leads is in the decision of the same name (decisions/); what it needs beyond state is in guards.ts.
 */
export const transitions: Record<TicketAction, Transition> = {
  'ticket.supplement': {
    who: anyHome,
    from: ['received', 'clarifying', 'verified', 'processing', 'follow-up'],
  },
  'ticket.withdraw': { who: resident, from: ['received', 'clarifying', 'verified', 'processing'] },
  'ticket.urge': { who: anyHome, from: ['received', 'verified', 'processing', 'follow-up'] },
  'appointment.agree': { who: resident, from: ['processing'], workOrder: ['proposed'] },
  'appointment.askOther': { who: resident, from: ['processing'], workOrder: ['proposed'] },
  'ticket.confirm': { who: anyHome, from: ['resolved', 'follow-up'] },
  // right after one's own answer, whether or not others have given theirs
  'ticket.rate': { who: anyHome, from: ['resolved', 'closed', 'follow-up'] },
  'ticket.clarify': { who: desk, from: ['received', 'verified'] },
  'ticket.feedback': { who: desk, from: ['received', 'clarifying'] },
  'ticket.answer': { who: desk, from: ['received', 'clarifying', 'verified'] },
  'ticket.dispatch': { who: desk, from: ['received', 'clarifying', 'verified', 'processing'] },
  // P3.4: one more beside those that are under way
  'workOrder.add': { who: desk, from: ['processing'] },
  'dispatch.waive': { who: desk, from: ['verified', 'processing'] },
  'workOrder.recall': { who: desk, from: ['processing'], workOrder: openOrder },
  // P5.3: nobody asks about work of their own
  'followUp.record': { who: desk, never: assignee, from: ['follow-up'] },
  'ticket.showPhone': { who: [...desk, ...assignee], from: notClosed },
  // P5.3: nobody works on a ticket of their own
  'workOrder.take': { who: ['technician'], never: anyHome, from: ['processing'], workOrder: ['pooled'] },
  'workOrder.accept': { who: assignee, from: ['processing'], workOrder: ['offered'] },
  'workOrder.decline': { who: assignee, from: ['processing'], workOrder: ['offered'] },
  'appointment.propose': {
    who: assignee,
    from: ['processing'],
    workOrder: ['accepted', 'proposed', 'scheduled'],
  },
  'workOrder.arrive': {
    who: assignee,
    from: ['processing'],
    workOrder: ['accepted', 'proposed', 'scheduled'],
  },
  'workOrder.finish': { who: assignee, from: ['processing'], workOrder: ['on-site'] },
  'emergency.open': { who: [...desk, 'lead'], from: ['received', 'clarifying', 'verified', 'processing'] },
  'emergency.acknowledge': { who: [...desk, 'technician', 'lead'], never: resident, from: notClosed },
  'emergency.progress': { who: [...desk, 'lead', ...assignee], from: notClosed },
  'emergency.step': { who: [...desk, 'lead', ...assignee], from: notClosed },
  'emergency.end': { who: [...desk, 'lead'], from: notClosed },
  // P3.3: before anybody stands in the flat
  'workOrder.offerTransfer': { who: assignee, from: ['processing'], workOrder: underWay },
  'workOrder.acceptTransfer': { who: ['asked'], from: ['processing'], workOrder: underWay },
  'workOrder.declineTransfer': { who: ['asked'], from: ['processing'], workOrder: underWay },
  // P1.4; whoever works on it neither confirms nor rates it (P5.3)
  'ticket.join': { who: ['resident'], never: [...anyHome, ...assignee, 'asked'], from: beingWorkedOn },
  'ticket.leave': { who: ['joined-resident'], from: beingWorkedOn },
  'ticket.note': { who: desk, from: notClosed },
  'supervision.order': { who: [...desk, 'lead'], from: notClosed },
  'supervision.reply': { who: [...assignee, 'desk', 'lead'], from: notClosed },
  'supervision.close': { who: [...desk, 'lead'], from: notClosed },
  'message.tell': { who: desk, from: notClosed },
  // P2.2: what was reported, while something can still be made of it; later it would only dodge a call (P5.5)
  'ticket.classify': { who: desk, from: ['received', 'clarifying', 'verified', 'processing'] },
  'consultation.ask': { who: desk, from: notClosed },
  'consultation.answer': { who: ['lead', 'manager'], from: notClosed },
  'briefing.give': { who: [...desk, 'lead'], from: ['processing'] },
  'briefing.read': { who: assignee, from: ['processing'], workOrder: openOrder },
  'workOrder.reassign': { who: [...desk, 'lead'], from: ['processing'], workOrder: openOrder },
};
