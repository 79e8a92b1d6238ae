import { assignee, feedback, Matter, refusal } from '../support/domain';

const dispatched = () => new Matter().act('lin', 'ticket.dispatch');
const unanswered = () =>
  dispatched()
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive')
    .act('zhou', 'workOrder.finish')
    .wait(72 * 60)
    .tick();

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
    expect(matter.ticket.timeline.at(-1)).toMatchObject({ about: '抢单池' });
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

describe('P5.5 what the call brought', () => {
  test.each([
    ['satisfied', 'closed', 'solved'],
    ['unreached', 'closed', 'unconfirmed'],
    ['dissatisfied', 'verified', undefined],
  ])('%s: the ticket is %s', (result, status, closure) => {
    const matter = unanswered().act('lin', 'followUp.record', { result, text: '电话里说的' });
    expect(matter.ticket).toMatchObject({ status, round: status === 'closed' ? 1 : 2 });
    expect(matter.ticket.closure).toBe(closure);
    const [called, end] = matter.ticket.timeline.slice(-2);
    expect(called).toMatchObject({ kind: 'followed-up', about: result, text: '电话里说的' });
    expect(end?.kind).toBe(status === 'closed' ? 'closed' : 'reopened');
    expect(matter.promise('follow-up').outcome).toBe('kept');
  });

  test('P5.4 nobody who was not reached is given a rating or a confirmation', () => {
    const { ticket } = unanswered().act('lin', 'followUp.record', { result: 'unreached' });
    expect([ticket.ratings, ticket.confirmations]).toEqual([[], []]);
  });

  test('what the resident had confirmed stays solved when nobody is reached', () => {
    const matter = unanswered();
    matter.ticket.kind = 'complaint';
    matter.act('wang', 'ticket.confirm').act('lin', 'followUp.record', { result: 'unreached' });
    expect(matter.ticket).toMatchObject({ status: 'closed', closure: 'solved' });
  });
});

test('P2.5 a supplement does not count as first feedback, nor does the receipt', () => {
  const matter = new Matter().act('wang', 'ticket.supplement');
  expect(matter.promise('first-feedback').endedAt).toBeUndefined();
  expect(refusal(() => matter.act('lin', 'followUp.record'))).toBe('WRONG_STATE');
});
