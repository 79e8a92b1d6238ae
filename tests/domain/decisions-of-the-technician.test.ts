import { limits } from '@contract/limits';
import { assignee, DAY, feedback, HOUR, Matter, MINUTE, refusal, result, slotFrom } from '../support/domain';

const offered = () => new Matter().act('lin', 'ticket.dispatch');
const accepted = () => offered().act('zhou', 'workOrder.accept');
const onSite = () =>
  accepted()
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive');

test('P3.3 accepting keeps the promise and makes an appointment due', () => {
  const matter = accepted();
  expect(matter.order).toMatchObject({ status: 'accepted', acceptedAt: matter.now });
  expect(matter.promise('accept').outcome).toBe('kept');
  expect(matter.promise('appointment').outcome).toBeUndefined();
});

test('P4.1 accepting with a time proposes it in the same act', () => {
  const matter = offered();
  matter.act('zhou', 'workOrder.accept', { slot: slotFrom(matter.now) });
  expect(matter.order).toMatchObject({ status: 'proposed', proposedSlot: slotFrom(matter.now) });
  expect(matter.events.slice(-2)).toEqual(['accepted', 'time-proposed']);
  expect(matter.promise('appointment').outcome).toBe('kept');
});

test('P3.2 taking from the pool makes the order mine and accepted', () => {
  const matter = new Matter()
    .act('lin', 'ticket.dispatch', { task: '修', feedback })
    .act('sun', 'workOrder.take');
  expect(matter.order).toMatchObject({ status: 'accepted', assignee: assignee('sun') });
  expect(matter.events.slice(-2)).toEqual(['taken', 'accepted']);
  expect(refusal(() => matter.act('zhou', 'workOrder.take'))).toBe('WRONG_STATE');
});

test('P3.3 a declined order goes back to the desk with its reason, for staff only', () => {
  const matter = offered().act('zhou', 'workOrder.decline', { reason: '不会修这种' });
  expect(matter.ticket.status).toBe('verified');
  expect(matter.order.status).toBe('declined');
  expect(matter.ticket.timeline.at(-1)).toMatchObject({
    kind: 'declined',
    text: '不会修这种',
    internal: true,
  });
  expect(matter.standings('zhou')).toEqual(['technician']);
});

/** minutes after now: begin and end of the slot */
test.each<[what: string, from: number, to: number, answer: 'allowed' | 'BAD_INPUT']>([
  ['an hour from now', 60, 120, 'allowed'],
  ['begun already, not yet over', -30, 30, 'allowed'],
  ['over', -60, -1, 'BAD_INPUT'],
  ['over just now', -60, 0, 'BAD_INPUT'],
  ['the shortest', 60, 60 + limits.slotMinutes.min, 'allowed'],
  ['shorter than the shortest', 60, 59 + limits.slotMinutes.min, 'BAD_INPUT'],
  ['the longest', 60, 60 + limits.slotMinutes.max, 'allowed'],
  ['longer than the longest', 60, 61 + limits.slotMinutes.max, 'BAD_INPUT'],
  ['the wrong way round', 120, 60, 'BAD_INPUT'],
  [
    'the last day',
    (limits.slotDaysAhead * DAY) / MINUTE,
    (limits.slotDaysAhead * DAY + HOUR) / MINUTE,
    'allowed',
  ],
  [
    'too far ahead',
    (limits.slotDaysAhead * DAY) / MINUTE + 1,
    (limits.slotDaysAhead * DAY + HOUR) / MINUTE,
    'BAD_INPUT',
  ],
])('a proposed time: %s', (_, from, to, answer) => {
  const matter = accepted();
  const slot = slotFrom(matter.now, from, to);
  expect(refusal(() => matter.act('zhou', 'appointment.propose', { slot }))).toBe(
    answer === 'allowed' ? undefined : answer,
  );
  expect(matter.order.proposedSlot).toEqual(answer === 'allowed' ? slot : undefined);
});

test('a bad time refuses the whole acceptance, so that nothing is half done', () => {
  const matter = offered();
  const accept = () => matter.act('zhou', 'workOrder.accept', { slot: slotFrom(matter.now, -60, -1) });
  expect(refusal(accept)).toBe('BAD_INPUT');
  expect(matter.order.status).toBe('offered');
  expect(matter.events.at(-1)).toBe('dispatched');
});

test('P4.2 arriving keeps the promise and takes a pending change off the table', () => {
  const matter = accepted().act('zhou', 'appointment.propose').act('wang', 'appointment.agree').wait(60);
  matter.act('zhou', 'appointment.propose').act('zhou', 'workOrder.arrive');
  expect(matter.order).toMatchObject({ status: 'on-site', arrivedAt: matter.now });
  expect(matter.order).not.toHaveProperty('proposedSlot');
  expect(matter.promise('arrive').outcome).toBe('kept');
});

test('P5.1 finishing hands the whole result to the resident', () => {
  const matter = onSite().wait(30).act('zhou', 'workOrder.finish');
  expect(matter.ticket.status).toBe('resolved');
  expect(matter.order).toMatchObject({ status: 'done', finishedAt: matter.now, result });
  expect(matter.promise('finish').outcome).toBe('kept');
  expect(matter.promise('confirmation').holder).toBe('resident');
  expect(matter.events.at(-1)).toBe('result-ready');
  expect(matter.ticket.timeline.at(-2)).toMatchObject({
    kind: 'finished',
    text: result.done,
    photos: result.photos,
  });
});
