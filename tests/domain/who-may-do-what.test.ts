import type { ErrorCode } from '@contract/errors';
import { TicketAction } from '@contract/ticket';
import { allowedActions } from '../../cloudfunctions/core/domain/permission';
import { chaseSituations } from '../support/chase-situations';
import { Matter, type Who } from '../support/domain';
import { handingOver } from '../support/handing-over';
import { neighbourSituations } from '../support/neighbour-situations';
import {
  accepted,
  asked,
  complaint,
  emergency,
  offered,
  onSite,
  pooled,
  proposed,
  received,
  resolved,
  reworked,
  scheduled,
  supplemented,
  unanswered,
  unreached,
  verified,
} from '../support/situations';

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
} as const satisfies Record<string, TicketAction>;
type Word = keyof typeof words;

/** process.md "Who": what each kind of person can ever do on a ticket. Anything else is not theirs: FORBIDDEN. */
const everAllowed: Record<string, Word[]> = {
  resident: ['supplement', 'withdraw', 'urge', 'agree', 'ask-other', 'confirm', 'rate'],
  desk: [
    'clarify',
    'feedback',
    'answer',
    'dispatch',
    'add',
    'waive',
    'recall',
    'follow-up',
    'call',
    'note',
    'supervise',
    'end-supervision',
    'tell',
  ],
  /** a manager orders and never owes a reply */
  replier: ['reply'],
  lead: ['supervise', 'reply', 'end-supervision'],
  assignee: ['accept', 'decline', 'propose', 'arrive', 'finish', 'call', 'transfer', 'reply'],
  asked: ['take-over', 'not-over'],
  technician: ['take'],
  neighbour: ['join'],
  joined: ['supplement', 'urge', 'confirm', 'rate', 'leave'],
};

/**
 * P7.4: whoever works on a ticket may read the number to call, as long as it is not closed; P2.1: the desk may write down
 * what it was told; P3.5: whoever watches may order 督办. In no cell: it is in all.
 */
const inEveryOpenSituation: Record<string, Word[]> = {
  desk: ['call', 'note', 'supervise'],
  lead: ['supervise'],
  assignee: ['call'],
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
  {
    name: 'P5.5 nor is an emergency',
    bring: () => new Matter({ kind: 'emergency' }),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'dispatch'],
  },
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
  { name: 'P5.1 the result waits for the resident', bring: resolved, resident: ['confirm'] },
  {
    name: 'P5.2 not solved: the same ticket is with the desk again, and rework is not talked away',
    bring: reworked,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'dispatch'],
  },
  {
    name: 'P5.2 asked during rework',
    bring: () => reworked().act('lin', 'ticket.clarify'),
    resident: ['supplement', 'withdraw'],
    desk: ['dispatch'],
  },
  {
    name: 'P5.4 no answer in 72 hours: the desk calls, the resident may still answer',
    bring: unanswered,
    resident: ['supplement', 'urge', 'confirm'],
    desk: ['follow-up'],
  },
  {
    name: 'P5.4 a call that reached nobody is an attempt: the desk calls again',
    bring: () => unreached(unreached(unanswered())),
    resident: ['supplement', 'urge', 'confirm'],
    desk: ['follow-up'],
  },
  {
    name: 'P5.4 nobody was reached three times: closed unconfirmed, nothing to rate',
    bring: () => unreached(unreached(unreached(unanswered()))),
  },
  {
    name: 'P5.3 confirmed: it can be rated once',
    bring: () => resolved().act('wang', 'ticket.confirm'),
    resident: ['rate'],
  },
  {
    name: 'P5.3 rated: not a second time',
    bring: () => resolved().act('wang', 'ticket.confirm').act('wang', 'ticket.rate'),
  },
  {
    name: 'P5.3 seven days later it is too late to rate',
    bring: () =>
      resolved()
        .act('wang', 'ticket.confirm')
        .wait(7 * 24 * 60 + 1),
  },
  {
    name: 'P5.3 two stars: the desk calls',
    bring: () =>
      resolved()
        .act('wang', 'ticket.confirm')
        .act('wang', 'ticket.rate', { rating: { overall: 2, tags: [] } }),
    resident: ['supplement', 'urge'],
    desk: ['follow-up'],
  },
  {
    name: 'P5.5 a complaint is called although the resident confirmed, and can be rated meanwhile',
    bring: () => complaint().act('wang', 'ticket.confirm'),
    resident: ['supplement', 'urge', 'rate'],
    desk: ['follow-up'],
  },
  {
    name: 'P2.1 the resident added so much that the rest is told by phone',
    bring: () => supplemented(received(), 12),
    resident: ['withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
  },
  { name: 'P1.3 answered on the spot', bring: () => received().act('lin', 'ticket.answer') },
  { name: 'withdrawn', bring: () => received().act('wang', 'ticket.withdraw') },
  {
    name: 'P2.3 an emergency: the technician may arrive at once, without an agreed time',
    bring: () => emergency().act('zhou', 'workOrder.accept'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'arrive', 'transfer'],
  },
  ...neighbourSituations,
  ...chaseSituations,
];

/** Whom each column is tried with. A manager may do all that the desk may; strangers nothing. */
const persons: [who: Who, columns: (keyof Situation)[]][] = [
  ['wang', ['resident']],
  ['lin', ['desk', 'replier']],
  ['he', ['desk']],
  ['qin', ['lead']],
  ['zhou', ['assignee', 'technician']],
  ['sun', ['technician', 'asked']],
  ['chen', ['neighbour', 'joined']],
];

const isAssignee = (matter: Matter, who: Who) => matter.standings(who).includes('assignee');

const isJoined = (matter: Matter, who: Who) => matter.standings(who).includes('joined-resident');

function expectedCode(situation: Situation, matter: Matter, who: Who, word: Word): ErrorCode | undefined {
  const columns = (persons.find(([person]) => person === who)?.[1] ?? []).filter(
    (column) =>
      ((column !== 'assignee' && column !== 'asked') ||
        matter.standings(who).some((each) => each === column)) &&
      (column !== 'joined' || isJoined(matter, who)) &&
      (column !== 'neighbour' || !isJoined(matter, who)),
  );
  if (columns.some((column) => (situation[column] as readonly Word[] | undefined)?.includes(word)))
    return undefined;
  const isOpen = matter.ticket.status !== 'closed';
  if (isOpen && columns.some((column) => inEveryOpenSituation[column]?.includes(word))) return undefined;
  return columns.some((column) => everAllowed[column]?.includes(word)) ? 'WRONG_STATE' : 'FORBIDDEN';
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
