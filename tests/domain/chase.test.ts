import fc from 'fast-check';
import { openSupervisions } from '../../cloudfunctions/core/domain/escalation';
import { isSendable, settleMessages } from '../../cloudfunctions/core/domain/outbox';
import { quietUntil } from '../../cloudfunctions/core/domain/quiet-hours';
import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import { viewTicket } from '../../cloudfunctions/core/domain/view-ticket';
import { china, chinaClock, HOUR, Matter, MINUTE, people, refusal } from '../support/domain';
import { asked, offered, proposed, received, resolved, undelivered } from '../support/situations';

describe('P3.5 quiet hours', () => {
  const night = { quietHours: { fromMinute: 21 * 60, toMinute: 8 * 60 } };
  const noon = { quietHours: { fromMinute: 12 * 60, toMinute: 13 * 60 + 30 } };
  const none = { quietHours: { fromMinute: 600, toMinute: 600 } };

  test.each([
    [night, '2026-11-23 20:59', undefined],
    [night, '2026-11-23 21:00', '2026-11-24 08:00'],
    [night, '2026-11-23 23:59', '2026-11-24 08:00'],
    [night, '2026-11-24 00:00', '2026-11-24 08:00'],
    [night, '2026-11-24 07:59', '2026-11-24 08:00'],
    [night, '2026-11-24 08:00', undefined],
    [night, '2026-12-31 22:00', '2027-01-01 08:00'],
    [noon, '2026-11-23 11:59', undefined],
    [noon, '2026-11-23 12:00', '2026-11-23 13:30'],
    [noon, '2026-11-23 13:30', undefined],
    [none, '2026-11-23 10:00', undefined],
    [none, '2026-11-23 02:00', undefined],
  ])('%j at %s: until %s', (settings, at, until) => {
    const end = quietUntil(settings, china(at));
    expect(end === undefined ? undefined : chinaClock(end)).toBe(until);
  });

  test('whatever the hours, a message waits less than a day and until a moment that is not quiet', () => {
    const minute = fc.nat(24 * 60 - 1);
    fc.assert(
      fc.property(minute, minute, fc.nat(60 * 24 * 60), (fromMinute, toMinute, later) => {
        const settings = { quietHours: { fromMinute, toMinute } };
        const at = china('2026-11-23 00:00') + later * MINUTE;
        const until = quietUntil(settings, at);
        if (until === undefined) return;
        expect(until).toBeGreaterThan(at);
        expect(until - at).toBeLessThanOrEqual(24 * HOUR);
        expect(quietUntil(settings, until)).toBeUndefined();
      }),
    );
  });

  test('an ordinary message at night is held and looked at in the morning; an emergency is not', () => {
    const atNight = { now: china('2026-11-23 22:00') };
    const { ticket } = new Matter({}, atNight).act('lin', 'ticket.clarify');
    const morning = china('2026-11-24 08:00');
    expect(ticket.outbox).toMatchObject([{ notBefore: morning, retryAt: morning }]);
    expect(ticket.outbox.map((each) => isSendable(each, atNight.now))).toEqual([false]);
    expect(ticket.outbox.map((each) => isSendable(each, morning))).toEqual([true]);
    const emergency = new Matter({ kind: 'emergency' }, atNight).ticket;
    expect(emergency.outbox.map((each) => isSendable(each, atNight.now))).toEqual([true]);
  });

  test('a reminder that waits is obsolete once the promise has ended, and the timer forgets it', () => {
    const matter = received().wait(45).tick();
    expect(matter.ticket.outbox.map(({ state }) => state)).toEqual(['pending']);
    matter.act('lin', 'ticket.answer');
    const reminder = matter.ticket.outbox.find(({ kind }) => kind === 'promise-warned');
    expect(reminder).toMatchObject({ state: 'obsolete' });
    expect(reminder).not.toHaveProperty('retryAt');
  });
});

describe('P3.5 levels', () => {
  const levelsOf = (matter: Matter) =>
    matter.ticket.timeline.filter(({ kind }) => kind === 'promise-escalated').map(({ about }) => about);

  test.each<[what: string, bring: () => Matter, lead: string, manager: string]>([
    ['working minutes', received, '2026-11-23 12:00', '2026-11-23 15:30'],
    ['an offer', offered, '2026-11-23 11:30', '2026-11-23 15:00'],
    [
      'minutes of the wall clock in an emergency',
      () => new Matter({ kind: 'emergency' }),
      '2026-11-23 10:15',
      '2026-11-23 10:25',
    ],
  ])('%s: to the lead, then to the manager', (_, bring, lead, manager) => {
    const matter = bring();
    matter.now = china(lead) - MINUTE;
    expect(levelsOf(matter.tick())).toEqual([]);
    matter.now = china(lead);
    expect(levelsOf(matter.tick())).toEqual(['lead']);
    matter.now = china(manager) - MINUTE;
    expect(levelsOf(matter.tick())).toEqual(['lead']);
    matter.now = china(manager);
    expect(levelsOf(matter.tick()).slice(0, 2)).toEqual(['lead', 'manager']);
  });

  test('a timer that is a day late records every level and tells each person once, with the highest', () => {
    const matter = received()
      .wait(24 * 60)
      .tick();
    expect(matter.events).toEqual(['reported', 'promise-missed', 'promise-escalated', 'promise-escalated']);
    expect(matter.ticket.outbox.map(({ to, kind }) => [to, kind])).toEqual([
      ['o-lin', 'promise-missed'],
      ['o-qin', 'promise-escalated'],
      ['o-he', 'promise-escalated'],
    ]);
    const once = matter.ticket;
    expect(matter.tick().ticket).toEqual(once);
  });

  test('whenever the timer looks: the same levels in the same order, none twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 }), (waits) => {
        const matter = offered();
        for (const minutes of waits) matter.wait(minutes).tick();
        const ofAccept = matter.ticket.timeline.filter(({ promise }) => promise === 'accept');
        const order = ['promise-warned', 'promise-missed', 'lead', 'manager'];
        const seen = ofAccept.map(({ kind, about }) =>
          order.indexOf(kind === 'promise-escalated' ? (about ?? '') : kind),
        );
        expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  test('the resident reads by name who knows; what colleagues owe each other they never read', () => {
    const matter = received()
      .act('lin', 'supervision.order')
      .wait(24 * 60)
      .tick();
    const { ticket, now, settings } = matter;
    const view = viewTicket(ticket, {
      personId: people.wang.personId,
      standings: ['ticket-resident'],
      now,
      settings,
    });
    expect(view.nextPromise?.knownBy).toEqual([
      { role: 'lead', name: '秦主管' },
      { role: 'manager', name: '何经理' },
    ]);
    expect(JSON.stringify(view)).not.toMatch(/supervision|马上处理/);
  });
});

describe('P3.5 督办', () => {
  const order = (matter: Matter, to: 'desk' | 'technician' | 'lead', minutes = 60) =>
    matter.act('he', 'supervision.order', { to, text: '请马上处理', dueAt: matter.now + minutes * MINUTE });

  test('one at a time to each; to technicians only if somebody was sent', () => {
    const matter = order(received(), 'desk');
    expect(refusal(() => order(matter, 'desk'))).toBe('WRONG_STATE');
    expect(refusal(() => order(matter, 'technician'))).toBe('WRONG_STATE');
    expect(refusal(() => order(matter, 'lead'))).toBeUndefined();
  });

  test.each([3, -60, 31 * 24 * 60])('a deadline in %i minutes is refused', (minutes) => {
    expect(refusal(() => order(received(), 'desk', minutes))).toBe('BAD_INPUT');
  });

  test('it outlasts a reopening and ends with the ticket', () => {
    const matter = order(resolved(), 'desk').act('wang', 'ticket.confirm', { outcome: 'unsolved' });
    expect(matter.promise('supervision').endedAt).toBeUndefined();
    matter.act('wang', 'ticket.withdraw');
    expect(openSupervisions(matter.ticket)).toEqual([]);
    expect(matter.promise('supervision').outcome).toBe('dropped');
  });

  test('the ticket stands in 需要督办 as long as it is open: of everybody who watches, and of the lead who owes it', () => {
    const matter = order(received(), 'lead');
    const lists = () => matter.ticket.queues.filter((queue) => queue.startsWith('late:'));
    expect(lists()).toEqual(['late:c-sunshine', 'late:c-sunshine:工程部']);
    matter.act('qin', 'supervision.reply');
    expect(lists()).toEqual(['late:c-sunshine', 'late:c-sunshine:工程部']);
    matter.act('he', 'supervision.close');
    expect(lists()).toEqual([]);
  });
});

describe('people whom no message reached', () => {
  const unreached = (matter: Matter) => (matter.ticket.unreached ?? []).map(({ to, kind }) => [to, kind]);

  test.each<[what: string, matter: Matter, list: string[][]]>([
    ['a question', undelivered(asked()), [['o-wang', 'clarification-asked']]],
    [
      'a proposed time; the feedback alone is no reason',
      undelivered(proposed()),
      [['o-wang', 'time-proposed']],
    ],
    ['the result', undelivered(resolved()), [['o-wang', 'result-ready']]],
    ['an offer', undelivered(offered()), [['o-zhou', 'dispatched']]],
  ])('%s', (_, matter, list) => {
    expect(unreached(matter)).toEqual(list);
    expect(matter.ticket.queues).toContain('unreached:c-sunshine');
  });

  test('whoever acts on the ticket afterwards knows', () => {
    const matter = undelivered(proposed()).wait(1).act('wang', 'appointment.agree');
    expect(unreached(matter)).toEqual([]);
    expect(matter.ticket.queues).not.toContain('unreached:c-sunshine');
  });

  test('what was taken back need not be told any more', () => {
    expect(unreached(undelivered(offered()).wait(1).act('lin', 'workOrder.recall'))).toEqual([]);
  });

  test('a message that is tried again later is not lost yet', () => {
    const matter = asked();
    const [message] = matter.ticket.outbox;
    matter.ticket = structuredClone(matter.ticket);
    settleMessages(matter.ticket, [
      {
        id: message?.id ?? '',
        state: 'pending',
        tries: 1,
        retryAt: matter.now + 10 * MINUTE,
        errCode: 45009,
      },
    ]);
    expect(unreached(matter)).toEqual([]);
  });
});

describe('P3.6 the window of an urge', () => {
  test('opens with the next promise, else when this one is over, then from time to time', () => {
    const matter = received().act('wang', 'ticket.urge');
    const urge = () => refusal(() => matter.act('wang', 'ticket.urge'));
    expect(urge()).toBe('URGED_ALREADY');
    expect(matter.wait(59) && urge()).toBe('URGED_ALREADY');
    expect(matter.wait(1) && urge()).toBeUndefined();
    expect(matter.wait(defaultSettings.urgeAgainMinutes - 1) && urge()).toBe('URGED_ALREADY');
    expect(matter.wait(1) && urge()).toBeUndefined();
    expect(matter.ticket.urges).toBe(3);
  });

  test('reaches the technician named by the promise, the desk where the ball is there', () => {
    const lastTold = (matter: Matter) => matter.act('wang', 'ticket.urge').ticket.outbox.at(-1)?.to;
    expect(lastTold(offered())).toBe('o-zhou');
    expect(lastTold(received())).toBe('o-lin');
    expect(lastTold(offered().act('zhou', 'workOrder.decline'))).toBe('o-lin');
  });
});
