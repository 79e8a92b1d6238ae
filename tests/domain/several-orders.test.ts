import { viewTicket } from '../../cloudfunctions/core/domain/view-ticket';
import { assignee, feedback, Matter, people, refusal, type Who } from '../support/domain';

/** 周建国 mends the pipe, 孙海 the wall. */
const both = () => new Matter().act('lin', 'ticket.dispatch').act('lin', 'workOrder.add');
const [first, second] = ['ticket0000000001-w1', 'ticket0000000001-w2'];

/** Accepts, comes and finishes the person's own order. */
function work(matter: Matter, who: 'zhou' | 'sun'): Matter {
  const workOrderId = who === 'zhou' ? first : second;
  matter.act(who, 'workOrder.accept').act(who, 'appointment.propose');
  const order = matter.ticket.workOrders.find(({ id }) => id === workOrderId);
  matter.act('wang', 'appointment.agree', { workOrderId, startAt: order?.proposedSlot?.startAt });
  return matter.act(who, 'workOrder.arrive').act(who, 'workOrder.finish');
}

const viewAs = (matter: Matter, who: Who) => {
  const { now, settings } = matter;
  const standings = matter.standings(who);
  return viewTicket(matter.ticket, { personId: people[who].personId, standings, now, settings });
};

describe('P3.4 several work orders', () => {
  test('each has its own promise to answer; the clock of the whole matter is one', () => {
    const open = both().ticket.promises.filter((promise) => promise.endedAt === undefined);
    expect(open.map(({ kind, workOrderId }) => [kind, workOrderId])).toEqual([
      ['accept', first],
      ['finish', undefined],
      ['accept', second],
    ]);
  });

  test('an answer ends the promise of that order only', () => {
    const matter = both().act('sun', 'workOrder.accept');
    const open = matter.ticket.promises.filter((promise) => promise.endedAt === undefined);
    expect(open.map(({ kind, workOrderId }) => [kind, workOrderId])).toEqual([
      ['accept', first],
      ['finish', undefined],
      ['appointment', second],
    ]);
  });

  test('nobody acts on the order of another', () => {
    const matter = both();
    expect(refusal(() => matter.act('zhou', 'workOrder.accept', { workOrderId: second }))).toBe('FORBIDDEN');
    expect(matter.act('zhou', 'workOrder.accept').ticket.workOrders.map(({ status }) => status)).toEqual([
      'accepted',
      'offered',
    ]);
  });

  test.each([
    ['zhou', 'sun'],
    ['sun', 'zhou'],
  ] as const)('P5.1 the result goes to the resident with the last of them (%s, then %s)', (one, other) => {
    const matter = work(both(), one);
    expect(matter.ticket.status).toBe('processing');
    expect(matter.events).not.toContain('result-ready');
    work(matter, other);
    expect(matter.ticket.status).toBe('resolved');
    expect(viewAs(matter, 'wang').results.map(({ by }) => by)).toEqual(['周建国', '孙海']);
  });

  test('each sees their own order first, with their own buttons; the desk sees all', () => {
    const matter = both();
    expect(viewAs(matter, 'sun').workOrder).toMatchObject({ id: second });
    expect(viewAs(matter, 'sun').allowedActions).toContain('workOrder.accept');
    expect(viewAs(matter, 'lin').workOrders.map(({ id, allowedActions }) => [id, allowedActions])).toEqual([
      [first, ['workOrder.recall', 'workOrder.reassign']],
      [second, ['workOrder.recall', 'workOrder.reassign']],
    ]);
    expect(viewAs(matter, 'zhou').workOrders.map(({ allowedActions }) => allowedActions?.length)).toEqual([
      2, 0,
    ]);
  });

  test('the resident is asked about the one that waits for an answer', () => {
    const matter = both().act('sun', 'workOrder.accept').act('sun', 'appointment.propose');
    expect(viewAs(matter, 'wang')).toMatchObject({ turn: 'resident', workOrder: { id: second } });
  });

  test('nobody is sent twice for one matter', () => {
    const matter = both();
    const again = { assignee: assignee('zhou'), task: '再来一次' };
    expect(refusal(() => matter.act('lin', 'workOrder.add', again))).toBe('BAD_INPUT');
    matter.act('lin', 'workOrder.add', { task: '谁有空' });
    const pooled = matter.ticket.workOrders.at(-1)?.id;
    const take = { workOrderId: pooled, assignee: assignee('zhou') };
    expect(refusal(() => matter.act('zhou', 'workOrder.take', take))).toBe('WRONG_STATE');
  });
});

describe('P3.3 one of them comes back', () => {
  const declined = () => both().act('zhou', 'workOrder.accept').act('sun', 'workOrder.decline');

  test('the desk has the ball while the other goes on', () => {
    const matter = declined();
    expect(viewAs(matter, 'lin')).toMatchObject({ status: 'processing', turn: 'desk' });
    expect(matter.promise('dispatch').endedAt).toBeUndefined();
    expect(matter.order.status).toBe('declined');
    expect(viewAs(matter, 'zhou').workOrder?.status).toBe('accepted');
  });

  test('it is given to somebody else, or not at all', () => {
    const given = declined().act('lin', 'ticket.dispatch', { task: '补墙', feedback });
    expect(given.ticket.workOrders.map(({ status }) => status)).toEqual(['accepted', 'declined', 'pooled']);
    expect(viewAs(given, 'lin').turn).toBe('technician');
    const without = declined().act('lin', 'dispatch.waive');
    expect(without.promise('dispatch').outcome).toBe('kept');
    expect(viewAs(without, 'lin').turn).toBe('technician');
  });

  test('the work that is done waits for what the desk still owes', () => {
    const matter = declined().act('zhou', 'appointment.propose').act('wang', 'appointment.agree');
    matter.act('zhou', 'workOrder.arrive').act('zhou', 'workOrder.finish');
    expect(matter.ticket.status).toBe('verified');
    expect(matter.act('lin', 'dispatch.waive').ticket.status).toBe('resolved');
    expect(viewAs(matter, 'wang').turn).toBe('resident');
  });
});
