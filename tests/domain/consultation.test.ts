import { viewTicket } from '../../cloudfunctions/core/domain/view-ticket';
import {
  assignee,
  chinaClock,
  DEPARTMENT,
  type Matter,
  MINUTE,
  people,
  refusal,
  type Who,
} from '../support/domain';
import { accepted, briefed, consulted, offered, received, scheduled } from '../support/situations';

const viewAs = (matter: Matter, who: Who) =>
  viewTicket(matter.ticket, {
    personId: people[who].personId,
    standings: matter.standings(who),
    now: matter.now,
    settings: matter.settings,
    department: matter.department(who),
  });

describe('P2.4 asking a department', () => {
  test.each([
    ['normal', received, '12:00'],
    [
      'urgent',
      () => received().act('lin', 'ticket.classify', { kind: 'repair', priority: 'urgent' }),
      '10:30',
    ],
  ] as const)('a %s matter is answered by', (_, bring, expected) => {
    const matter = bring().act('lin', 'consultation.ask');
    expect(chinaClock(matter.promise('consultation').dueAt).slice(11)).toBe(expected);
  });

  test('leaves the ticket with the desk, whose own clock runs on and sorts the lists', () => {
    const before = received();
    const { dueKey } = before.ticket;
    const after = before.act('lin', 'consultation.ask');
    expect(after.ticket).toMatchObject({ status: 'received', dueKey });
    expect(viewAs(after, 'lin')).toMatchObject({ turn: 'desk', nextPromise: { kind: 'first-feedback' } });
  });

  test('several questions are answered one by one, each ending its own clock', () => {
    const matter = consulted().act('lin', 'consultation.ask', {
      department: '保洁部',
      question: '谁打扫的？',
    });
    const [first = '', second = ''] = matter.ticket.consultations?.map(({ id }) => id) ?? [];
    matter.wait(30).act('he', 'consultation.answer', { consultationId: second, text: '小李' });
    const ended = matter.ticket.promises.map(({ consultationId, outcome }) => [consultationId, outcome]);
    expect(ended.filter(([id]) => id)).toEqual([
      [first, undefined],
      [second, 'kept'],
    ]);
    expect(viewAs(matter, 'lin').asked).toEqual([DEPARTMENT]);
  });

  test('when it is over without an answer the lead is told, and the desk as well; the resident reads nothing', () => {
    const matter = consulted();
    matter.now = matter.promise('consultation').dueAt;
    const before = matter.ticket.outbox.length;
    matter.act('lin', 'ticket.feedback').tick();
    const told = matter.ticket.outbox
      .slice(before)
      .filter(({ data }) => data.thing2?.includes('答复客服的问题'))
      .map(({ to }) => to);
    expect(told.sort()).toEqual(['o-lin', 'o-qin']);
    expect(JSON.stringify(viewAs(matter, 'wang'))).not.toContain('consultation');
  });

  test('at most twelve: the rest is asked by phone', () => {
    const matter = received();
    for (let count = 0; count < 12; count++) matter.act('lin', 'consultation.ask');
    expect(() => matter.act('lin', 'consultation.ask')).toThrow(
      expect.objectContaining({ code: 'WRONG_STATE', sentence: expect.stringContaining('打电话') }),
    );
  });

  test('the technician on the job is not told what was asked, beside the history of colleagues', () => {
    const matter = offered().act('lin', 'consultation.ask');
    expect(viewAs(matter, 'zhou').consultations).toBeUndefined();
    expect(viewAs(matter, 'qin').consultations).toHaveLength(1);
  });
});

describe('P3.4 a briefing', () => {
  test('is shown whole to desk and lead, to a reader with their own mark only, to others and the resident not at all', () => {
    const matter = scheduled().act('lin', 'workOrder.add').act('lin', 'briefing.give');
    expect(viewAs(matter, 'qin').briefings?.[0]?.readers.map(({ name }) => name)).toEqual(['周建国', '孙海']);
    expect(viewAs(matter, 'zhou').briefings).toMatchObject([{ unread: true, readers: [{ name: '周建国' }] }]);
    expect(viewAs(matter, 'wang').briefings).toBeUndefined();
  });

  test('cannot be given to an order that nobody has', () => {
    const matter = scheduled();
    const give = () => matter.act('lin', 'briefing.give', { text: '先看', workOrderIds: ['nobody'] });
    expect(refusal(give)).toBe('WRONG_STATE');
  });

  test('read once: the mark keeps the first time', () => {
    const matter = briefed().act('zhou', 'briefing.read');
    const readAt = matter.now;
    expect(refusal(() => matter.wait(5).act('zhou', 'briefing.read'))).toBe('WRONG_STATE');
    expect(matter.ticket.briefings?.[0]?.readers).toEqual([{ personId: 'o-zhou', name: '周建国', readAt }]);
  });
});

describe('P3.3 reassigning', () => {
  test('is one act: the ticket is never without an order, the new one has its own clock, the old one’s clocks end', () => {
    const matter = accepted().act('qin', 'workOrder.reassign');
    expect(matter.ticket.status).toBe('processing');
    expect(matter.ticket.workOrders.map(({ status }) => status)).toEqual(['recalled', 'offered']);
    const open = matter.ticket.promises.filter(({ endedAt }) => endedAt === undefined);
    expect(open.map(({ kind, workOrderId }) => [kind, workOrderId === matter.order.id])).toEqual([
      ['finish', false],
      ['accept', true],
    ]);
  });

  test('does not pay what is owed for another order that came back', () => {
    const matter = offered().act('lin', 'workOrder.add').act('sun', 'workOrder.decline');
    expect(matter.promise('dispatch').endedAt).toBeUndefined();
    matter.act('qin', 'workOrder.reassign');
    expect(matter.promise('dispatch').endedAt).toBeUndefined();
  });

  test.each([
    ['to who has it already', 'zhou'],
    ['to who reported it', 'wang'],
  ] as const)('%s is refused', (_, to) => {
    const matter = offered();
    const give = () => matter.act('qin', 'workOrder.reassign', { assignee: assignee(to), reason: '换人' });
    expect(refusal(give)).toBe('BAD_INPUT');
  });

  test('a resident who waits for the visit is told that it is off', () => {
    const matter = scheduled().wait(1);
    const before = matter.ticket.outbox.length;
    matter.act('qin', 'workOrder.reassign');
    const told = matter.ticket.outbox.slice(before).map(({ to, template }) => [to, template]);
    expect(told).toEqual([
      ['o-zhou', 'job-changed'],
      ['o-wang', 'feedback-given'],
      ['o-sun', 'job-offered'],
    ]);
    expect(matter.now).toBeGreaterThan(MINUTE);
  });
});
