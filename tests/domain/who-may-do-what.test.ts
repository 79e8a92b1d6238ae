import type { ErrorCode } from '@contract/errors';
import { TicketAction } from '@contract/ticket';
import { allowedActions, mustBeAllowed } from '../../cloudfunctions/core/domain/permission';
import type { Standing } from '../../cloudfunctions/core/domain/transitions';
import { assignee, feedback, Matter, MINUTE, people, refusal, slotFrom, type Who } from '../support/domain';

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
  recall: 'workOrder.recall',
  'follow-up': 'followUp.record',
  take: 'workOrder.take',
  accept: 'workOrder.accept',
  decline: 'workOrder.decline',
  propose: 'appointment.propose',
  arrive: 'workOrder.arrive',
  finish: 'workOrder.finish',
} as const satisfies Record<string, TicketAction>;
type Word = keyof typeof words;

/** process.md "Who": what each kind of person can ever do on a ticket. Anything else is not theirs: FORBIDDEN. */
const everAllowed: Record<string, Word[]> = {
  resident: ['supplement', 'withdraw', 'urge', 'agree', 'ask-other', 'confirm', 'rate'],
  desk: ['clarify', 'feedback', 'answer', 'dispatch', 'recall', 'follow-up'],
  assignee: ['accept', 'decline', 'propose', 'arrive', 'finish'],
  technician: ['take'],
};

interface Situation {
  name: string;
  bring: () => Matter;
  resident?: Word[];
  desk?: Word[];
  /** the technician whom the work order names */
  assignee?: Word[];
  /** any technician of the community */
  technician?: Word[];
}

const received = () => new Matter();
const verified = () => received().act('lin', 'ticket.feedback');
const pooled = () => received().act('lin', 'ticket.dispatch', { task: '换阀芯', feedback });
const offered = () => received().act('lin', 'ticket.dispatch');
const accepted = () => offered().act('zhou', 'workOrder.accept');
const proposed = () => accepted().act('zhou', 'appointment.propose');
const scheduled = () => proposed().act('wang', 'appointment.agree');
const onSite = () => scheduled().act('zhou', 'workOrder.arrive');
const resolved = () => onSite().act('zhou', 'workOrder.finish');
const unanswered = () =>
  resolved()
    .wait(72 * 60)
    .tick();
const emergency = () => new Matter({ kind: 'emergency' }).act('lin', 'ticket.dispatch');
const complaint = () =>
  new Matter({ kind: 'complaint' })
    .act('lin', 'ticket.dispatch')
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive')
    .act('zhou', 'workOrder.finish');

const situations: Situation[] = [
  {
    name: 'P1 just reported',
    bring: received,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
  },
  {
    name: 'P2.1 the resident was asked and has the ball',
    bring: () => received().act('lin', 'ticket.clarify'),
    resident: ['supplement', 'withdraw'],
  },
  {
    name: 'P2.1 the resident answered: the desk goes on where it was',
    bring: () => received().act('lin', 'ticket.clarify').act('wang', 'ticket.supplement'),
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
    name: 'P2.1 asked once more after first feedback, and answered',
    bring: () => verified().act('lin', 'ticket.clarify').act('wang', 'ticket.supplement'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P3.2 the order lies in the pool',
    bring: pooled,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['recall'],
    technician: ['take'],
  },
  {
    name: 'P3.2 taken from the pool: it is nobody else’s to take',
    bring: () => pooled().act('zhou', 'workOrder.take'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['recall'],
    assignee: ['propose'],
  },
  {
    name: 'P3.3 offered to a technician',
    bring: offered,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['recall'],
    assignee: ['accept', 'decline'],
  },
  {
    name: 'P3.3 accepted: no way back but through the desk, and no arrival without an agreed time',
    bring: accepted,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['recall'],
    assignee: ['propose'],
  },
  {
    name: 'P3.3 declined: back with the desk, the technician has nothing more to do with it',
    bring: () => offered().act('zhou', 'workOrder.decline'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P3.2 recalled: back with the desk',
    bring: () => accepted().act('lin', 'workOrder.recall'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P4.1 a time is proposed',
    bring: proposed,
    resident: ['supplement', 'withdraw', 'urge', 'agree', 'ask-other'],
    desk: ['recall'],
    assignee: ['propose'],
  },
  {
    name: 'P4.1 the proposed time went by unanswered: it cannot be agreed to any more',
    bring: () => proposed().wait(120),
    resident: ['supplement', 'withdraw', 'urge', 'ask-other'],
    desk: ['recall'],
    assignee: ['propose'],
  },
  {
    name: 'P4.1 the resident wants another time',
    bring: () => proposed().act('wang', 'appointment.askOther'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['recall'],
    assignee: ['propose'],
  },
  {
    name: 'P4.1 a time is agreed',
    bring: scheduled,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['recall'],
    assignee: ['propose', 'arrive'],
  },
  {
    name: 'P4.1 a change is proposed: the agreed time stands until the other side agrees',
    bring: () => scheduled().act('zhou', 'appointment.propose'),
    resident: ['supplement', 'withdraw', 'urge', 'agree', 'ask-other'],
    desk: ['recall'],
    assignee: ['propose', 'arrive'],
  },
  {
    name: 'P4.2 the technician is in the flat: nobody calls them off',
    bring: onSite,
    resident: ['supplement', 'urge'],
    assignee: ['finish'],
  },
  { name: 'P5.1 the result waits for the resident', bring: resolved, resident: ['confirm'] },
  {
    name: 'P5.2 not solved: the same ticket is with the desk again',
    bring: () => resolved().act('wang', 'ticket.confirm', { outcome: 'unsolved' }),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P5.4 no answer in 72 hours: the desk calls, the resident may still answer',
    bring: unanswered,
    resident: ['supplement', 'urge', 'confirm'],
    desk: ['follow-up'],
  },
  {
    name: 'P5.4 nobody was reached: closed unconfirmed, nothing to rate',
    bring: () => unanswered().act('lin', 'followUp.record', { result: 'unreached' }),
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
  { name: 'P1.3 answered on the spot', bring: () => received().act('lin', 'ticket.answer') },
  { name: 'withdrawn', bring: () => received().act('wang', 'ticket.withdraw') },
  {
    name: 'P2.3 an emergency: the technician may arrive at once, without an agreed time',
    bring: () => emergency().act('zhou', 'workOrder.accept'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['recall'],
    assignee: ['propose', 'arrive'],
  },
];

/** Whom each column is tried with. A manager may do all that the desk may; strangers nothing. */
const persons: [who: Who, columns: (keyof Situation)[]][] = [
  ['wang', ['resident']],
  ['lin', ['desk']],
  ['he', ['desk']],
  ['zhou', ['assignee', 'technician']],
  ['sun', ['technician']],
  ['chen', []],
];

const isAssignee = (matter: Matter, who: Who) => matter.standings(who).includes('assignee');

function expectedCode(situation: Situation, matter: Matter, who: Who, word: Word): ErrorCode | undefined {
  const columns = (persons.find(([person]) => person === who)?.[1] ?? []).filter(
    (column) => column !== 'assignee' || isAssignee(matter, who),
  );
  if (columns.some((column) => (situation[column] as Word[] | undefined)?.includes(word))) return undefined;
  return columns.some((column) => everAllowed[column]?.includes(word)) ? 'WRONG_STATE' : 'FORBIDDEN';
}

describe.each(situations)('$name', (situation) => {
  const matter = situation.bring();

  test.each(persons)('%s', (who) => {
    const { ticket, now, settings } = matter;
    const expected = Object.entries(words).map(([word]) => [
      word,
      expectedCode(situation, matter, who, word as Word),
    ]);
    const actual = Object.entries(words).map(([word, action]) => [
      word,
      refusal(() => mustBeAllowed(action, ticket, matter.standings(who), now, settings)),
    ]);
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
  });

  test.each(persons)('%s sees exactly the buttons of what is not refused', (who) => {
    const { ticket, now, settings } = matter;
    const buttons = allowedActions(ticket, matter.standings(who), now, settings);
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

describe('P3.6 urging', () => {
  const urge = (matter: Matter) => refusal(() => matter.act('wang', 'ticket.urge'));

  test('a second time within one promise window is refused as URGED_ALREADY', () => {
    const matter = received().act('wang', 'ticket.urge');
    expect(urge(matter)).toBe('URGED_ALREADY');
    expect(
      allowedActions(matter.ticket, matter.standings('wang'), matter.now, matter.settings),
    ).not.toContain('ticket.urge');
  });

  test('the next promise can be urged again', () => {
    const matter = received().act('wang', 'ticket.urge').act('lin', 'ticket.feedback');
    expect(urge(matter)).toBeUndefined();
    expect(matter.ticket.urges).toBe(2);
  });
});

describe('P5.3 whoever does the work can neither confirm nor rate nor be the reporter', () => {
  test('the assignee may not confirm or rate for the resident', () => {
    const matter = resolved();
    for (const action of ['ticket.confirm', 'ticket.rate'] as const) {
      expect(refusal(() => matter.act('zhou', action))).toBe('FORBIDDEN');
    }
  });

  test('a technician who reported it cannot be sent', () => {
    const matter = received();
    const input = { assignee: assignee('wang'), task: '换阀芯', feedback };
    expect(refusal(() => matter.act('lin', 'ticket.dispatch', input))).toBe('BAD_INPUT');
  });

  test('a technician who reported it may not take it from the pool and sees no button for it', () => {
    const { ticket, now, settings } = pooled();
    const standings: Standing[] = ['ticket-resident', 'technician'];
    expect(refusal(() => mustBeAllowed('workOrder.take', ticket, standings, now, settings))).toBe(
      'FORBIDDEN',
    );
    expect(allowedActions(ticket, standings, now, settings)).not.toContain('workOrder.take');
  });
});

test('P7.3 somebody who is nothing to the ticket may do nothing and sees no button', () => {
  for (const situation of situations) {
    const { ticket, now, settings } = situation.bring();
    expect(allowedActions(ticket, [], now, settings)).toEqual([]);
  }
});

test('a proposal that changed meanwhile is not agreed to unseen', () => {
  const matter = proposed();
  const seen = matter.order.proposedSlot;
  matter.act('zhou', 'appointment.propose', { slot: slotFrom(matter.now, 180, 240) });
  const agree = () => matter.act('wang', 'appointment.agree', { startAt: seen?.startAt });
  expect(refusal(agree)).toBe('WRONG_STATE');
});

test('a proposal that went by is refused with a sentence that says what to do', () => {
  const matter = proposed().wait(120);
  expect(() => matter.act('wang', 'appointment.agree')).toThrow(
    expect.objectContaining({ code: 'WRONG_STATE', sentence: '这个时间已经过了，请换个时间。' }),
  );
});

test('a refusal leaves the ticket as it was', () => {
  const matter = accepted();
  const before = structuredClone(matter.ticket);
  refusal(() => matter.act('zhou', 'appointment.propose', { slot: slotFrom(matter.now - 600 * MINUTE) }));
  refusal(() => matter.act('lin', 'ticket.dispatch'));
  refusal(() => matter.act('wang', 'ticket.confirm'));
  expect(matter.ticket).toEqual(before);
  expect(people.wang.personId).toBe(before.resident.personId);
});
