import { PromiseKind } from '@contract/promise';
import fc from 'fast-check';
import { changeTicket, type Doing } from '../../cloudfunctions/core/domain/change';
import { takeOn } from '../../cloudfunctions/core/domain/decisions/emergency';
import { passTime } from '../../cloudfunctions/core/domain/decisions/pass-time';
import { reportTicket } from '../../cloudfunctions/core/domain/decisions/report';
import type { Colleague, DutyStaff } from '../../cloudfunctions/core/domain/duty-staff';
import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import type { Ticket } from '../../cloudfunctions/core/domain/ticket';
import { viewTicket } from '../../cloudfunctions/core/domain/view-ticket';
import {
  china,
  chinaClock,
  clockActor,
  Matter,
  MINUTE,
  people,
  refusal,
  report,
  review,
} from '../support/domain';

const NIGHT = china('2026-11-24 03:00');

const colleague = (personId: string, role: Colleague['role'], more: Partial<Colleague> = {}): Colleague => ({
  personId,
  name: personId,
  role,
  department: '工程部',
  onDuty: true,
  ...more,
});
const staff: DutyStaff = [
  colleague('desk-night', 'desk', { department: '客服部' }),
  colleague('desk-day', 'desk', { department: '客服部', onDuty: false }),
  colleague('plumber', 'technician'),
  colleague('off-plumber', 'technician', { onDuty: false }),
  colleague('cleaner', 'technician', { department: '保洁部' }),
  colleague('lead', 'lead'),
  colleague('boss', 'manager', { department: '项目部' }),
];

function doingAt(now: number, by: Doing['actor'] = clockActor, duty: DutyStaff = staff): Doing {
  return { actor: by, now, settings: defaultSettings, staff: duty };
}

/** A burst pipe at three in the morning. */
function leak(duty: DutyStaff = staff): Ticket {
  const { personId, role, name } = people.wang;
  const facts = { ...report, kind: 'emergency', emergency: { type: 'leak' } } as const;
  return reportTicket(facts, doingAt(NIGHT, { personId, role, name }, duty));
}

const tick = (ticket: Ticket, minutes: number, duty: DutyStaff = staff) => {
  const doing = doingAt(NIGHT + minutes * MINUTE, clockActor, duty);
  return changeTicket(ticket, doing, (draft) => passTime(draft, doing));
};

/** Whom the latest alert was sent to. */
const alertedBy = (before: Ticket, after: Ticket) => {
  const known = new Set(before.outbox.map(({ id }) => id));
  return after.outbox
    .filter(({ id, data }) => !known.has(id) && data.thing2?.startsWith('紧急'))
    .map(({ to }) => to)
    .sort();
};

test('P2.3 the ladder climbs every 5 minutes, also at 3 in the morning: desk, then technicians and lead, then manager', () => {
  const opened = leak();
  expect(opened.outbox.map(({ to }) => to)).toEqual(['desk-night']);
  expect(chinaClock(opened.emergency?.nextAlertAt ?? 0)).toBe('2026-11-24 03:05');
  const second = tick(opened, 5);
  expect(alertedBy(opened, second)).toEqual(['lead', 'plumber']);
  const third = tick(second, 10);
  expect(alertedBy(second, third)).toEqual(['boss']);
  // then everybody again, until a person has it
  const fourth = tick(third, 15);
  expect(alertedBy(third, fourth)).toEqual(['boss', 'desk-night', 'lead', 'plumber']);
  expect(alertedBy(fourth, tick(fourth, 20))).toHaveLength(4);
});

test('a rung on which nobody stands is passed over at once; a lead of another department is told if the own has none', () => {
  const noDesk = leak(staff.filter(({ role }) => role !== 'desk'));
  expect(noDesk.outbox.map(({ to }) => to).sort()).toEqual(['lead', 'plumber']);
  const other = staff.map((each) => (each.role === 'lead' ? { ...each, department: '保洁部' } : each));
  const climbed = tick(leak(other), 5, other);
  expect(climbed.emergency?.ladder[1]?.told.map(({ name }) => name)).toEqual(['plumber', 'lead']);
});

test('P2.3 the timer looks at the very moments at which the ladder climbs', () => {
  const opened = leak();
  expect(chinaClock(opened.nextDueAt ?? 0)).toBe('2026-11-24 03:03');
  expect(chinaClock(tick(opened, 4).nextDueAt ?? 0)).toBe('2026-11-24 03:05');
});

test('looking twice at one moment alerts once; a timer that is late by a day tells everybody at once', () => {
  const second = tick(leak(), 5);
  expect(tick(second, 5).outbox).toEqual(second.outbox);
  const late = tick(leak(), 24 * 60);
  expect(alertedBy(leak(), late)).toEqual(['boss', 'lead', 'plumber']);
  expect(chinaClock(late.emergency?.nextAlertAt ?? 0)).toBe('2026-11-25 03:05');
});

test('P2.3 a person stops it, a robot and the resident never do; those who were woken are told who has it', () => {
  const second = tick(leak(), 5);
  const by = (actor: Doing['actor'], minutes = 6) => {
    const doing = doingAt(NIGHT + minutes * MINUTE, actor);
    return changeTicket(second, doing, (draft) => takeOn(draft, doing));
  };
  expect(by(clockActor).emergency?.acknowledgedAt).toBeUndefined();
  expect(by({ personId: 'o-wang', role: 'resident', name: '王女士' }).emergency?.nextAlertAt).toBeDefined();
  const taken = by({ personId: 'plumber', role: 'technician', name: '周建国' });
  expect(taken.emergency).toMatchObject({ acknowledgedBy: '周建国', acknowledgedAt: NIGHT + 6 * MINUTE });
  expect(taken.promises.find(({ kind }) => kind === 'acknowledge')?.outcome).toBe('late');
  const told = taken.outbox.filter(({ data }) => data.thing2 === '周建国已接手').map(({ to }) => to);
  expect(told.sort()).toEqual(['desk-night', 'lead']);
  expect(alertedBy(taken, tick(taken, 60))).toEqual([]);
});

test('P2.3 whatever happens at whatever times, nobody is woken after a person has it, and until then somebody is every 5 minutes', () => {
  const waits = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(waits, fc.nat(30), (steps, takenAfter) => {
      let ticket = leak();
      let minute = 0;
      for (const [index, wait] of steps.entries()) {
        if (index === takenAfter) {
          const doing = doingAt(NIGHT + minute * MINUTE, { personId: 'boss', role: 'manager', name: '赵敏' });
          ticket = changeTicket(ticket, doing, (draft) => takeOn(draft, doing));
        }
        const due = ticket.emergency?.nextAlertAt ?? Number.POSITIVE_INFINITY;
        minute += wait;
        const next = tick(ticket, minute);
        expect(alertedBy(ticket, next).length > 0).toBe(NIGHT + minute * MINUTE >= due);
        ticket = next;
      }
    }),
  );
});

test('P2.3 progress is owed every 30 minutes until the emergency is ended with a review', () => {
  const matter = new Matter({ kind: 'emergency' }, { now: NIGHT });
  const due = () => chinaClock(matter.promise('progress').dueAt);
  expect(due()).toBe('2026-11-24 03:30');
  matter.wait(10).act('lin', 'emergency.progress');
  expect(due()).toBe('2026-11-24 03:40');
  expect(matter.wait(31).tick().events).toContain('promise-missed');
  matter.act('lin', 'emergency.end');
  expect(matter.ticket.emergency).toMatchObject({ review, endedAt: matter.now });
  const kinds = matter.ticket.promises.filter(({ endedAt }) => endedAt === undefined).map(({ kind }) => kind);
  for (const kind of ['progress', 'acknowledge', 'arrive']) expect(kinds).not.toContain(kind);
});

test('P2.3 rework while the emergency goes on: so does the duty to report', () => {
  const matter = new Matter({ kind: 'emergency' }, { now: NIGHT }).act('lin', 'ticket.dispatch');
  matter.act('zhou', 'workOrder.accept').act('zhou', 'workOrder.arrive').act('zhou', 'workOrder.finish');
  matter.act('wang', 'ticket.confirm', { outcome: 'unsolved' });
  expect(matter.promise('progress').endedAt).toBeUndefined();
});

test('P2.3 help within half an hour of the report, whoever is sent, and however often', () => {
  const matter = new Matter({ kind: 'emergency' }, { now: NIGHT });
  expect(chinaClock(matter.promise('arrive').dueAt)).toBe('2026-11-24 03:30');
  matter.act('lin', 'ticket.dispatch').act('zhou', 'workOrder.decline').act('lin', 'ticket.dispatch');
  expect(matter.promise('arrive').endedAt).toBeUndefined();
  matter.wait(20).act('zhou', 'workOrder.accept').act('zhou', 'workOrder.arrive');
  expect(matter.promise('arrive').outcome).toBe('kept');
});

test('P2.3 whoever of the staff does something about it has it: no button needs to be looked for', () => {
  const acts = [
    'ticket.dispatch',
    'ticket.feedback',
    'ticket.clarify',
    'emergency.progress',
    'emergency.step',
  ] as const;
  for (const action of acts) {
    const matter = new Matter({ kind: 'emergency' }).act('lin', action);
    expect([action, matter.ticket.emergency?.acknowledgedBy]).toEqual([action, '林晓']);
    expect(matter.ticket.emergency?.nextAlertAt).toBeUndefined();
  }
});

test('P2.3 a step of the plan is ticked off once', () => {
  const matter = new Matter({ kind: 'emergency' }).act('lin', 'emergency.step', { index: 0 });
  expect(matter.ticket.emergency?.steps[0]).toMatchObject({ doneBy: '林晓', doneAt: matter.now });
  expect(refusal(() => matter.act('lin', 'emergency.step', { index: 0 }))).toBe('ALREADY_DONE');
  expect(refusal(() => matter.act('lin', 'emergency.step', { index: 9 }))).toBe('BAD_INPUT');
});

test('P2.3 an ordinary report that is raised owes everything by the wall clock from then on, and wakes nobody: the desk has it', () => {
  const matter = new Matter({}, { now: NIGHT })
    .act('lin', 'ticket.clarify')
    .wait(30)
    .act('lin', 'emergency.open');
  const open = matter.ticket.promises.filter(({ endedAt }) => endedAt === undefined);
  expect(open.map(({ kind, clock }) => [kind, clock])).toEqual([
    ['progress', 'wall'],
    ['arrive', 'wall'],
    ['first-feedback', 'wall'],
  ]);
  expect(matter.ticket).toMatchObject({ priority: 'emergency', status: 'received', kind: 'repair' });
  expect(matter.ticket.emergency).toMatchObject({ type: 'leak', acknowledgedBy: '林晓', ladder: [] });
  expect(matter.ticket.emergency?.steps).toHaveLength(4);
});

test('P2.3 a false alarm that is withdrawn ends everything, and whoever was woken is told', () => {
  const doing = doingAt(NIGHT + 6 * MINUTE, { personId: 'o-wang', role: 'resident', name: '王女士' });
  const matter = Matter.at(tick(leak(), 5), doing.now).act('wang', 'ticket.withdraw', {});
  const told = matter.ticket.outbox.filter(({ data }) => data.thing2 === '业主撤回了，不用再处理');
  expect(told.map(({ to }) => to).sort()).toEqual(['desk-night', 'lead', 'plumber']);
  expect(matter.ticket.emergency?.endedAt).toBe(matter.now);
  expect(alertedBy(matter.ticket, tick(matter.ticket, 60))).toEqual([]);
  expect(
    matter.ticket.promises.every(({ kind, endedAt }) => PromiseKind.options.includes(kind) && endedAt),
  ).toBe(true);
});

test('P2.3 the resident sees who knows and when the next word comes, not the plan nor the review; a night of alerts is one line', () => {
  let ticket = leak();
  for (let minute = 5; minute <= 60; minute += 5) ticket = tick(ticket, minute);
  const seen = (personId: string, standings: Parameters<typeof viewTicket>[1]['standings']) =>
    viewTicket(ticket, { personId, standings, now: NIGHT + 60 * MINUTE, settings: defaultSettings });
  const mine = seen('o-wang', ['ticket-resident']);
  expect(mine.emergency?.told.map(({ level, names }) => [level, names.join()])).toEqual([
    ['desk', 'desk-night'],
    ['department', 'plumber,lead'],
    ['manager', 'boss'],
  ]);
  expect(mine.emergency?.nextWordAt).toBe(NIGHT + 30 * MINUTE);
  expect(mine.emergency?.steps).toBeUndefined();
  expect(mine.timeline.filter(({ kind, about }) => kind === 'emergency-alerted' && !about)).toHaveLength(1);
  expect(seen('desk-night', ['desk']).emergency?.steps).toHaveLength(4);
});
