import { countedAnswer } from '../../src/technician/offer-time';
import { monday, promiseView, ticketView } from '../support/views';

jest.mock('@tarojs/components', () => ({}));

const HOUR = 60 * 60_000;
const promise = promiseView({ kind: 'accept' });
const { dueAt } = promise;
const isCounted = (change: Parameters<typeof promiseView>[0], now: number) =>
  countedAnswer(ticketView({ nextPromise: promiseView({ kind: 'accept', ...change }) }), now) !== undefined;

test.each([
  ['an hour before', dueAt - HOUR, false],
  ['in the last hour', dueAt - HOUR + 1, true],
  ['at the due time', dueAt, true],
  ['in the first hour after', dueAt + HOUR - 1, true],
  ['an hour after', dueAt + HOUR, false],
] as const)('%s, the seconds of an offer count or do not', (_, now, counts) => {
  expect(isCounted({}, now)).toBe(counts);
});

test('nothing but an answer is counted in seconds, and none that waits for the resident', () => {
  expect(isCounted({ kind: 'arrive' }, dueAt)).toBe(false);
  expect(isCounted({ state: 'paused' }, dueAt)).toBe(false);
  expect(countedAnswer(ticketView(), monday)).toBeUndefined();
});
