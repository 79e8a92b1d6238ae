import { faceOf } from '../../src/components/promise-clock';
import { promisesToShow, rowOf } from '../../src/components/promise-list';
import { chipOf, nextLine, promiseLine, saysDone } from '../../src/labels';
import { PromiseKind, type PromiseView } from '../../types/contract/promise';
import { TicketKind, WorkOrderStatus } from '../../types/contract/ticket';
import { monday, promiseView, ticketCard, ticketView, workOrderView } from '../support/views';

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
    expect(whole(promiseLine(promise, monday, 'resident', 'repair'))).toBe('今天 15:20 前 客服会联系您');
    expect(whole(promiseLine(promise, monday, 'staff', 'repair'))).toBe('今天 15:20 前 首次反馈');
  });

  test('on a make-up Saturday: with the date and why', () => {
    const saturday = Date.parse('2026-10-10T09:10:00+08:00');
    const line = promiseLine(
      promiseView({ dueAt: saturday, dueNote: '调休上班' }),
      Date.parse('2026-10-09T17:20:00+08:00'),
      'resident',
      'repair',
    );
    expect(line.strong).toBe('10月10日（周六，调休上班）9:10 前');
  });

  test('late: how late, and an apology to the resident', () => {
    const now = dueAt + 25 * MINUTE;
    expect(promiseLine(promise, now, 'resident', 'repair')).toEqual({
      strong: '晚了 25 分钟，对不起',
      rest: '。着急的话，请直接打客服电话',
      late: true,
    });
    expect(promiseLine(promise, now, 'staff', 'repair')).toEqual({
      strong: '超时 25 分钟',
      rest: ' 首次反馈',
      late: true,
    });
  });

  test.each(['confirmation', 'clarification'] as const)(
    'a %s is owed by the resident: nobody apologises for it',
    (kind) => {
      for (const reader of ['resident', 'staff'] as const) {
        expect(promiseLine(promiseView({ kind }), dueAt + MINUTE, reader, 'repair').late).toBe(false);
      }
    },
  );

  test('paused: who has to answer, and how much time is left then', () => {
    const paused = promiseView({ state: 'paused', leftMinutes: 40 });
    expect(whole(promiseLine(paused, dueAt + MINUTE, 'resident', 'repair'))).toBe('您回复后，还有 40 分钟');
    expect(whole(promiseLine(paused, dueAt + MINUTE, 'staff', 'repair'))).toBe('业主回复后，还有 40 分钟');
  });

  test.each(PromiseKind.options)('%s is said in words to both readers, for every kind of ticket', (kind) => {
    for (const reader of ['resident', 'staff'] as const) {
      for (const ticketKind of TicketKind.options) {
        expect(whole(promiseLine(promiseView({ kind }), monday, reader, ticketKind))).toMatch(
          /^今天 15:20 前 [\u4e00-\u9fa5]+$/,
        );
      }
    }
  });

  test.each(['complaint', 'inquiry', 'suggestion'] as const)('nothing is mended on a %s', (kind) => {
    const cards = WorkOrderStatus.options.map((status) =>
      ticketCard({ kind, status: 'processing', workOrder: workOrderView({ status }), nextPromise: promise }),
    );
    const lines = PromiseKind.options.map((each) =>
      whole(promiseLine(promiseView({ kind: each }), monday, 'resident', kind)),
    );
    const words = [
      ...lines,
      ...cards.flatMap((card) => [chipOf(card, 'resident').word, whole(nextLine(card, monday, 'resident'))]),
      saysDone(ticketCard({ kind, status: 'resolved' })),
    ];
    expect(words.filter((word) => word.includes('修'))).toEqual([]);
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
    [
      'a complaint that was dealt with',
      ticketCard({ kind: 'complaint', status: 'resolved' }),
      '客服说处理好了，请您看一下',
    ],
    ['what owes nothing', ticketCard(), '正在办'],
  ])('of %s', (_, card, words) => {
    expect(whole(nextLine(card, monday, 'resident'))).toBe(words);
  });

  test.each([
    ['solved', '已办好', '已办好'],
    ['answered', '已当场解答', '已当场解答'],
    ['unconfirmed', '已归档，没等到您确认', '已归档，业主没有确认'],
    ['withdrawn', '已撤回', '已撤回'],
  ] as const)(
    'of a ticket that ended as %s: how, and when it ended, whatever came later',
    (closure, mine, theirs) => {
      const closedAt = monday - 24 * 60 * MINUTE;
      const ended = { status: 'closed', closure, updatedAt: monday, reportedAt: closedAt - MINUTE } as const;
      expect(whole(nextLine(ticketView({ ...ended, closedAt }), monday, 'resident'))).toBe(
        `昨天 14:20 ${mine}`,
      );
      expect(whole(nextLine(ticketView({ ...ended, closedAt }), monday, 'staff'))).toBe(
        `昨天 14:20 ${theirs}`,
      );
      expect(whole(nextLine(ticketCard(ended), monday, 'resident'))).toBe(`昨天 提交，${mine}`);
    },
  );

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

describe('the list of our promises', () => {
  test('holds neither what was dropped nor what the resident owes', () => {
    const promises = PromiseKind.options.flatMap((kind) => [
      promiseView({ kind }),
      promiseView({ kind, state: 'dropped' }),
    ]);
    const shown = promisesToShow(promises);
    const residents = ['clarification', 'confirmation'];
    expect(shown.map(({ kind }) => kind)).toEqual(
      PromiseKind.options.filter((kind) => !residents.includes(kind)),
    );
    expect(shown.filter(({ state }) => state === 'dropped')).toEqual([]);
  });

  const side = (change: Partial<PromiseView>) =>
    rowOf(promiseView({ kind: 'arrive', state: 'late', ...change }), dueAt + 20 * MINUTE).side;

  test('says of a late one whether it is still owed, was done after all, or was given up', () => {
    const endedAt = dueAt + 10 * MINUTE;
    expect(side({})).toBe('晚了，对不起');
    expect(side({ endedAt })).toBe('今天 15:30 才做到');
    expect(side({ endedAt, abandoned: true })).toBe('没做到');
  });
});
