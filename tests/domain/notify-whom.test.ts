import type { OutboxMessage } from '../../cloudfunctions/core/domain/ticket';
import { assignee, china, feedback, Matter, MINUTE, people, slotFrom } from '../support/domain';

const { wang, zhou, sun, lin } = { wang: 'o-wang', zhou: 'o-zhou', sun: 'o-sun', lin: people.lin.personId };

/** The messages that the last step of `step` owes. */
function owed(matter: Matter, step: (matter: Matter) => Matter): OutboxMessage[] {
  const before = matter.ticket.outbox.length;
  return step(matter).ticket.outbox.slice(before);
}

const received = () => new Matter();
const verified = () => received().act('lin', 'ticket.feedback');
const pooled = () => received().act('lin', 'ticket.dispatch', { task: '修', feedback });
const offered = () => received().act('lin', 'ticket.dispatch');
const accepted = () => offered().act('zhou', 'workOrder.accept');
const proposed = () => accepted().act('zhou', 'appointment.propose');
const scheduled = () => proposed().act('wang', 'appointment.agree');
const onSite = () => scheduled().act('zhou', 'workOrder.arrive');
const resolved = () => onSite().act('zhou', 'workOrder.finish');
const reworked = () => resolved().act('wang', 'ticket.confirm', { outcome: 'unsolved' });
const unanswered = () =>
  resolved()
    .wait(72 * 60)
    .tick();
const recalled = () => accepted().act('lin', 'workOrder.recall');

type Told = [to: string, template: string];
const nobody: Told[] = [];

/** process.md: who must know. What is not told by a message is seen in the app. */
test.each<[what: string, bring: () => Matter, step: (matter: Matter) => Matter, told: Told[]]>([
  [
    'P2.1 asked: the resident',
    received,
    (m) => m.act('lin', 'ticket.clarify'),
    [[wang, 'clarification-asked']],
  ],
  [
    'P2.5 first feedback: the resident',
    received,
    (m) => m.act('lin', 'ticket.feedback'),
    [[wang, 'feedback-given']],
  ],
  [
    'P1.3 answered on the spot: the resident',
    received,
    (m) => m.act('lin', 'ticket.answer'),
    [[wang, 'feedback-given']],
  ],
  [
    'P3.1 sent after feedback: the technician',
    verified,
    (m) => m.act('lin', 'ticket.dispatch'),
    [[zhou, 'job-offered']],
  ],
  [
    'P3.1 sent with feedback: both',
    received,
    (m) => m.act('lin', 'ticket.dispatch'),
    [
      [wang, 'feedback-given'],
      [zhou, 'job-offered'],
    ],
  ],
  [
    'P3.2 into the pool: the resident gets the feedback',
    received,
    (m) => m.act('lin', 'ticket.dispatch', { task: '修', feedback }),
    [[wang, 'feedback-given']],
  ],
  [
    'P3.2 recalled: whoever was sent',
    accepted,
    (m) => m.act('lin', 'workOrder.recall'),
    [[zhou, 'job-changed']],
  ],
  [
    'P4.1 recalled before an agreed visit: whoever was sent, and the resident who waits',
    scheduled,
    (m) => m.act('lin', 'workOrder.recall'),
    [
      [zhou, 'job-changed'],
      [wang, 'feedback-given'],
    ],
  ],
  [
    'P4.1 recalled before a time was agreed: the resident waits for no visit',
    proposed,
    (m) => m.act('lin', 'workOrder.recall'),
    [[zhou, 'job-changed']],
  ],
  [
    'P4.2 recalled from on site: the resident saw them',
    onSite,
    (m) => m.act('lin', 'workOrder.recall'),
    [[zhou, 'job-changed']],
  ],
  ['P3.2 recalled from the pool: nobody was sent', pooled, (m) => m.act('lin', 'workOrder.recall'), nobody],
  ['P3.3 accepted: seen in the app', offered, (m) => m.act('zhou', 'workOrder.accept'), nobody],
  ['P3.3 declined: seen by the desk in its list', offered, (m) => m.act('zhou', 'workOrder.decline'), nobody],
  [
    'P4.1 a time proposed: the resident',
    accepted,
    (m) => m.act('zhou', 'appointment.propose'),
    [[wang, 'visit-proposed']],
  ],
  [
    'P4.1 agreed: the technician',
    proposed,
    (m) => m.act('wang', 'appointment.agree'),
    [[zhou, 'job-changed']],
  ],
  [
    'P4.1 another time wanted: the technician',
    proposed,
    (m) => m.act('wang', 'appointment.askOther'),
    [[zhou, 'job-changed']],
  ],
  [
    'P2.1 supplemented while somebody is on it: the technician',
    accepted,
    (m) => m.act('wang', 'ticket.supplement'),
    [[zhou, 'job-changed']],
  ],
  [
    'P3.6 urged while somebody is on it: the technician',
    accepted,
    (m) => m.act('wang', 'ticket.urge'),
    [[zhou, 'job-changed']],
  ],
  [
    'withdrawn while somebody is on it: the technician',
    scheduled,
    (m) => m.act('wang', 'ticket.withdraw'),
    [[zhou, 'job-changed']],
  ],
  ['P5.1 finished: the resident', onSite, (m) => m.act('zhou', 'workOrder.finish'), [[wang, 'result-ready']]],
  ['P5.2 confirmed: seen in the app', resolved, (m) => m.act('wang', 'ticket.confirm'), nobody],
  // somebody whose order was taken back, declined or done has nothing to do with it any more
  [
    'supplemented after a recall: not who was called back',
    recalled,
    (m) => m.act('wang', 'ticket.supplement'),
    nobody,
  ],
  [
    'P3.6 urged before anybody was sent: the desk',
    received,
    (m) => m.act('wang', 'ticket.urge'),
    [[lin, 'promise-due']],
  ],
  [
    'P3.6 urged while the order lies in the pool: the desk',
    pooled,
    (m) => m.act('wang', 'ticket.urge'),
    [[lin, 'promise-due']],
  ],
  [
    'P3.6 urged after a recall: the desk, not who was called back',
    recalled,
    (m) => m.act('wang', 'ticket.urge'),
    [[lin, 'promise-due']],
  ],
  [
    'P3.6 urged while the desk owes a call: the desk, not who is done',
    unanswered,
    (m) => m.act('wang', 'ticket.urge'),
    [[lin, 'promise-due']],
  ],
  [
    'P5.5 called: the resident was on the phone',
    unanswered,
    (m) => m.act('lin', 'followUp.record', { result: 'unreached' }),
    nobody,
  ],
  [
    'P7.4 the number was read: seen by desk and manager',
    offered,
    (m) => m.act('zhou', 'ticket.showPhone'),
    nobody,
  ],
  [
    'withdrawn after a recall: not who was called back',
    recalled,
    (m) => m.act('wang', 'ticket.withdraw'),
    nobody,
  ],
  [
    'supplemented after a decline',
    () => offered().act('zhou', 'workOrder.decline'),
    (m) => m.act('wang', 'ticket.supplement'),
    nobody,
  ],
  [
    'supplemented during rework that nobody has yet',
    reworked,
    (m) => m.act('wang', 'ticket.supplement'),
    nobody,
  ],
  [
    'recalled and sent to another: the other',
    recalled,
    (m) => m.act('lin', 'ticket.dispatch', { assignee: assignee('sun'), task: '修' }),
    [[sun, 'job-offered']],
  ],
])('%s', (_, bring, step, told) => {
  expect(owed(bring(), step).map(({ to, template }) => [to, template])).toEqual(told);
});

describe('reported', () => {
  test.each(['repair', 'complaint', 'inquiry', 'suggestion'] as const)(
    'P1.3 a %s pushes nothing: the receipt is on the screen, the ticket in the list of the desk',
    (kind) => {
      expect(new Matter({ kind }).ticket.outbox).toEqual([]);
    },
  );

  test('P2.3 an emergency reaches the desk at once', () => {
    const { ticket } = new Matter({ kind: 'emergency' }, { now: china('2026-11-23 02:00') });
    expect(ticket.outbox).toMatchObject([
      {
        to: lin,
        template: 'promise-due',
        page: 'desk/ticket/index?id=ticket0000000001',
        data: { thing1: '7栋2单元 1203', thing2: '紧急：急事，请马上接手', time3: '2026年11月23日 02:00' },
      },
    ]);
  });
});

test('P4.1 a cancelled visit is told without the reason', () => {
  const matter = scheduled();
  const messages = owed(matter, (each) => each.act('lin', 'workOrder.recall', { reason: '师傅请假' }));
  const toResident = messages.find(({ to }) => to === wang);
  expect(toResident).toMatchObject({
    page: 'pages/ticket/index?id=ticket0000000001',
    data: { thing1: '厨房水龙头关不紧', thing2: '原定上门取消，客服会另行安排', thing3: '林晓' },
  });
});

/** P3.5: at 75 % to whoever holds the promise, at due to them and the desk; if nobody holds it, it falls to the desk. */
test.each<
  [
    what: string,
    bring: () => Matter,
    kind: 'first-feedback' | 'dispatch' | 'accept' | 'arrive' | 'finish',
    warned: string[],
    missed: string[],
  ]
>([
  ['first feedback is the desk’s', received, 'first-feedback', [lin], [lin]],
  ['dispatch is the desk’s', verified, 'dispatch', [lin], [lin]],
  ['an offer is the technician’s', offered, 'accept', [zhou], [zhou, lin]],
  ['a visit is the technician’s', scheduled, 'arrive', [zhou], [zhou, lin]],
  ['an order in the pool is nobody’s', pooled, 'accept', [lin], [lin]],
  [
    'work that was declined is nobody’s',
    () => offered().act('zhou', 'workOrder.decline'),
    'finish',
    [lin],
    [lin],
  ],
])('P3.5 %s', (_, bring, kind, warned, missed) => {
  const matter = bring();
  const { warnAt, dueAt } = matter.promise(kind);
  const toldOf = (at: number, word: string) => {
    matter.now = at;
    const messages = owed(matter, (each) => each.tick());
    return messages.filter(
      ({ data }) => data.thing2?.startsWith(word) && data.time3 === messages.at(-1)?.data.time3,
    );
  };
  expect(toldOf(warnAt, '快到时限').map(({ to }) => to)).toEqual(warned);
  expect(toldOf(dueAt, '已超时').map(({ to }) => to)).toEqual(missed);
});

test('P3.5 every colleague at the desk is told, none twice', () => {
  const messages = owed(received().wait(60), (matter) => matter.tick(['o-lin', 'o-mei']));
  expect(messages.map(({ to, template }) => [to, template])).toEqual([
    ['o-lin', 'promise-due'],
    ['o-mei', 'promise-due'],
  ]);
});

test('a time that the resident agreed to is told in full, however far away it is', () => {
  const matter = new Matter({}, { now: china('2026-12-28 10:00') });
  matter.act('lin', 'ticket.dispatch').act('zhou', 'workOrder.accept');
  const slot = slotFrom(china('2027-01-25 14:00'), 0, 120);
  matter.act('zhou', 'appointment.propose', { slot });
  const [message] = owed(matter, (each) => each.act('wang', 'appointment.agree'));
  expect(message?.data).toMatchObject({
    thing2: '业主同意了上门时间',
    time3: '2027年01月25日 14:00~16:00',
  });
});

test('messages carry the place, the words and the page of their reader', () => {
  const [toResident, toTechnician] = owed(received(), (matter) => matter.act('lin', 'ticket.dispatch'));
  expect(toResident).toMatchObject({
    page: 'pages/ticket/index?id=ticket0000000001',
    data: { thing1: '厨房水龙头关不紧', thing2: feedback.text, thing3: feedback.responsible },
  });
  expect(toTechnician).toMatchObject({
    page: 'technician/job/index?id=ticket0000000001',
    data: { thing1: '7栋2单元 1203', thing2: '换水龙头阀芯', time3: '2026年11月23日 10:30' },
  });
  const [toDesk] = owed(received().wait(60), (matter) => matter.tick());
  expect(toDesk).toMatchObject({
    page: 'desk/ticket/index?id=ticket0000000001',
    data: { thing2: '已超时：首次反馈', time3: '2026年11月23日 11:00' },
  });
});

test('nobody is told of what they did themselves', () => {
  const matter = received();
  matter.ticket.resident.personId = lin;
  expect(owed(matter, (each) => each.act('lin', 'ticket.feedback'))).toEqual([]);
});

test('a message waits in the outbox until it is sent, each under a name of its own', () => {
  const { ticket, now } = received().act('lin', 'ticket.dispatch').act('zhou', 'workOrder.accept');
  expect(ticket.outbox).toMatchObject([
    { id: 'e2m1', state: 'pending', tries: 0, createdAt: now, retryAt: now + 10 * MINUTE },
    { id: 'e3m1', state: 'pending', tries: 0, createdAt: now, retryAt: now + 10 * MINUTE },
  ]);
  expect(ticket.nextDueAt).toBe(now + 10 * MINUTE);
});

test('of the messages that are settled the latest twenty are kept, of those that wait all', () => {
  const matter = received();
  const message = (id: number, state: 'sent' | 'failed' | 'pending') => ({
    id: `old${id}`,
    to: wang,
    template: 'feedback-given',
    page: '',
    data: {},
    createdAt: 0,
    tries: 1,
    state,
  });
  matter.ticket.outbox = [
    ...Array.from({ length: 3 }, (_, id) => message(id, 'pending')),
    ...Array.from({ length: 25 }, (_, id) => message(100 + id, id % 2 ? 'sent' : 'failed')),
  ];
  const kept = matter.act('wang', 'ticket.supplement').ticket.outbox.map(({ id }) => id);
  expect(kept).toEqual(['old0', 'old1', 'old2', ...Array.from({ length: 20 }, (_, id) => `old${105 + id}`)]);
});
