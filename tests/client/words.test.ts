import {
  type Chip,
  chipOf,
  kindWords,
  promiseName,
  ratingTags,
  roleWords,
  sayCharge,
  starWords,
} from '../../src/labels';
import { sayEntry } from '../../src/timeline-labels';
import { workplaceOf, workplacesOf } from '../../src/workplaces';
import { Role } from '../../types/contract/actions';
import { PromiseKind } from '../../types/contract/promise';
import {
  Closure,
  ConfirmOutcome,
  Priority,
  Rating,
  TicketKind,
  TicketStatus,
  type TimelineEntry,
  TimelineKind,
  WorkOrderStatus,
} from '../../types/contract/ticket';
import { textOf } from '../support/source-files';
import { monday, ticketCard, ticketView, workOrderView } from '../support/views';

const chinese = /^[\u4e00-\u9fa5]/;
/** what a forgotten word turns into */
const forgotten = /undefined|null|NaN|\[object|[A-Za-z]/;
const readers = ['resident', 'staff'] as const;
const icons = textOf('src/styles/icons.css');
const hasIcon = (icon: string) => icons.includes(`.i-${icon} `) || icons.includes(`.i-${icon},`);

/** Every card that a list can show, told apart by what its chip depends on. */
const cards = TicketStatus.options.flatMap((status) =>
  Priority.options.flatMap((priority) =>
    [1, 2].flatMap((round) => {
      const base = { status, priority, round };
      if (status === 'closed') return Closure.options.map((closure) => ticketCard({ ...base, closure }));
      if (status !== 'processing') return [ticketCard(base)];
      return WorkOrderStatus.options.map((order) =>
        ticketCard({ ...base, workOrder: workOrderView({ status: order }) }),
      );
    }),
  ),
);

test.each(readers)('every state has a chip with a word and an icon for a %s', (reader) => {
  const chips: Chip[] = cards.map((card) => chipOf(card, reader));
  expect(chips.filter(({ word }) => !chinese.test(word) || forgotten.test(word))).toEqual([]);
  expect(chips.filter(({ icon }) => !hasIcon(icon)).map(({ icon }) => icon)).toEqual([]);
});

test('the chip calls for the resident in exactly the states that wait for the resident', () => {
  const calling = (reader: 'resident' | 'staff') =>
    new Set(
      cards
        .filter((card) => chipOf(card, reader).look === 'chip-sun')
        .map(({ status, workOrder }) => (status === 'processing' ? workOrder?.status : status)),
    );
  expect(calling('resident')).toEqual(new Set(['clarifying', 'proposed', 'resolved']));
  expect(calling('staff')).toEqual(new Set());
});

test.each([
  ['received', 'resident', '已收到'],
  ['received', 'staff', '待首次反馈'],
  ['clarifying', 'resident', '等您补充'],
  ['clarifying', 'staff', '等业主补充'],
  ['verified', 'staff', '待派单'],
  ['resolved', 'resident', '等您确认'],
  ['follow-up', 'staff', '待回访'],
] as const)('a %s ticket is for a %s: %s', (status, reader, word) => {
  expect(chipOf(ticketCard({ status }), reader).word).toBe(word);
});

test('a ticket that closed without an answer is never called solved (P5.4)', () => {
  expect(chipOf(ticketCard({ status: 'closed', closure: 'unconfirmed' }), 'staff').word).toBe(
    '已关闭，未确认',
  );
});

test('rework and emergency are seen while nobody was sent yet', () => {
  expect(chipOf(ticketCard({ status: 'verified', round: 2 }), 'resident').word).toBe('返工中');
  expect(chipOf(ticketCard({ priority: 'emergency' }), 'staff').word).toBe('紧急处理中');
});

test('every kind of report has its words and its icon', () => {
  expect(Object.keys(kindWords).sort()).toEqual([...TicketKind.options].sort());
  for (const { icon, ...words } of Object.values(kindWords)) {
    for (const word of Object.values(words)) expect(word).toMatch(chinese);
    expect(hasIcon(icon)).toBe(true);
  }
});

test('every role has a word', () => {
  expect(Object.keys(roleWords).sort()).toEqual([...Role.options].sort());
});

test('every promise has a name for the resident and for staff', () => {
  for (const kind of PromiseKind.options) {
    for (const reader of readers) {
      for (const ticket of TicketKind.options) expect(promiseName(kind, reader, ticket)).toMatch(chinese);
    }
  }
});

describe('the timeline', () => {
  const by = { role: 'desk', name: '林晓' } as const;
  const said = (change: Partial<TimelineEntry>, reader: 'resident' | 'staff') =>
    sayEntry({ at: monday, kind: 'reported', by, promise: 'finish', ...change }, reader, ticketView());

  test.each(TimelineKind.options)('%s is said in Chinese to both readers', (kind) => {
    const abouts: Partial<Record<TimelineKind, string>> = {
      rated: '5',
      confirmed: 'solved',
      'followed-up': 'satisfied',
    };
    for (const reader of readers) {
      const words = said({ kind, about: abouts[kind] ?? '周建国' }, reader);
      expect(words).toMatch(chinese);
      expect(words).not.toMatch(forgotten);
    }
  });

  test('P1.1 what the desk registered is not said to be sent by the resident', () => {
    const reported = { kind: 'reported' } as const;
    expect(said(reported, 'resident')).toBe('客服林晓帮您登记了这件事');
    expect(said(reported, 'staff')).toBe('客服林晓登记');
  });

  test('calls the resident 您 on their own page, and by name on a page of staff', () => {
    const acts = [
      'reported',
      'supplemented',
      'urged',
      'withdrawn',
      'time-agreed',
      'other-time-asked',
    ] as const;
    const resident = { role: 'resident', name: '王女士' } as const;
    for (const kind of acts) {
      expect(said({ kind, by: resident }, 'resident')).toMatch(/^您/);
      expect(said({ kind, by: resident }, 'staff')).toMatch(/^王芳/);
    }
  });

  test.each(ConfirmOutcome.options)('says how the resident confirmed: %s', (about) => {
    const word = { solved: '已解决', partly: '部分解决', unsolved: '没解决' }[about];
    expect(said({ kind: 'confirmed', about }, 'staff')).toBe(`王芳确认：${word}`);
  });

  test('tells a dispatch to a person from one into the pool', () => {
    expect(said({ kind: 'dispatched', about: '周建国' }, 'resident')).toBe('派给周师傅');
    expect(said({ kind: 'dispatched', about: '抢单池' }, 'resident')).toBe('放进抢单池');
  });
});

test('a rating has a word for every star, and tags that the contract takes', () => {
  expect(starWords).toHaveLength(6);
  expect(starWords[0]).toBe('');
  for (const kind of TicketKind.options) {
    expect(Rating.safeParse({ overall: 5, tags: [...ratingTags(kind)] }).success).toBe(true);
  }
});

test.each([
  [0, '不收费'],
  [1, '¥0.01'],
  [3_500, '¥35.00'],
  [1_234_567, '¥12345.67'],
])('%d fen is %s', (fen, words) => {
  expect(sayCharge(fen)).toBe(words);
});

test('a person finds each of their work places once', () => {
  expect(workplacesOf(['resident'])).toEqual([]);
  expect(workplacesOf(['manager', 'desk', 'technician']).map(({ path }) => path)).toEqual([
    '/desk/queue/index',
    '/technician/jobs/index',
    '/manager/home/index',
    '/manager/late/index',
  ]);
  expect(workplaceOf(['resident', 'technician'])?.word).toBe('我的派单');
  expect(workplaceOf(['resident'])).toBeUndefined();
});
