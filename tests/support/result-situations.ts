import { complaint, resolved, reworked, unanswered, unreached } from './situations';

/** P5 rows of the table "who may do what" (tests/domain/who-may-do-what.test.ts): the result, what the resident says of it, rework. */
export const resultSituations = [
  { name: 'P5.1 the result waits for the resident', bring: resolved, resident: ['confirm'] },
  {
    name: 'P5.2 not solved: the same ticket is with the desk again, and rework is not talked away',
    bring: reworked,
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'dispatch'],
  },
  {
    name: 'P5.2 asked during rework',
    bring: () => reworked().act('lin', 'ticket.clarify'),
    resident: ['supplement', 'withdraw'],
    desk: ['dispatch'],
  },
  {
    name: 'P5.4 no answer in 72 hours: the desk calls, the resident may still answer',
    bring: unanswered,
    resident: ['supplement', 'urge', 'confirm'],
    desk: ['follow-up'],
  },
  {
    name: 'P5.4 a call that reached nobody is an attempt: the desk calls again',
    bring: () => unreached(unreached(unanswered())),
    resident: ['supplement', 'urge', 'confirm'],
    desk: ['follow-up'],
  },
  {
    name: 'P5.4 nobody was reached three times: closed unconfirmed, nothing to rate',
    bring: () => unreached(unreached(unreached(unanswered()))),
  },
  {
    name: 'P5.3 confirmed: it can be rated once',
    bring: () => resolved().act('wang', 'ticket.confirm'),
    resident: ['rate'],
  },
  {
    name: 'P5.3 rated: not a second time',
    bring: () => resolved().act('wang', 'ticket.confirm').act('wang', 'ticket.rate'),
  },
  {
    name: 'P5.3 seven days later it is too late to rate',
    bring: () =>
      resolved()
        .act('wang', 'ticket.confirm')
        .wait(7 * 24 * 60 + 1),
  },
  {
    name: 'P5.3 two stars: the desk calls',
    bring: () =>
      resolved()
        .act('wang', 'ticket.confirm')
        .act('wang', 'ticket.rate', { rating: { overall: 2, tags: [] } }),
    resident: ['supplement', 'urge'],
    desk: ['follow-up'],
  },
  {
    name: 'P5.5 a complaint is called although the resident confirmed, and can be rated meanwhile',
    bring: () => complaint().act('wang', 'ticket.confirm'),
    resident: ['supplement', 'urge', 'rate'],
    desk: ['follow-up'],
  },
] as const;
