import { finished, inBuilding, joined } from './situations';

/** P1.4 rows of the table in tests/domain/who-may-do-what.test.ts: one ticket of several homes. */
export const neighbourSituations = [
  {
    name: 'P1.4 a fault that other homes of the building can have as well',
    bring: inBuilding,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
    neighbour: ['join'],
  },
  {
    name: 'P1.4 a day later it is another fault',
    bring: () => inBuilding().wait(24 * 60 + 1),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
  },
  {
    name: 'P1.4 a neighbour joined: the reporter cannot take it back from them any more',
    bring: joined,
    resident: ['supplement', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch'],
    joined: ['supplement', 'urge', 'leave'],
  },
  {
    name: 'P1.4 the result waits for both homes',
    bring: () => finished(joined()),
    resident: ['confirm'],
    joined: ['confirm'],
  },
  {
    name: 'P1.4 one home has confirmed: it may rate, the other is still waited for',
    bring: () => finished(joined()).act('wang', 'ticket.confirm'),
    resident: ['rate'],
    joined: ['confirm'],
  },
  {
    name: 'P1.4 both have confirmed: each may rate',
    bring: () => finished(joined()).act('wang', 'ticket.confirm').act('chen', 'ticket.confirm'),
    resident: ['rate'],
    joined: ['rate'],
  },
] as const;
