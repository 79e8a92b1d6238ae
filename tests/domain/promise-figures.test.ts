import { sayWhen } from '@contract/clock-words';
import { settingsOf } from '../../cloudfunctions/core/domain/community';
import { dueOf } from '../../cloudfunctions/core/domain/promise';
import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import type { TicketPromise } from '../../cloudfunctions/core/domain/ticket';
import { promiseLine } from '../../src/labels';
import { china, chinaClock, Matter } from '../support/domain';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

const sent = (matter: Matter) => matter.act('lin', 'ticket.dispatch');
const accepted = (matter: Matter) => sent(matter).act('zhou', 'workOrder.accept');
const urgent = (matter: Matter) => {
  matter.ticket.priority = 'urgent';
  return matter;
};
const night = () => new Matter({ kind: 'emergency' }, { now: china('2026-11-23 02:00') });
const door = { id: 'repair-3-1', name: '门窗 · 门锁' };
const community = {
  _id: 'c',
  name: '阳光花园',
  deskPhone: '1',
  settings: {},
  categories: [{ ...door, kind: 'repair' as const, skills: [], finishMinutes: 120 }],
};
const onDoor = () => new Matter({ category: door }, { settings: settingsOf(community) });

/** process.md "Promises", the rows that depend on kind, category and urgency; Monday 2026-11-23, 10:00, the emergency at 2:00. */
test.each<[what: string, bring: () => Matter, kind: TicketPromise['kind'], holder: string, due: string]>([
  [
    'a complaint is answered in 1 working hour',
    () => new Matter({ kind: 'complaint' }),
    'first-feedback',
    'desk',
    '2026-11-23 11:00',
  ],
  [
    'a complaint is settled 2 working days after the report',
    () => new Matter({ kind: 'complaint' }),
    'finish',
    'desk',
    '2026-11-25 10:00',
  ],
  [
    'a complaint for which somebody is sent is settled by them in the same time',
    () => sent(new Matter({ kind: 'complaint' }).wait(30)),
    'finish',
    'technician',
    '2026-11-25 10:00',
  ],
  [
    'a question is answered in 4 working hours',
    () => new Matter({ kind: 'inquiry' }),
    'finish',
    'desk',
    '2026-11-23 15:30',
  ],
  [
    'a suggestion as a question',
    () => new Matter({ kind: 'suggestion' }),
    'finish',
    'desk',
    '2026-11-23 15:30',
  ],
  [
    'urgent: there within 4 working hours of accepting',
    () => accepted(urgent(new Matter())),
    'arrive',
    'technician',
    '2026-11-23 15:30',
  ],
  [
    'urgent: at the agreed time, once there is one',
    () => accepted(urgent(new Matter())).act('zhou', 'appointment.propose').act('wang', 'appointment.agree'),
    'arrive',
    'technician',
    '2026-11-23 12:00',
  ],
  [
    'emergency: there in half an hour, at night too',
    () => accepted(night()),
    'arrive',
    'technician',
    '2026-11-23 02:30',
  ],
  [
    'P2.2 a category with a figure of its own',
    () => sent(onDoor()),
    'finish',
    'technician',
    '2026-11-23 12:00',
  ],
  [
    'P2.2 an urgent one of that category keeps the urgent figure',
    () => sent(urgent(onDoor())),
    'finish',
    'technician',
    '2026-11-24 10:30',
  ],
])('%s', (_, bring, kind, holder, due) => {
  const promise = bring().promise(kind);
  expect([promise.holder, chinaClock(promise.dueAt)]).toEqual([holder, due]);
});

test('an ordinary visit is as agreed: nothing is promised before', () => {
  expect(accepted(new Matter()).ticket.promises.some(({ kind }) => kind === 'arrive')).toBe(false);
});

test('P1.3 a question that is answered keeps both its promises', () => {
  const matter = new Matter({ kind: 'inquiry' }).wait(20).act('lin', 'ticket.answer');
  expect(matter.ticket.promises.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['first-feedback', 'kept'],
    ['finish', 'kept'],
  ]);
});

test('P2.1 the whole stands still as well while the resident has the ball', () => {
  const matter = new Matter({ kind: 'complaint' }).act('lin', 'ticket.clarify').wait(60);
  matter.act('wang', 'ticket.supplement');
  expect(chinaClock(matter.promise('finish').dueAt)).toBe('2026-11-25 11:00');
});

/** What a resident reads who reports at a moment, over the special days of a year (look.md 2). */
test.each<[reported: string, sentence: string]>([
  ['2026-11-23 10:00', '今天 11:00 前 客服会联系您'],
  ['2026-11-23 11:30', '今天 14:00 前 客服会联系您'],
  ['2026-11-23 12:30', '今天 14:30 前 客服会联系您'],
  ['2026-11-23 17:00', '明天 9:00 前 客服会联系您'],
  // at night and before the desk opens
  ['2026-11-23 23:40', '明天 9:30 前 客服会联系您'],
  ['2026-11-24 03:15', '今天 9:30 前 客服会联系您'],
  // weekends
  ['2026-11-27 18:00', '周一 9:30 前 客服会联系您'],
  ['2026-11-28 09:00', '后天 9:30 前 客服会联系您'],
  ['2026-11-29 22:00', '明天 9:30 前 客服会联系您'],
  // New Year 2026: 1 to 3 January free, Sunday the 4th worked
  ['2025-12-31 17:00', '1月4日（周日，调休上班）9:00 前 客服会联系您'],
  ['2026-01-02 10:00', '1月4日（周日，调休上班）9:30 前 客服会联系您'],
  ['2026-01-04 09:00', '今天 10:00 前 客服会联系您'],
  // Spring Festival 2026: 15 to 23 February free, Saturdays 14 and 28 February worked
  ['2026-02-13 17:00', '2月14日（周六，调休上班）9:00 前 客服会联系您'],
  ['2026-02-14 17:10', '2月24日（周二，节后上班）9:10 前 客服会联系您'],
  ['2026-02-17 00:30', '2月24日（周二，节后上班）9:30 前 客服会联系您'],
  ['2026-02-23 20:00', '2月24日（周二，节后上班）9:30 前 客服会联系您'],
  ['2026-02-27 17:00', '2月28日（周六，调休上班）9:00 前 客服会联系您'],
  // Qingming, Labour Day, Dragon Boat
  ['2026-04-04 10:00', '4月7日（周二，节后上班）9:30 前 客服会联系您'],
  ['2026-05-02 10:00', '5月6日（周三，节后上班）9:30 前 客服会联系您'],
  ['2026-05-08 17:00', '5月9日（周六，调休上班）9:00 前 客服会联系您'],
  ['2026-06-20 10:00', '6月22日（周一，节后上班）9:30 前 客服会联系您'],
  // Mid-Autumn and National Day 2026
  ['2026-09-19 10:00', '9月20日（周日，调休上班）9:30 前 客服会联系您'],
  ['2026-09-26 10:00', '9月28日（周一，节后上班）9:30 前 客服会联系您'],
  ['2026-09-30 17:00', '10月8日（周四，节后上班）9:00 前 客服会联系您'],
  ['2026-10-03 23:00', '10月8日（周四，节后上班）9:30 前 客服会联系您'],
  ['2026-10-08 08:40', '今天 9:40 前 客服会联系您'],
  ['2026-10-09 17:00', '10月10日（周六，调休上班）9:00 前 客服会联系您'],
  ['2026-10-10 17:00', '后天 9:00 前 客服会联系您'],
  // of the next year only the law is known
  ['2026-12-31 17:00', '1月4日（周一，节后上班）9:00 前 客服会联系您'],
])('reported at %s: %s', (reported, sentence) => {
  const now = china(reported);
  const due = dueOf(defaultSettings, { clock: 'working', minutes: 60 }, now);
  const promise = {
    kind: 'first-feedback',
    startedAt: now,
    warnAt: due.dueAt,
    state: 'running',
    ...due,
  } as const;
  const { strong, rest } = promiseLine(promise, now, 'resident', 'repair');
  expect(strong + rest).toBe(sentence);
});

test('a day on which the desk is closed is passed over, and the day after is an ordinary one', () => {
  const calendar = { ...defaultSettings.calendar, closedDates: ['2026-11-24', '2026-11-25'] };
  const now = china('2026-11-23 17:20');
  const { dueAt, dueNote } = dueOf(
    { ...defaultSettings, calendar },
    { clock: 'working', minutes: 60 },
    now,
  ) as { dueAt: number; dueNote?: string };
  expect(sayWhen(dueAt, now, dueNote)).toBe('周四 9:20');
});
