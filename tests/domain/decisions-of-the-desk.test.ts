import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import { assignee, feedback, HOUR, Matter, refusal } from '../support/domain';

const dispatched = () => new Matter().act('lin', 'ticket.dispatch');
const visit = (matter: Matter) =>
  matter
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive');
const resolved = (matter = dispatched()) => visit(matter).act('zhou', 'workOrder.finish');
const lapsed = (matter: Matter) => matter.wait(72 * 60).tick();
const unanswered = () => lapsed(resolved());
const call = (matter: Matter, result: string) => matter.act('lin', 'followUp.record', { result });

test('P2.5 first feedback keeps the promise, says it to the resident and makes dispatch due', () => {
  const matter = new Matter().wait(10).act('lin', 'ticket.feedback');
  expect(matter.ticket.status).toBe('verified');
  expect(matter.promise('first-feedback').outcome).toBe('kept');
  expect(matter.promise('dispatch').outcome).toBeUndefined();
  expect(matter.ticket.timeline.at(-1)).toMatchObject({
    kind: 'feedback-given',
    text: feedback.text,
    about: feedback.responsible,
    by: { role: 'desk' },
  });
});

test('P2.1 a question is a record of its own and gives the resident the ball', () => {
  const matter = new Matter().act('lin', 'ticket.clarify', { question: '哪个水龙头？' });
  expect(matter.ticket).toMatchObject({ status: 'clarifying', clarifiedFrom: 'received' });
  expect(matter.ticket.timeline.at(-1)).toMatchObject({ kind: 'clarification-asked', text: '哪个水龙头？' });
});

describe('P2.1 the desk learned the answer by phone and goes on', () => {
  /** asked half an hour after the report, called ten minutes later */
  const asked = () => new Matter().wait(30).act('lin', 'ticket.clarify').wait(10);

  test.each([
    ['ticket.feedback', 'verified'],
    ['ticket.answer', 'closed'],
    ['ticket.dispatch', 'processing'],
  ] as const)('%s: nobody waits for the resident any more', (action, status) => {
    const matter = asked().act('lin', action);
    expect(matter.ticket.status).toBe(status);
    expect(matter.ticket).not.toHaveProperty('clarifiedFrom');
    expect(matter.promise('clarification')).toMatchObject({ outcome: 'dropped', endedAt: matter.now });
    expect(matter.events).not.toContain('supplemented');
  });

  test.each(['ticket.feedback', 'ticket.answer', 'ticket.dispatch'] as const)(
    '%s: the promise of first feedback ran on where it stood, and is kept',
    (action) => {
      const matter = asked();
      const { dueAt } = matter.promise('first-feedback');
      matter.act('lin', action);
      expect(matter.promise('first-feedback')).toMatchObject({
        outcome: 'kept',
        dueAt: dueAt + HOUR / 6,
        pausedMinutes: 10,
      });
      expect(matter.promise('first-feedback')).not.toHaveProperty('pausedAt');
    },
  );

  test('asked after first feedback, it is the promise of dispatch that ran on', () => {
    const matter = new Matter().act('lin', 'ticket.feedback').act('lin', 'ticket.clarify').wait(90);
    matter.act('lin', 'ticket.dispatch', { assignee: assignee('zhou'), task: '修' });
    expect(matter.ticket.status).toBe('processing');
    expect(matter.promise('dispatch')).toMatchObject({ outcome: 'kept', pausedMinutes: 90 });
    expect(matter.events.filter((kind) => kind === 'feedback-given')).toHaveLength(1);
  });

  test('sending somebody still takes first feedback, and a refusal leaves the question open', () => {
    const matter = asked();
    const send = () => matter.act('lin', 'ticket.dispatch', { assignee: assignee('zhou'), task: '修' });
    expect(send).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field: 'feedback' }));
    expect(matter.ticket.status).toBe('clarifying');
    expect(matter.promise('clarification').endedAt).toBeUndefined();
  });
});

test('P1.3 an answer on the spot closes the ticket as answered, with first feedback kept', () => {
  const matter = new Matter().act('lin', 'ticket.answer', { text: '可以在大厅交。' });
  expect(matter.ticket).toMatchObject({ status: 'closed', closure: 'answered', closedAt: matter.now });
  expect(matter.events).toEqual(['reported', 'answered', 'closed']);
  expect(matter.promise('first-feedback').outcome).toBe('kept');
});

describe('P3.1 P3.2 dispatch', () => {
  test('without first feedback it is refused and says which field is missing', () => {
    const send = () => new Matter().act('lin', 'ticket.dispatch', { assignee: assignee('zhou'), task: '修' });
    expect(send).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field: 'feedback' }));
  });

  test('with first feedback in the same act, both are on the timeline', () => {
    const matter = dispatched();
    expect(matter.events).toEqual(['reported', 'feedback-given', 'dispatched']);
    expect(matter.order).toMatchObject({
      id: `${matter.ticket._id}-w1`,
      status: 'offered',
      round: 1,
      task: '换水龙头阀芯',
      assignee: assignee('zhou'),
      offeredAt: matter.now,
    });
    expect(matter.ticket.timeline.at(-1)).toMatchObject({ text: '换水龙头阀芯', about: '周建国' });
  });

  test('to nobody in particular the order lies in the pool', () => {
    const matter = new Matter().act('lin', 'ticket.dispatch', { task: '修', feedback });
    expect(matter.order.status).toBe('pooled');
    expect(matter.order).not.toHaveProperty('assignee');
    expect(matter.ticket.timeline.at(-1)).toMatchObject({ about: '工程部抢单池' });
  });

  test('to the person who reported it, it is refused and says which field is wrong', () => {
    const send = () =>
      new Matter().act('lin', 'ticket.dispatch', { assignee: assignee('wang'), task: '修', feedback });
    expect(send).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field: 'assigneeId' }));
  });

  test('nothing that the resident attached is lost on the way', () => {
    const { ticket } = new Matter({ wish: '今天修好', happenedAt: 1 }).act('lin', 'ticket.dispatch');
    expect(ticket).toMatchObject({ wish: '今天修好', happenedAt: 1, photos: [expect.any(String)] });
  });
});

test('P3.2 a recalled order stays in the history, for staff only, and the desk owes a new one', () => {
  const matter = dispatched()
    .act('zhou', 'workOrder.accept')
    .act('lin', 'workOrder.recall', { reason: '换人' });
  expect(matter.ticket.status).toBe('verified');
  expect(matter.order.status).toBe('recalled');
  expect(matter.ticket.timeline.at(-1)).toMatchObject({
    kind: 'recalled',
    text: '换人',
    about: '周建国',
    internal: true,
  });
  matter.act('lin', 'ticket.dispatch', { assignee: assignee('sun'), task: '修' });
  expect(matter.ticket.workOrders.map(({ id, status }) => [id.slice(-2), status])).toEqual([
    ['w1', 'recalled'],
    ['w2', 'offered'],
  ]);
});

describe('P4.1 taking an order back tells a resident who waits for a visit', () => {
  const agreed = () =>
    dispatched()
      .act('zhou', 'workOrder.accept')
      .act('zhou', 'appointment.propose')
      .act('wang', 'appointment.agree');
  const recall = (matter: Matter) => matter.act('lin', 'workOrder.recall', { reason: '师傅请假' });
  const records = (matter: Matter) => matter.ticket.timeline.slice(-2);

  test('an agreed visit is cancelled in the open, the reason is not told', () => {
    const matter = agreed();
    const { agreedSlot } = matter.order;
    const [recalled, cancelled] = records(recall(matter));
    expect(recalled).toMatchObject({ kind: 'recalled', text: '师傅请假', internal: true });
    expect(cancelled).toMatchObject({ kind: 'visit-cancelled', slot: agreedSlot, by: { role: 'desk' } });
    expect(cancelled).not.toHaveProperty('internal');
    expect(cancelled).not.toHaveProperty('text');
  });

  test('the agreed visit is the one that is cancelled, not the change that was proposed', () => {
    const matter = agreed();
    const { agreedSlot } = matter.order;
    matter.act('zhou', 'appointment.propose', {
      slot: { startAt: matter.now + 5 * HOUR, endAt: matter.now + 6 * HOUR },
    });
    expect(records(recall(matter))[1]).toMatchObject({ kind: 'visit-cancelled', slot: agreedSlot });
  });

  test.each([
    ['no time was proposed', () => dispatched().act('zhou', 'workOrder.accept')],
    [
      'a time was proposed and not agreed',
      () => dispatched().act('zhou', 'workOrder.accept').act('zhou', 'appointment.propose'),
    ],
    ['the technician was there already', () => visit(dispatched())],
  ])('%s: there is no visit to cancel', (_, bring) => {
    expect(recall(bring()).events).not.toContain('visit-cancelled');
  });

  test('from on site the desk owes somebody else, and the work keeps its clock', () => {
    const matter = visit(dispatched());
    const { dueAt } = matter.promise('finish');
    recall(matter);
    expect(matter.ticket.status).toBe('verified');
    expect(matter.order.status).toBe('recalled');
    expect(matter.promise('dispatch').outcome).toBeUndefined();
    expect(matter.promise('finish').dueAt).toBe(dueAt);
    expect(matter.promise('finish').outcome).toBeUndefined();
    expect(matter.promise('arrive').outcome).toBe('kept');
  });
});

describe('P5.5 what the call brought', () => {
  test.each([
    ['satisfied', 'closed', 'solved'],
    ['dissatisfied', 'verified', undefined],
  ])('%s: the ticket is %s', (result, status, closure) => {
    const matter = unanswered().act('lin', 'followUp.record', { result, text: '电话里说的' });
    expect(matter.ticket).toMatchObject({ status, round: status === 'closed' ? 1 : 2 });
    expect(matter.ticket.closure).toBe(closure);
    const [called, end] = matter.ticket.timeline.slice(-2);
    expect(called).toMatchObject({ kind: 'followed-up', about: result, text: '电话里说的', internal: true });
    expect(end?.kind).toBe(status === 'closed' ? 'closed' : 'reopened');
    expect(matter.promise('follow-up').outcome).toBe('kept');
  });
});

describe('P5.4 calls that reach nobody', () => {
  const callInVain = (matter: Matter, times: number) => {
    for (let time = 0; time < times; time++) call(matter.wait(60), 'unreached');
    return matter;
  };
  const complaint = () => resolved(new Matter({ kind: 'complaint' }).act('lin', 'ticket.dispatch'));
  const stars = (overall: number) => ({ rating: { overall, tags: [] } });

  test('each is an attempt on the timeline; the ticket stays and its promise stands', () => {
    const matter = unanswered();
    const { dueAt } = matter.promise('follow-up');
    callInVain(matter, 2);
    expect(matter.ticket.status).toBe('follow-up');
    expect(matter.ticket).not.toHaveProperty('closure');
    expect(matter.ticket.timeline.slice(-2)).toMatchObject([
      { kind: 'followed-up', about: 'unreached', internal: true },
      { kind: 'followed-up', about: 'unreached', internal: true },
    ]);
    expect(matter.promise('follow-up').dueAt).toBe(dueAt);
    expect(matter.promise('follow-up').outcome).toBeUndefined();
  });

  test('the third archives the ticket as unconfirmed, and keeps the promise', () => {
    const matter = callInVain(unanswered(), 3);
    expect(matter.ticket).toMatchObject({
      status: 'closed',
      closure: 'unconfirmed',
      closedAt: matter.now,
      round: 1,
    });
    expect(matter.promise('follow-up').outcome).toBe('kept');
  });

  test('nobody who was not reached is given a rating or a confirmation', () => {
    const { ticket } = callInVain(unanswered(), 3);
    expect([ticket.ratings, ticket.confirmations]).toEqual([[], []]);
  });

  test.each([
    ['satisfied', 'closed'],
    ['dissatisfied', 'verified'],
  ])('somebody who is reached the third time counts as what they say: %s', (result, status) => {
    expect(call(callInVain(unanswered(), 2), result).ticket.status).toBe(status);
  });

  test('each round is called anew', () => {
    const matter = call(callInVain(unanswered(), 2), 'dissatisfied').act('lin', 'ticket.dispatch');
    callInVain(lapsed(resolved(matter)), 2);
    expect(matter.ticket).toMatchObject({ status: 'follow-up', round: 2 });
    expect(callInVain(matter, 1).ticket.closure).toBe('unconfirmed');
  });

  test('how many are enough is the community’s own figure', () => {
    const settings = { ...defaultSettings, followUpCalls: 1 };
    const matter = lapsed(resolved(new Matter({}, { settings }).act('lin', 'ticket.dispatch')));
    expect(callInVain(matter, 1).ticket).toMatchObject({ status: 'closed', closure: 'unconfirmed' });
  });

  test.each<[what: string, bring: () => Matter, closure: string]>([
    ['confirmed as solved', () => complaint().act('wang', 'ticket.confirm'), 'solved'],
    [
      'confirmed and rated with three stars',
      () => complaint().act('wang', 'ticket.confirm').act('wang', 'ticket.rate', stars(3)),
      'solved',
    ],
    [
      'confirmed and rated with two stars',
      () => resolved().act('wang', 'ticket.confirm').act('wang', 'ticket.rate', stars(2)),
      'unconfirmed',
    ],
    [
      'confirmed and rated with one star',
      () => complaint().act('wang', 'ticket.confirm').act('wang', 'ticket.rate', stars(1)),
      'unconfirmed',
    ],
    [
      'confirmed in an earlier round only',
      () => {
        const matter = call(complaint().act('wang', 'ticket.confirm'), 'dissatisfied');
        return lapsed(resolved(matter.act('lin', 'ticket.dispatch')));
      },
      'unconfirmed',
    ],
  ])('%s, then not reached: it ends as the resident’s own word says', (_, bring, closure) => {
    expect(callInVain(bring(), 3).ticket).toMatchObject({ status: 'closed', closure });
  });

  test('P5.3 a resident who rated two stars and says on the phone that it is well now is solved', () => {
    const matter = resolved().act('wang', 'ticket.confirm').act('wang', 'ticket.rate', stars(2));
    expect(call(matter, 'satisfied').ticket).toMatchObject({ status: 'closed', closure: 'solved' });
  });
});

test('P7.4 who read the whole number is written down for everybody, and nothing else changes', () => {
  const matter = dispatched();
  const { status, promises, workOrders } = matter.ticket;
  matter.act('zhou', 'ticket.showPhone');
  expect(matter.ticket).toMatchObject({ status, promises, workOrders });
  expect(matter.ticket.timeline.at(-1)).toMatchObject({
    kind: 'phone-shown',
    by: { personId: 'o-zhou', name: '周建国' },
  });
  expect(matter.ticket.timeline.at(-1)?.internal).toBeUndefined();
});

test('P2.5 a supplement does not count as first feedback, nor does the receipt', () => {
  const matter = new Matter().act('wang', 'ticket.supplement');
  expect(matter.promise('first-feedback').endedAt).toBeUndefined();
  expect(refusal(() => matter.act('lin', 'followUp.record'))).toBe('WRONG_STATE');
});
