import { dueOf } from '../../cloudfunctions/core/domain/promise';
import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import { china, chinaClock, feedback, Matter, MINUTE, slotFrom } from '../support/domain';

/** HH:mm:ss of China where seconds count, else the minute */
const clock = (at: number) =>
  at % MINUTE ? `${chinaClock(at)}:${new Date(at).getUTCSeconds()}` : chinaClock(at);

function urgent(): Matter {
  const matter = new Matter();
  matter.ticket.priority = 'urgent';
  return matter;
}
const emergencyAtNight = () => new Matter({ kind: 'emergency' }, { now: china('2026-11-23 02:00') });
const dispatched = (matter: Matter) => matter.act('lin', 'ticket.dispatch');
const accepted = (matter: Matter) => dispatched(matter).act('zhou', 'workOrder.accept');
const finished = (matter: Matter) =>
  accepted(matter)
    .act('zhou', 'appointment.propose')
    .act('wang', 'appointment.agree')
    .act('zhou', 'workOrder.arrive')
    .act('zhou', 'workOrder.finish');

type Kind = Parameters<Matter['promise']>[0];
type Holder = 'desk' | 'technician' | 'resident';

/** process.md "Promises": who must do what by when. All begin on Monday 2026-11-23 at 10:00, the emergencies at 02:00. */
test.each<[what: string, bring: () => Matter, kind: Kind, holder: Holder, warn: string, due: string]>([
  [
    'P2.5 normal: 60 working minutes',
    () => new Matter(),
    'first-feedback',
    'desk',
    '2026-11-23 10:45',
    '2026-11-23 11:00',
  ],
  [
    'P2.3 emergency: 5 minutes, at night too',
    emergencyAtNight,
    'first-feedback',
    'desk',
    '2026-11-23 02:03:45',
    '2026-11-23 02:05',
  ],
  [
    'P3.1 normal, after feedback',
    () => new Matter().act('lin', 'ticket.feedback'),
    'dispatch',
    'desk',
    '2026-11-23 10:45',
    '2026-11-23 11:00',
  ],
  [
    'P3.1 urgent',
    () => urgent().act('lin', 'ticket.feedback'),
    'dispatch',
    'desk',
    '2026-11-23 10:22:30',
    '2026-11-23 10:30',
  ],
  [
    'P3.3 normal: 30 working minutes',
    () => dispatched(new Matter()),
    'accept',
    'technician',
    '2026-11-23 10:22:30',
    '2026-11-23 10:30',
  ],
  [
    'P3.3 urgent: 15',
    () => dispatched(urgent()),
    'accept',
    'technician',
    '2026-11-23 10:11:15',
    '2026-11-23 10:15',
  ],
  [
    'P3.3 emergency: 5, at night too',
    () => dispatched(emergencyAtNight()),
    'accept',
    'technician',
    '2026-11-23 02:03:45',
    '2026-11-23 02:05',
  ],
  [
    'P4.1 normal: a time is proposed',
    () => accepted(new Matter()),
    'appointment',
    'technician',
    '2026-11-23 10:45',
    '2026-11-23 11:00',
  ],
  [
    'normal: 2 working days',
    () => dispatched(new Matter()),
    'finish',
    'technician',
    '2026-11-24 15:15',
    '2026-11-25 10:00',
  ],
  [
    'urgent: 8 working hours',
    () => dispatched(urgent()),
    'finish',
    'technician',
    '2026-11-23 17:30',
    '2026-11-24 10:30',
  ],
  [
    'P4.1 arrive within the agreed slot, reminder half an hour before',
    () => accepted(new Matter()).act('zhou', 'appointment.propose').act('wang', 'appointment.agree'),
    'arrive',
    'technician',
    '2026-11-23 10:30',
    '2026-11-23 12:00',
  ],
  [
    'P5.4 the resident has 72 hours',
    () => finished(new Matter()),
    'confirmation',
    'resident',
    '2026-11-25 16:00',
    '2026-11-26 10:00',
  ],
  [
    'P5.5 the desk calls within 24 hours',
    () => finished(new Matter({ kind: 'complaint' })).act('wang', 'ticket.confirm'),
    'follow-up',
    'desk',
    '2026-11-24 04:00',
    '2026-11-24 10:00',
  ],
  [
    'P2.1 the resident has a day to answer',
    () => new Matter().act('lin', 'ticket.clarify'),
    'clarification',
    'resident',
    '2026-11-24 04:00',
    '2026-11-24 10:00',
  ],
  [
    'P5.2 not solved: the desk sends somebody again',
    () => finished(new Matter()).act('wang', 'ticket.confirm', { outcome: 'partly' }),
    'dispatch',
    'desk',
    '2026-11-23 10:45',
    '2026-11-23 11:00',
  ],
  [
    'P3.3 declined: the desk sends somebody else',
    () => dispatched(new Matter()).act('zhou', 'workOrder.decline'),
    'dispatch',
    'desk',
    '2026-11-23 10:45',
    '2026-11-23 11:00',
  ],
])('%s', (_, bring, kind, holder, warn, due) => {
  const promise = bring().promise(kind);
  expect([promise.holder, clock(promise.warnAt), clock(promise.dueAt)]).toEqual([holder, warn, due]);
  expect(promise.outcome).toBeUndefined();
});

test('a community has figures of its own', () => {
  const settings = { ...defaultSettings, firstFeedbackMinutes: { normal: 20, urgent: 10, emergency: 5 } };
  expect(clock(new Matter({}, { settings }).promise('first-feedback').dueAt)).toBe('2026-11-23 10:20');
});

test('P2.1 how long the resident has to answer is a figure of the community as well, with a warning at 75 %', () => {
  const matter = new Matter({}, { settings: { ...defaultSettings, clarificationHours: 8 } });
  const {
    clock: kind,
    minutes,
    warnAt,
    dueAt,
  } = matter.act('lin', 'ticket.clarify').promise('clarification');
  expect([kind, minutes, clock(warnAt), clock(dueAt)]).toEqual([
    'wall',
    480,
    '2026-11-23 16:00',
    '2026-11-23 18:00',
  ]);
});

test('P2.1 an answer that is due on a make-up Saturday carries the word for it like any other promise', () => {
  const matter = new Matter({}, { now: china('2026-10-09 16:00') }).act('lin', 'ticket.clarify');
  expect(matter.promise('clarification')).toMatchObject({
    dueAt: china('2026-10-10 16:00'),
    dueNote: '调休上班',
  });
});

test('a due time on a make-up Saturday carries the word for it', () => {
  const friday = china('2026-10-09 17:20');
  const due = dueOf(defaultSettings, { clock: 'working', minutes: 60 }, friday);
  expect([clock(due.dueAt), due.dueNote]).toEqual(['2026-10-10 09:20', '调休上班']);
  expect(new Matter({}, { now: friday }).promise('first-feedback').dueNote).toBe('调休上班');
  expect(dueOf(defaultSettings, { clock: 'working', minutes: 5 }, friday).dueNote).toBeUndefined();
});

describe('how a promise ends', () => {
  test.each<[what: string, after: number, outcome: string]>([
    ['before it is due it is kept', 59, 'kept'],
    ['at the very moment it is due it is late: "before 11:00" is over', 60, 'late'],
    ['after it is due it is late', 61, 'late'],
  ])('%s', (_, after, outcome) => {
    const matter = new Matter().wait(after).act('lin', 'ticket.feedback');
    expect(matter.promise('first-feedback')).toMatchObject({ outcome, endedAt: matter.now });
  });

  test('what nobody needs any more is dropped, but what was late stays late and was never done', () => {
    const { ticket } = dispatched(new Matter()).wait(40).act('wang', 'ticket.withdraw');
    const outcomes = ticket.promises.map(({ kind, outcome, abandoned }) => [kind, outcome, abandoned]);
    expect(outcomes).toEqual([
      ['first-feedback', 'kept', undefined],
      ['dispatch', 'kept', undefined],
      ['accept', 'late', true],
      ['finish', 'dropped', undefined],
    ]);
  });

  test('what is done late is late, but not given up', () => {
    const matter = dispatched(new Matter()).wait(40).act('zhou', 'workOrder.accept');
    expect(matter.promise('accept').outcome).toBe('late');
    expect(matter.promise('accept')).not.toHaveProperty('abandoned');
  });

  test('a promise that was told as missed is never counted as kept', () => {
    const matter = new Matter().wait(60).tick().act('lin', 'ticket.feedback');
    expect(matter.events).toContain('promise-missed');
    expect(matter.promise('first-feedback').outcome).toBe('late');
  });
});

describe('P2.1 the clock stands still while the resident has the ball', () => {
  const asked = () => new Matter().wait(30).act('lin', 'ticket.clarify');

  test('paused with what is left, resumed with a new warning and due time, the paused share kept', () => {
    const matter = asked();
    expect(matter.promise('first-feedback')).toMatchObject({ pausedAt: matter.now, leftMinutes: 30 });
    matter.now = china('2026-11-24 09:00');
    matter.act('wang', 'ticket.supplement');
    const promise = matter.promise('first-feedback');
    expect([clock(promise.warnAt), clock(promise.dueAt)]).toEqual(['2026-11-24 09:15', '2026-11-24 09:30']);
    expect(promise).toMatchObject({ pausedMinutes: 360 });
    expect(promise).not.toHaveProperty('pausedAt');
    expect(promise).not.toHaveProperty('leftMinutes');
    expect(matter.promise('clarification').outcome).toBe('kept');
  });

  test('asked and answered twice: both pauses count', () => {
    const matter = asked().wait(10).act('wang', 'ticket.supplement');
    matter.wait(5).act('lin', 'ticket.clarify').wait(20).act('wang', 'ticket.supplement');
    expect(matter.promise('first-feedback').pausedMinutes).toBe(30);
    expect(clock(matter.promise('first-feedback').dueAt)).toBe('2026-11-23 11:30');
  });

  test('a promise that is late already is not paused', () => {
    const matter = new Matter().wait(61).act('lin', 'ticket.clarify');
    expect(matter.promise('first-feedback')).not.toHaveProperty('pausedAt');
  });

  test('after first feedback it is the dispatch that stands still', () => {
    const matter = new Matter().act('lin', 'ticket.feedback').wait(20).act('lin', 'ticket.clarify').wait(30);
    matter.act('wang', 'ticket.supplement');
    expect(clock(matter.promise('dispatch').dueAt)).toBe('2026-11-23 11:30');
  });

  test('the word for the day moves with the due time', () => {
    const matter = new Matter({}, { now: china('2026-10-09 16:00') }).act('lin', 'ticket.clarify');
    matter.now = china('2026-10-09 17:20');
    matter.act('wang', 'ticket.supplement');
    expect(matter.promise('first-feedback').dueNote).toBe('调休上班');
  });

  test('and goes when the due time moves to an ordinary day', () => {
    const matter = new Matter({}, { now: china('2026-10-10 16:00') });
    expect(matter.promise('first-feedback').dueNote).toBe('调休上班');
    matter.act('lin', 'ticket.clarify').wait(80).act('wang', 'ticket.supplement');
    expect(clock(matter.promise('first-feedback').dueAt)).toBe('2026-10-12 09:20');
    expect(matter.promise('first-feedback')).not.toHaveProperty('dueNote');
  });
});

describe('one clock at a time', () => {
  test('a visit that begins soon is reminded of at once, not in the past', () => {
    const matter = accepted(new Matter());
    matter
      .act('zhou', 'appointment.propose', { slot: slotFrom(matter.now, 10, 70) })
      .act('wang', 'appointment.agree');
    expect(matter.promise('arrive').warnAt).toBe(matter.now);
  });

  test('a recalled order has no clocks any more but that of the work itself', () => {
    const matter = accepted(new Matter()).act('zhou', 'appointment.propose').act('wang', 'appointment.agree');
    const { ticket } = matter.act('lin', 'workOrder.recall');
    const running = ticket.promises.filter((promise) => promise.outcome === undefined);
    expect(running.map((promise) => promise.kind)).toEqual(['finish', 'dispatch']);
    expect(matter.promise('arrive').outcome).toBe('dropped');
  });

  test('P2.3 in an emergency nobody owes an appointment: whoever is called goes, within half an hour', () => {
    const matter = accepted(emergencyAtNight());
    expect(matter.ticket.promises.filter(({ kind }) => kind === 'appointment')).toEqual([]);
    matter.act('zhou', 'workOrder.arrive');
    expect(matter.promise('arrive').outcome).toBe('kept');
  });

  test('the work has one clock a round, whoever does it', () => {
    const matter = dispatched(new Matter());
    const { dueAt } = matter.promise('finish');
    matter.wait(20).act('zhou', 'workOrder.decline').act('lin', 'ticket.dispatch');
    expect(matter.ticket.promises.filter((promise) => promise.kind === 'finish')).toHaveLength(1);
    expect(matter.promise('finish').dueAt).toBe(dueAt);
  });

  test('another agreed time replaces the older one', () => {
    const matter = accepted(new Matter()).act('zhou', 'appointment.propose').act('wang', 'appointment.agree');
    matter.act('zhou', 'appointment.propose', { slot: slotFrom(matter.now, 180, 240) });
    expect(clock(matter.promise('arrive').dueAt)).toBe('2026-11-23 12:00');
    matter.act('wang', 'appointment.agree');
    const arrivals = matter.ticket.promises.filter((promise) => promise.kind === 'arrive');
    expect(arrivals.map(({ dueAt, outcome }) => [clock(dueAt), outcome])).toEqual([
      ['2026-11-23 12:00', 'dropped'],
      ['2026-11-23 14:00', undefined],
    ]);
  });

  test('a wish for another time starts the clock for a proposal again', () => {
    const matter = accepted(new Matter()).wait(20).act('zhou', 'appointment.propose');
    expect(matter.promise('appointment').outcome).toBe('kept');
    matter.act('wang', 'appointment.askOther');
    expect(clock(matter.promise('appointment').dueAt)).toBe('2026-11-23 11:20');
  });

  test('P5.5 a resident who confirms a complaint after the desk owed a call owes nobody a second call', () => {
    const matter = finished(new Matter({ kind: 'complaint' }))
      .wait(72 * 60)
      .tick();
    const { dueAt } = matter.promise('follow-up');
    matter.wait(60).act('wang', 'ticket.confirm');
    const calls = matter.ticket.promises.filter((promise) => promise.kind === 'follow-up');
    expect(calls.map((promise) => [promise.dueAt, promise.outcome])).toEqual([[dueAt, undefined]]);
  });
});

test('sending somebody at once keeps first feedback and dispatch in the same act', () => {
  const matter = new Matter().wait(10).act('lin', 'ticket.dispatch', { task: '换阀芯', feedback });
  expect(matter.promise('first-feedback').outcome).toBe('kept');
  expect(matter.promise('dispatch').outcome).toBe('kept');
});
