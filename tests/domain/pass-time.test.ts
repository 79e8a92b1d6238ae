import { Matter } from '../support/domain';

const finished = () =>
  new Matter()
    .act('lin', 'ticket.dispatch')
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive')
    .act('zhou', 'workOrder.finish');

describe('P3.5 what the timer does to a promise of one hour', () => {
  test.each<[minutes: number[], events: string[]]>([
    [[44], []],
    [[45], ['promise-warned']],
    [[45, 5], ['promise-warned']],
    [
      [45, 15],
      ['promise-warned', 'promise-missed'],
    ],
    // P3.5: an hour of working time later (12:00), then three (15:30) it goes up, each once
    [
      [45, 15, 59],
      ['promise-warned', 'promise-missed'],
    ],
    [
      [45, 15, 60, 209],
      ['promise-warned', 'promise-missed', 'promise-escalated'],
    ],
    [
      [45, 15, 60, 210, 600],
      ['promise-warned', 'promise-missed', 'promise-escalated', 'promise-escalated'],
    ],
    // the timer was late: what is over is not announced as nearly over
    [[60], ['promise-missed']],
    [[5000], ['promise-missed', 'promise-escalated', 'promise-escalated']],
  ])('looking after %j minutes: %j', (minutes, events) => {
    const matter = new Matter();
    for (const each of minutes) matter.wait(each).tick();
    expect(matter.events.slice(1)).toEqual(events);
  });

  test('looking twice at the same moment changes nothing more', () => {
    const matter = new Matter().wait(50).tick();
    const once = matter.ticket;
    expect(matter.tick().ticket).toEqual(once);
  });

  test('a warning is for staff, a missed promise is not hidden from the resident', () => {
    const { ticket } = new Matter().wait(45).tick().wait(15).tick();
    expect(ticket.timeline.slice(1)).toMatchObject([
      { kind: 'promise-warned', promise: 'first-feedback', internal: true, by: { role: 'system' } },
      { kind: 'promise-missed', promise: 'first-feedback', by: { role: 'system' } },
    ]);
    expect(ticket.timeline[2]).not.toHaveProperty('internal');
  });

  test('a paused promise is neither warned nor missed', () => {
    const matter = new Matter().act('lin', 'ticket.clarify').wait(120).tick();
    expect(matter.events).toEqual(['reported', 'clarification-asked']);
  });

  test('several promises that fall due at once are all told, in the order of their due times', () => {
    const matter = new Matter().act('lin', 'ticket.dispatch').wait(10_000).tick();
    const missed = matter.ticket.timeline.filter((record) => record.kind === 'promise-missed');
    expect(missed.map((record) => record.promise)).toEqual(['accept', 'finish']);
  });
});

describe('when the resident does not answer', () => {
  test('P5.4 after 72 hours the desk calls: it is not a yes', () => {
    const matter = finished()
      .wait(72 * 60)
      .tick();
    expect(matter.ticket).toMatchObject({ status: 'follow-up', confirmations: [], ratings: [] });
    expect(matter.ticket).not.toHaveProperty('closure');
    expect(matter.promise('confirmation').outcome).toBe('late');
    expect(matter.promise('follow-up').dueAt).toBe(matter.now + 24 * 60 * 60_000);
    expect(matter.ticket.timeline.at(-1)).toMatchObject({ kind: 'answer-lapsed', promise: 'confirmation' });
  });

  test('a minute earlier nothing happens, and no warning is written for a resident', () => {
    const matter = finished();
    const before = matter.events;
    expect(matter.wait(72 * 60 - 1).tick().events).toEqual(before);
  });

  test('P2.1 after a day the question lapses and the clock of the desk runs on where it stood', () => {
    const matter = new Matter().wait(30).act('lin', 'ticket.clarify');
    matter.wait(24 * 60).tick();
    expect(matter.ticket.status).toBe('received');
    expect(matter.promise('clarification').outcome).toBe('late');
    expect(matter.promise('first-feedback')).toMatchObject({ dueAt: matter.now + 30 * 60_000 });
  });
});

test('a closed ticket whose messages are delivered is never looked at again', () => {
  const matter = finished().act('wang', 'ticket.confirm');
  for (const message of matter.ticket.outbox) message.state = 'sent';
  matter.act('wang', 'ticket.rate');
  expect(matter.ticket).not.toHaveProperty('nextDueAt');
});
