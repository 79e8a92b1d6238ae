import { reportTicket, ticketNumber } from '../../cloudfunctions/core/domain/decisions/report';
import { china, Matter, people, report } from '../support/domain';

test('P1.2 a new ticket holds the whole report, its acceptor and its first promise', () => {
  const { ticket, now } = new Matter({ wish: '今天修好', happenedAt: china('2026-11-22 20:00') });
  const { ticketId, ...facts } = report;
  expect(ticket).toMatchObject({
    ...facts,
    _id: ticketId,
    version: 1,
    status: 'received',
    round: 1,
    wish: '今天修好',
    happenedAt: china('2026-11-22 20:00'),
    reportedAt: now,
    updatedAt: now,
    workOrders: [],
    outbox: [],
  });
  expect(ticket.timeline).toMatchObject([
    { kind: 'reported', at: now, by: { personId: people.wang.personId } },
  ]);
  expect(ticket.promises.map((promise) => promise.kind)).toEqual(['first-feedback']);
});

test.each([
  ['repair', 'normal', 'BX'],
  ['complaint', 'normal', 'TS'],
  ['inquiry', 'normal', 'ZX'],
  ['suggestion', 'normal', 'JY'],
  ['emergency', 'emergency', 'JJ'],
] as const)('P2.2 a %s has priority %s and a number with %s', (kind, priority, prefix) => {
  const { ticket } = new Matter({ kind });
  expect(ticket.priority).toBe(priority);
  expect(ticket.number).toMatch(new RegExp(`^${prefix}1123-\\d{4}$`));
});

describe('the number to be read out', () => {
  const day = (clock: string) => ticketNumber(report, china(clock));

  test('carries the day in China, also when it is another day in UTC', () => {
    expect(day('2026-11-24 07:59').number).toMatch(/^BX1124-/);
    expect(day('2026-11-23 23:59').number).toMatch(/^BX1123-/);
  });

  test('is unique within its community and the year in China', () => {
    expect(day('2027-01-01 00:00').numberKey).toMatch(/^c-sunshine\/2027\/BX0101-/);
    expect(day('2026-12-31 23:59').numberKey).toMatch(/^c-sunshine\/2026\/BX1231-/);
  });

  test('is the same for the same report, so that a repeat does not take another', () => {
    expect(day('2026-11-23 10:00')).toEqual(day('2026-11-23 18:00'));
  });

  test('is another one at every further attempt', () => {
    const numbers = Array.from({ length: 500 }, (_, attempt) => ticketNumber(report, 0, attempt).number);
    expect(new Set(numbers).size).toBe(500);
  });
});

test('an attempt with a taken number changes the number only', () => {
  const doing = new Matter().doing('wang');
  const { number, numberKey, findKeys, ...first } = reportTicket(report, doing);
  const again = reportTicket(report, doing, 1);
  const { number: another, numberKey: anotherKey, findKeys: otherKeys, ...second } = again;
  expect(second).toEqual(first);
  expect([another, anotherKey]).not.toEqual([number, numberKey]);
  // it is found by its number, so these follow it
  expect(otherKeys).not.toEqual(findKeys);
});
