import { faceOf } from '../../src/components/promise-clock';
import { nextLine, promiseLine } from '../../src/labels';
import { PromiseKind } from '../../types/contract/ticket';
import { monday, promiseView, ticketCard, workOrderView } from '../support/views';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));
jest.mock('@tarojs/components', () => ({}));

const MINUTE = 60_000;
const promise = promiseView();
const { startedAt, warnAt, dueAt } = promise;
const slot = { startAt: monday + 100 * MINUTE, endAt: monday + 160 * MINUTE };
const whole = (line: { strong: string; rest: string }) => line.strong + line.rest;

describe('the face of a promise', () => {
  test.each([
    ['at its start', startedAt, 'calm', 4],
    ['half way', startedAt + 30 * MINUTE, 'calm', 50],
    ['just before three quarters', warnAt - 1, 'calm', 75],
    ['from three quarters', warnAt, 'warn', 75],
    ['at the very due time', dueAt, 'warn', 100],
    ['after it', dueAt + 1, 'late', 100],
    ['on a phone that is behind', startedAt - 60 * MINUTE, 'calm', 4],
  ] as const)('%s', (_, now, tone, percent) => {
    expect(faceOf(promise, now)).toEqual({ tone, percent });
  });

  test('paused, it has no rail and cannot be late', () => {
    expect(faceOf(promiseView({ state: 'paused' }), dueAt + 1)).toEqual({
      tone: 'paused',
      percent: undefined,
    });
  });
});

describe('a promise in one sentence', () => {
  test('running: the clock time, and what will be done by then', () => {
    expect(whole(promiseLine(promise, monday, 'resident'))).toBe('今天 15:20 前 客服会联系您');
    expect(whole(promiseLine(promise, monday, 'staff'))).toBe('今天 15:20 前 首次反馈');
  });

  test('on a make-up Saturday: with the date and why', () => {
    const saturday = Date.parse('2026-10-10T09:10:00+08:00');
    const line = promiseLine(
      promiseView({ dueAt: saturday, dueNote: '调休上班' }),
      Date.parse('2026-10-09T17:20:00+08:00'),
      'resident',
    );
    expect(line.strong).toBe('10月10日（周六，调休上班）9:10 前');
  });

  test('late: how late, and an apology to the resident', () => {
    const now = dueAt + 25 * MINUTE;
    expect(promiseLine(promise, now, 'resident')).toEqual({
      strong: '晚了 25 分钟，对不起',
      rest: '。值班的人已经知道',
      late: true,
    });
    expect(promiseLine(promise, now, 'staff')).toEqual({
      strong: '超时 25 分钟',
      rest: ' 首次反馈',
      late: true,
    });
  });

  test.each(['confirmation', 'clarification'] as const)(
    'a %s is owed by the resident: nobody apologises for it',
    (kind) => {
      for (const reader of ['resident', 'staff'] as const) {
        expect(promiseLine(promiseView({ kind }), dueAt + MINUTE, reader).late).toBe(false);
      }
    },
  );

  test('paused: who has to answer, and how much time is left then', () => {
    const paused = promiseView({ state: 'paused', leftMinutes: 40 });
    expect(whole(promiseLine(paused, dueAt + MINUTE, 'resident'))).toBe('您回复后，还有 40 分钟');
    expect(whole(promiseLine(paused, dueAt + MINUTE, 'staff'))).toBe('业主回复后，还有 40 分钟');
  });

  test.each(PromiseKind.options)('%s is said in words to both readers', (kind) => {
    for (const reader of ['resident', 'staff'] as const) {
      expect(whole(promiseLine(promiseView({ kind }), monday, reader))).toMatch(
        /^今天 15:20 前 [\u4e00-\u9fa5]+$/,
      );
    }
  });
});

describe('the first thing that a card says', () => {
  const processing = (order: Parameters<typeof workOrderView>[0]) =>
    ticketCard({ status: 'processing', workOrder: workOrderView(order), nextPromise: promise });

  test.each([
    ['a report', ticketCard({ nextPromise: promise }), '今天 15:20 前 客服会联系您'],
    [
      'a time that is asked of the resident',
      processing({ status: 'proposed', slot }),
      '今天 16:00–17:00 周师傅想这个时间来',
    ],
    ['a visit to come', processing({ status: 'scheduled', slot }), '今天 16:00–17:00 周师傅上门'],
    ['work under way', processing({ status: 'on-site' }), '周师傅正在修'],
    [
      'a result',
      ticketCard({ status: 'resolved', workOrder: workOrderView({ status: 'done' }) }),
      '周师傅说修好了，请您看一下',
    ],
    ['what is closed', ticketCard({ status: 'closed', closure: 'solved' }), '今天 14:20 办完'],
    ['what owes nothing', ticketCard(), '正在办'],
  ])('of %s', (_, card, words) => {
    expect(whole(nextLine(card, monday, 'resident'))).toBe(words);
  });

  test('a visit whose time is over is no longer announced: the promise is', () => {
    const card = processing({ status: 'scheduled', slot });
    expect(nextLine(card, slot.endAt + MINUTE, 'resident').late).toBe(true);
  });

  test('a time that waits for the resident is, for staff, a promise that runs', () => {
    expect(whole(nextLine(processing({ status: 'proposed', slot }), monday, 'staff'))).toBe(
      '今天 15:20 前 首次反馈',
    );
  });
});
