import type { ErrorCode } from '@contract/errors';
import { TicketAction } from '@contract/ticket';
import { allowedActions } from '../../cloudfunctions/core/domain/permission';
import { chaseSituations } from '../support/chase-situations';
import { Matter, type Who } from '../support/domain';
import { emergencySituations } from '../support/emergency-situations';
import { handingOver } from '../support/handing-over';
import { neighbourSituations } from '../support/neighbour-situations';
import { resultSituations } from '../support/result-situations';
import {
  accepted,
  asked,
  offered,
  onSite,
  pooled,
  proposed,
  received,
  scheduled,
  supplemented,
  verified,
} from '../support/situations';
import { alwaysThen, leadSituations } from '../support/situations-lead';

/*
 * The process (process.md), written down a second time by hand: who may do what when.
 * One row is one situation, brought about by the people themselves; a cell names what that person may do in it.
 * Everything that is not in a cell must be refused.
 */

/** short words of the tables → actions */
const words = {
  supplement: 'ticket.supplement',
  withdraw: 'ticket.withdraw',
  urge: 'ticket.urge',
  agree: 'appointment.agree',
  'ask-other': 'appointment.askOther',
  confirm: 'ticket.confirm',
  rate: 'ticket.rate',
  clarify: 'ticket.clarify',
  feedback: 'ticket.feedback',
  answer: 'ticket.answer',
  dispatch: 'ticket.dispatch',
  add: 'workOrder.add',
  waive: 'dispatch.waive',
  recall: 'workOrder.recall',
  'follow-up': 'followUp.record',
  call: 'ticket.showPhone',
  take: 'workOrder.take',
  accept: 'workOrder.accept',
  decline: 'workOrder.decline',
  propose: 'appointment.propose',
  arrive: 'workOrder.arrive',
  finish: 'workOrder.finish',
  raise: 'emergency.open',
  'take-on': 'emergency.acknowledge',
  report: 'emergency.progress',
  step: 'emergency.step',
  end: 'emergency.end',
  transfer: 'workOrder.offerTransfer',
  'take-over': 'workOrder.acceptTransfer',
  'not-over': 'workOrder.declineTransfer',
  join: 'ticket.join',
  leave: 'ticket.leave',
  note: 'ticket.note',
  supervise: 'supervision.order',
  reply: 'supervision.reply',
  'end-supervision': 'supervision.close',
  tell: 'message.tell',
  classify: 'ticket.classify',
  consult: 'consultation.ask',
  advise: 'consultation.answer',
  brief: 'briefing.give',
  read: 'briefing.read',
  reassign: 'workOrder.reassign',
} as const satisfies Record<string, TicketAction>;
type Word = keyof typeof words;

/** P2.3: what goes on until the emergency is ended, by whoever has it */
const rescue: Word[] = ['report', 'step'];

/** process.md "Who": what each kind of person can ever do on a ticket. Anything else is not theirs: FORBIDDEN. */
const everAllowed: Record<string, Word[]> = {
  resident: ['supplement', 'withdraw', 'urge', 'agree', 'ask-other', 'confirm', 'rate'],
  desk: [
    ...(['clarify', 'feedback', 'answer', 'dispatch', 'add', 'waive', 'recall', 'follow-up'] as const),
    ...(['call', 'note', 'supervise', 'end-supervision', 'tell'] as const),
    ...(['classify', 'consult', 'brief', 'reassign'] as const),
    ...rescue,
    ...(['raise', 'take-on', 'end'] as const),
  ],
  manager: ['advise'],
  /** a manager orders and never owes a reply */
  replier: ['reply'],
  lead: [
    ...(['supervise', 'reply', 'end-supervision', 'advise', 'brief', 'reassign'] as const),
    ...rescue,
    ...(['raise', 'take-on', 'end'] as const),
  ],
  assignee: [
    ...(['accept', 'decline', 'propose', 'arrive', 'finish', 'call', 'transfer', 'reply', 'read'] as const),
    ...rescue,
  ],
  asked: ['take-over', 'not-over'],
  technician: ['take', 'take-on'],
  neighbour: ['join'],
  joined: ['supplement', 'urge', 'confirm', 'rate', 'leave'],
};

interface Situation {
  name: string;
  bring: () => Matter;
  resident?: readonly Word[];
  desk?: readonly Word[];
  /** the technician whom the work order names */
  assignee?: readonly Word[];
  /** any technician of the community */
  technician?: readonly Word[];
  /** the head of a department */
  lead?: readonly Word[];
  /** the desk without its manager */
  replier?: readonly Word[];
  /** 孙海, asked by the assignee to take the order over */
  asked?: readonly Word[];
  /** P1.4: somebody else who lives there, before and after joining */
  neighbour?: readonly Word[];
  joined?: readonly Word[];
  manager?: readonly Word[];
}

const situations: Situation[] = [
  {
    name: 'P1 just reported',
    bring: received,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
  },
  {
    name: 'P5.5 a complaint is not answered away: it ends with a call',
    bring: () => new Matter({ kind: 'complaint' }),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'dispatch'],
  },
  ...(emergencySituations as Situation[]),
  {
    name: 'P2.1 the resident was asked and has the ball; the desk may learn the answer by phone and go on',
    bring: asked,
    resident: ['supplement', 'withdraw'],
    desk: ['feedback', 'answer', 'dispatch'],
  },
  {
    name: 'P2.1 asked about a complaint',
    bring: () => new Matter({ kind: 'complaint' }).act('lin', 'ticket.clarify'),
    resident: ['supplement', 'withdraw'],
    desk: ['feedback', 'dispatch'],
  },
  {
    name: 'P2.1 the resident answered: the desk goes on where it was',
    bring: () => asked().act('wang', 'ticket.supplement'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
  },
  {
    name: 'P2.5 first feedback was given, nobody sent yet',
    bring: verified,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P2.1 asked after first feedback: it is given once',
    bring: () => verified().act('lin', 'ticket.clarify'),
    resident: ['supplement', 'withdraw'],
    desk: ['answer', 'dispatch'],
  },
  {
    name: 'P2.1 asked once more after first feedback, and answered',
    bring: () => verified().act('lin', 'ticket.clarify').act('wang', 'ticket.supplement'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P3.2 the order lies in the pool',
    bring: pooled,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    technician: ['take'],
  },
  {
    name: 'P3.2 taken from the pool: it is nobody else’s to take',
    bring: () => pooled().act('zhou', 'workOrder.take'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'transfer'],
  },
  {
    name: 'P3.3 offered to a technician',
    bring: offered,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['accept', 'decline'],
  },
  {
    name: 'P3.3 accepted: no way back but through the desk, and no arrival without an agreed time',
    bring: accepted,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'transfer'],
  },
  {
    name: 'P4.1 a time is proposed',
    bring: proposed,
    resident: ['supplement', 'withdraw', 'urge', 'agree', 'ask-other'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'transfer'],
  },
  {
    name: 'P4.1 the proposed time went by unanswered: it cannot be agreed to any more',
    bring: () => proposed().wait(120),
    resident: ['supplement', 'withdraw', 'urge', 'ask-other'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'transfer'],
  },
  {
    name: 'P4.1 the resident wants another time',
    bring: () => proposed().act('wang', 'appointment.askOther'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'transfer'],
  },
  {
    name: 'P4.1 a time is agreed',
    bring: scheduled,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'arrive', 'transfer'],
  },
  {
    name: 'P4.1 a change is proposed: the agreed time stands until the other side agrees',
    bring: () => scheduled().act('zhou', 'appointment.propose'),
    resident: ['supplement', 'withdraw', 'urge', 'agree', 'ask-other'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'arrive', 'transfer'],
  },
  {
    name: 'P4.2 the technician is in the flat: the resident cannot take the report back, the desk can send another',
    bring: onSite,
    resident: ['supplement', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['finish'],
  },
  ...handingOver,
  ...resultSituations,
  {
    name: 'P2.1 the resident added so much that the rest is told by phone',
    bring: () => supplemented(received(), 12),
    resident: ['withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
  },
  { name: 'P1.3 answered on the spot', bring: () => received().act('lin', 'ticket.answer') },
  { name: 'withdrawn', bring: () => received().act('wang', 'ticket.withdraw') },
  ...neighbourSituations,
  ...chaseSituations,
  ...(leadSituations as Situation[]),
];

/** Whom each column is tried with. A manager may do all that the desk may; strangers nothing. */
const persons: [who: Who, columns: (keyof Situation)[]][] = [
  ['wang', ['resident']],
  ['lin', ['desk', 'replier']],
  ['he', ['desk', 'manager']],
  ['qin', ['lead']],
  ['zhou', ['assignee', 'technician']],
  ['sun', ['technician', 'asked']],
  ['chen', ['neighbour', 'joined']],
];

const isAssignee = (matter: Matter, who: Who) => matter.standings(who).includes('assignee');

/** P2.3: it can turn out to be an emergency as long as its result is not there. In no cell: it is in all of them. */
const isOrdinary = ({ ticket }: Matter) =>
  ticket.priority !== 'emergency' &&
  ['received', 'clarifying', 'verified', 'processing'].includes(ticket.status);
const isJoined = (matter: Matter, who: Who) => matter.standings(who).includes('joined-resident');

function expectedCode(situation: Situation, matter: Matter, who: Who, word: Word): ErrorCode | undefined {
  const columns = (persons.find(([person]) => person === who)?.[1] ?? []).filter(
    (column) =>
      ((column !== 'assignee' && column !== 'asked' && column !== 'lead') ||
        matter.standings(who).some((each) => each === column)) &&
      (column !== 'joined' || isJoined(matter, who)) &&
      (column !== 'neighbour' || !isJoined(matter, who)),
  );
  if (columns.some((column) => (situation[column] as readonly Word[] | undefined)?.includes(word)))
    return undefined;
  if (columns.some((column) => (alwaysThen(matter, column) as string[]).includes(word))) return undefined;
  if (
    isOrdinary(matter) &&
    columns.some((column) => column === 'desk' || column === 'lead') &&
    word === 'raise'
  )
    return undefined;
  if (!columns.some((column) => everAllowed[column]?.includes(word))) return 'FORBIDDEN';
  // somebody else was faster: said as such
  return word === 'take-on' && matter.ticket.status !== 'closed' ? 'ALREADY_DONE' : 'WRONG_STATE';
}

describe.each(situations)('$name', (situation) => {
  const matter = situation.bring();

  test.each(persons)('%s', (who) => {
    const expected = Object.entries(words).map(([word]) => [
      word,
      expectedCode(situation, matter, who, word as Word),
    ]);
    const actual = Object.entries(words).map(([word, action]) => [word, matter.refusalOf(who, action)]);
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
  });

  test.each(persons)('%s sees exactly the buttons of what is not refused', (who) => {
    const buttons = matter.buttons(who);
    const expected = TicketAction.options.filter((action) =>
      Object.entries(words).some(
        ([word, name]) => name === action && expectedCode(situation, matter, who, word as Word) === undefined,
      ),
    );
    expect(buttons).toEqual(expected);
  });
});

test('every action of the contract has a word in this table', () => {
  expect([...Object.values(words)].sort()).toEqual([...TicketAction.options].sort());
});

test('the column "assignee" is tried: in every situation with such a cell 周建国 is the assignee', () => {
  for (const situation of situations.filter((each) => each.assignee)) {
    expect([situation.name, isAssignee(situation.bring(), 'zhou')]).toEqual([situation.name, true]);
  }
});

test('P7.3 somebody who is nothing to the ticket may do nothing and sees no button', () => {
  for (const situation of situations) {
    const { ticket, now, settings } = situation.bring();
    expect(allowedActions(ticket, [], { now, settings, order: ticket.workOrders.at(-1) })).toEqual([]);
  }
});
