import type { FigureView } from '@contract/settings';
import { templatesFor } from '../../src/desk/feedback-templates';
import { sayMinute, sayWeek } from '../../src/manager/calendar-words';
import { categoryOf, isFinish, rowOf } from '../../src/manager/category-fields';
import { figureOf, sayLimits, typedFrom, valuesOf, wrongIn } from '../../src/manager/figure-words';
import { missingOf, splitWords } from '../../src/manager/new-row';
import { sayPreview } from '../../src/manager/preview';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));
jest.mock('@tarojs/components', () => ({}));

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const office: [number, number][] = [
  [510, 720],
  [810, 1050],
];
const week = (weekly: [number, number][][]) => ({ weekly, followsHolidays: true, closedDates: [] });

describe('the working week', () => {
  test.each<[weekly: [number, number][][], words: string]>([
    [[[], office, office, office, office, office, []], '周一到周五 8:30–12:00、13:30–17:30；周六、周日 休息'],
    [Array.from({ length: 7 }, () => office), '周一到周日 8:30–12:00、13:30–17:30'],
    [
      [[], office, office, office, office, office, [[540, 720]]],
      '周一到周五 8:30–12:00、13:30–17:30；周六 9:00–12:00；周日 休息',
    ],
  ])('is said in one line: days with the same hours together', (weekly, words) => {
    expect(sayWeek(week(weekly))).toBe(words);
  });

  test.each([
    [0, '0:00'],
    [510, '8:30'],
    [725, '12:05'],
    [1440, '24:00'],
  ])('minute %i is %s', (minute, words) => expect(sayMinute(minute)).toBe(words));
});

test('what a resident would read is said as the promise is', () => {
  const line = { when: '现在报修', what: '有人联系', dueAt: at('2026-10-08 09:30'), dueNote: '节后上班' };
  expect(sayPreview(line, at('2026-10-03 12:00'))).toBe('现在报修，10月8日（周四，节后上班）9:30 前有人联系');
});

describe('figures as they are typed', () => {
  const figure: FigureView = {
    key: 'acceptMinutes.normal',
    group: '派单和上门',
    name: '师傅答复',
    unit: 'working-minutes',
    min: 5,
    max: 240,
    usual: 30,
    value: 25,
  };

  test.each<[typed: string | undefined, value: number | undefined]>([
    ['5', 5],
    ['240', 240],
    ['4', undefined],
    ['241', undefined],
    ['', undefined],
    ['3.5', undefined],
    ['-9', undefined],
    ['三十', undefined],
    [undefined, undefined],
  ])('"%s" → %s', (typed, value) => expect(figureOf(typed, figure)).toBe(value));

  test('a field that cannot be saved is named with its limits; all others keep what is typed', () => {
    const typed = typedFrom([figure]);
    expect(typed).toEqual({ 'acceptMinutes.normal': '25' });
    expect(wrongIn(typed, [figure])).toBeUndefined();
    expect(wrongIn({ 'acceptMinutes.normal': '' }, [figure])).toBe(
      '「派单和上门」里「师傅答复」要填 5 到 240',
    );
    expect(valuesOf({ 'acceptMinutes.normal': '40' }, [figure])).toEqual([{ key: figure.key, value: 40 }]);
    expect(sayLimits(figure)).toBe('一般 30，可以填 5 到 240');
  });
});

test('words are taken with any mark between them, each once', () => {
  expect(splitWords('门锁、锁芯，门锁 ;把手\n猫眼')).toEqual(['门锁', '锁芯', '把手', '猫眼']);
  expect(splitWords(' ')).toEqual([]);
});

test('what is missing is counted and named', () => {
  expect(missingOf({ 问题: '月卡', 答案: ' ' })).toBe('还差 1 项：答案');
  expect(missingOf({ 问题: '月卡', 答案: '300 元' })).toBeUndefined();
});

test('a category comes out of its form as it went in', () => {
  const category = {
    id: 'repair-3-1',
    kind: 'repair' as const,
    name: '门锁',
    parentId: 'repair-3',
    skills: ['门锁', '锁'],
    finishMinutes: 120,
  };
  expect(categoryOf(rowOf(category))).toEqual(category);
  const { finishMinutes: _, ...usual } = category;
  expect(categoryOf({ ...rowOf(category), typedMinutes: '' })).toEqual(usual);
  expect(['', '30', '9000'].every(isFinish)).toBe(true);
  expect(['29', '9001', '半天', '1.5'].some(isFinish)).toBe(false);
});

test('P2.5 the desk is offered the templates of the kind, those of the category first, none of another', () => {
  const template = (id: string, kind: 'repair' | 'complaint', categoryId?: string) => ({
    id,
    kind,
    title: id,
    opinion: '上门维修',
    timeLimit: '今天内',
    ...(categoryId ? { categoryId } : {}),
  });
  const all = [
    template('a', 'repair'),
    template('b', 'repair', 'leak'),
    template('c', 'complaint'),
    template('d', 'repair', 'door'),
  ];
  const offered = (category?: string) =>
    templatesFor(all, {
      kind: 'repair',
      ...(category ? { category: { id: category, name: category } } : {}),
    } as Parameters<typeof templatesFor>[1]).map(({ id }) => id);
  expect(offered()).toEqual(['a']);
  expect(offered('leak')).toEqual(['b', 'a']);
});
