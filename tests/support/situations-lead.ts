import { assignee, feedback, type Matter } from './domain';
import { briefed, consulted, received } from './situations';

/** Short words for actions, as in the table of who may do what when. */
type Word = 'call' | 'supervise' | 'note' | 'consult' | 'classify' | 'brief' | 'reassign' | 'advise' | 'read';

/**
 * P7.4: whoever works on a ticket may read the number to call, as long as it is not closed; P2.1: the desk may write down
 * what it was told; P3.5: whoever watches may order 督办. In no cell: it is in all.
 */
const inEveryOpenSituation: Record<string, Word[]> = {
  desk: ['call', 'note', 'consult', 'supervise'],
  lead: ['supervise'],
  assignee: ['call'],
};
/** P2.2: what was reported is classified until there is a result; an emergency is ended by its own act. */
const beforeTheResult: Record<string, Word[]> = { desk: ['classify'] };
/** P3.3, P3.4: whoever may take an order back may give it to another; a department's own orders its lead as well. */
const withAnAssignee: Record<string, Word[]> = { desk: ['brief'], lead: ['brief'] };
const withAnOrder: Record<string, Word[]> = { desk: ['reassign'], lead: ['reassign'] };

const isOpenOrder = ({ status }: { status: string }) => !['done', 'declined', 'recalled'].includes(status);

/** What is in no cell because it is in every situation of its sort. */
export function alwaysThen({ ticket }: Matter, column: string): Word[] {
  const open = ticket.workOrders.filter(isOpenOrder);
  const isEarly = ['received', 'clarifying', 'verified', 'processing'].includes(ticket.status);
  return [
    ...(ticket.status === 'closed' ? [] : (inEveryOpenSituation[column] ?? [])),
    ...(isEarly && ticket.priority !== 'emergency' ? (beforeTheResult[column] ?? []) : []),
    ...(open.length > 0 ? (withAnOrder[column] ?? []) : []),
    ...(open.some((order) => order.assignee) ? (withAnAssignee[column] ?? []) : []),
  ];
}

/** Situations among colleagues: questions to departments, briefings, another who takes over. */
export const leadSituations = [
  {
    name: 'P2.4 the department was asked: its lead or the manager answers, the ticket stays with the desk',
    bring: consulted,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
    manager: ['advise'],
    lead: ['advise'],
  },
  {
    name: 'P2.4 the question was answered',
    bring: () => consulted().act('qin', 'consultation.answer'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
  },
  {
    name: 'P3.4 a briefing is unread: no arrival before it is read',
    bring: briefed,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'read', 'transfer'],
  },
  {
    name: 'P3.4 the briefing was read',
    bring: () => briefed().act('zhou', 'briefing.read'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'arrive', 'transfer'],
  },
  {
    name: 'P3.3 given to another by the lead: whoever had it has nothing more to do with it',
    bring: () =>
      received()
        .act('lin', 'ticket.dispatch', { assignee: assignee('sun'), task: '换阀芯', feedback })
        .act('qin', 'workOrder.reassign', { assignee: assignee('zhou'), reason: '排满了' }),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['accept', 'decline'],
  },
];
