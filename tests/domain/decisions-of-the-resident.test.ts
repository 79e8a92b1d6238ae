import { isRepeat } from '../../cloudfunctions/core/domain/change';
import { Matter, people, refusal, result, slotFrom } from '../support/domain';

const proposed = () =>
  new Matter()
    .act('lin', 'ticket.dispatch')
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose');
const resolved = (facts: ConstructorParameters<typeof Matter>[0] = {}) =>
  new Matter(facts)
    .act('lin', 'ticket.dispatch')
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive')
    .act('zhou', 'workOrder.finish');
const last = (matter: Matter) => matter.ticket.timeline.at(-1);

test('P2.1 a supplement adds words and photos and changes nothing else', () => {
  const matter = new Matter();
  const { timeline, updatedAt, recentKey, dueKey, ...before } = matter.ticket;
  matter.wait(5).act('wang', 'ticket.supplement', { text: '水更大了', photos: ['cloud://env/photos/a.jpg'] });
  expect(matter.ticket).toMatchObject({ ...before, updatedAt: matter.now });
  expect(matter.events).toEqual(['reported', 'supplemented']);
  expect(last(matter)).toMatchObject({
    at: matter.now,
    text: '水更大了',
    photos: ['cloud://env/photos/a.jpg'],
  });
});

test.each([
  ['received', () => new Matter()],
  ['verified', () => new Matter().act('lin', 'ticket.feedback')],
])('P2.1 an answered question brings the ticket back to %s', (status, bring) => {
  const matter = bring().act('lin', 'ticket.clarify');
  expect(matter.ticket.status).toBe('clarifying');
  matter.act('wang', 'ticket.supplement');
  expect(matter.ticket.status).toBe(status);
  expect(matter.ticket).not.toHaveProperty('clarifiedFrom');
});

test('withdrawing closes the ticket, takes the order back and ends every clock', () => {
  const { ticket, order, now } = proposed().act('wang', 'ticket.withdraw', { reason: '自己修好了' });
  expect(ticket).toMatchObject({ status: 'closed', closure: 'withdrawn', closedAt: now });
  expect(order.status).toBe('recalled');
  expect(ticket.promises.every((promise) => promise.outcome !== undefined)).toBe(true);
  expect(ticket.timeline.slice(-2)).toMatchObject([
    { kind: 'withdrawn', text: '自己修好了' },
    { kind: 'closed' },
  ]);
});

test('P3.6 urging marks the promise that is due next', () => {
  const matter = new Matter().act('lin', 'ticket.dispatch').act('wang', 'ticket.urge');
  expect(matter.promise('accept').urgedAt).toBe(matter.now);
  expect(matter.promise('finish').urgedAt).toBeUndefined();
  expect(matter.ticket.urges).toBe(1);
});

describe('P4.1 the appointment', () => {
  test('an agreed time becomes the appointment', () => {
    const matter = proposed();
    const slot = matter.order.proposedSlot;
    matter.act('wang', 'appointment.agree');
    expect(matter.order).toMatchObject({ status: 'scheduled', agreedSlot: slot });
    expect(matter.order).not.toHaveProperty('proposedSlot');
    expect(last(matter)).toMatchObject({ kind: 'time-agreed', slot });
  });

  test('a wish for another time is kept for the technician', () => {
    const matter = proposed().act('wang', 'appointment.askOther', { wish: '周末' });
    expect(matter.order).toMatchObject({ status: 'accepted', otherTimeWish: '周末' });
    expect(last(matter)).toMatchObject({ kind: 'other-time-asked', text: '周末' });
  });

  test('a refused change leaves the agreed time standing', () => {
    const matter = proposed().act('wang', 'appointment.agree');
    const { agreedSlot } = matter.order;
    matter.act('zhou', 'appointment.propose', { slot: slotFrom(matter.now, 200, 260) });
    expect(matter.order).toMatchObject({ status: 'proposed', agreedSlot });
    matter.act('wang', 'appointment.askOther', { wish: '还是原来的时间' });
    expect(matter.order).toMatchObject({ status: 'scheduled', agreedSlot });
    expect(matter.promise('arrive')).toMatchObject({ dueAt: agreedSlot?.endAt });
    expect(matter.promise('arrive').outcome).toBeUndefined();
  });

  test('agreeing clears an older wish', () => {
    const matter = proposed().act('wang', 'appointment.askOther').act('zhou', 'appointment.propose');
    expect(matter.act('wang', 'appointment.agree').order).not.toHaveProperty('otherTimeWish');
  });
});

describe('P5.2 one tap', () => {
  test('solved closes the ticket as solved', () => {
    const { ticket, now } = resolved().act('wang', 'ticket.confirm');
    expect(ticket).toMatchObject({ status: 'closed', closure: 'solved', closedAt: now, round: 1 });
    expect(ticket.confirmations).toEqual([{ round: 1, at: now, outcome: 'solved', personId: 'o-wang' }]);
  });

  test.each(['partly', 'unsolved'] as const)(
    '%s reopens the same ticket as rework with its history',
    (outcome) => {
      const matter = resolved();
      const history = matter.ticket.timeline;
      matter.act('wang', 'ticket.confirm', { outcome, text: '还在滴', photos: ['cloud://env/photos/b.jpg'] });
      expect(matter.ticket).toMatchObject({ status: 'verified', round: 2 });
      expect(matter.ticket.timeline.slice(0, history.length)).toEqual(history);
      expect(matter.ticket.timeline.slice(history.length)).toMatchObject([
        { kind: 'confirmed', about: outcome, text: '还在滴', photos: ['cloud://env/photos/b.jpg'] },
        { kind: 'reopened' },
      ]);
      matter.act('lin', 'ticket.dispatch');
      expect(matter.order).toMatchObject({ round: 2, status: 'offered' });
      expect(matter.ticket.workOrders).toHaveLength(2);
    },
  );

  test.each(['complaint', 'emergency'] as const)('P5.5 %s: the desk calls even if it is solved', (kind) => {
    const { ticket } = resolved({ kind }).act('wang', 'ticket.confirm');
    expect(ticket).toMatchObject({ status: 'follow-up' });
    expect(ticket).not.toHaveProperty('closure');
  });
});

describe('P5.3 the rating', () => {
  test.each([
    [1, 'follow-up'],
    [2, 'follow-up'],
    [3, 'closed'],
    [5, 'closed'],
  ])('%i stars: the ticket is then %s', (overall, status) => {
    const rating = { overall, tags: ['准时到'], text: '好' };
    const { ticket, now } = resolved().act('wang', 'ticket.confirm').act('wang', 'ticket.rate', { rating });
    expect(ticket.status).toBe(status);
    expect(ticket.ratings).toEqual([{ round: 1, at: now, rating, personId: 'o-wang' }]);
  });

  test('a dissatisfied resident is not counted as solved while the desk has not called', () => {
    const rating = { overall: 1, tags: [] };
    const { ticket } = resolved().act('wang', 'ticket.confirm').act('wang', 'ticket.rate', { rating });
    expect(ticket).not.toHaveProperty('closure');
    expect(ticket).not.toHaveProperty('closedAt');
  });

  test('each round has its own confirmation and its own rating', () => {
    const matter = resolved().act('wang', 'ticket.confirm', { outcome: 'unsolved' });
    matter.act('lin', 'ticket.dispatch').act('zhou', 'workOrder.accept').act('zhou', 'appointment.propose');
    matter
      .act('wang', 'appointment.agree')
      .act('zhou', 'workOrder.arrive')
      .act('zhou', 'workOrder.finish', result);
    matter.act('wang', 'ticket.confirm').act('wang', 'ticket.rate');
    expect(matter.ticket.confirmations.map(({ round, outcome }) => [round, outcome])).toEqual([
      [1, 'unsolved'],
      [2, 'solved'],
    ]);
    expect(matter.ticket.ratings.map(({ round }) => round)).toEqual([2]);
  });
});

test('a repeat is one by the same person: the same command id of somebody else is not', () => {
  const { ticket } = new Matter();
  expect(isRepeat(ticket, 'c0', people.wang.personId)).toBe(true);
  expect(isRepeat(ticket, 'c0', people.chen.personId)).toBe(false);
  expect(isRepeat(ticket, 'c1', people.wang.personId)).toBe(false);
});

test('a command id that was used for another action passes for nothing: what is asked now is not done', () => {
  const { ticket } = new Matter().act('wang', 'ticket.supplement');
  const repeated = (action: string, personId: string = people.wang.personId) =>
    isRepeat(ticket, 'c1', personId, action);
  expect(repeated('ticket.supplement')).toBe(true);
  expect(refusal(() => repeated('ticket.withdraw'))).toBe('ALREADY_DONE');
  expect(repeated('ticket.withdraw', people.chen.personId)).toBe(false);
});

test('an act that leaves several records names its action in each of them', () => {
  const { ticket } = new Matter().act('lin', 'ticket.dispatch');
  expect(ticket.timeline.map(({ kind, action }) => [kind, action])).toEqual([
    ['reported', 'ticket.report'],
    ['feedback-given', 'ticket.dispatch'],
    ['dispatched', 'ticket.dispatch'],
  ]);
});

test('what the timer writes down is no command and names none', () => {
  const record = new Matter().wait(60).tick().ticket.timeline.at(-1);
  expect(record).toMatchObject({ kind: 'promise-missed' });
  expect(record).not.toHaveProperty('action');
  expect(record).not.toHaveProperty('commandId');
});

test('every record of the timeline says who did it, when, and with which command', () => {
  const [first, second] = new Matter().wait(3).act('wang', 'ticket.supplement').ticket.timeline;
  const { personId, name } = people.wang;
  expect(first).toMatchObject({ id: 'e1', by: { personId, name, role: 'resident' }, commandId: 'c0' });
  expect(second).toMatchObject({ id: 'e2', by: { personId }, commandId: 'c1' });
});
