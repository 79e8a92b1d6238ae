import type { Category, EmergencyWords } from '@contract/community';
import type { Calendar, CommunityPart } from '@contract/settings';
import fc from 'fast-check';
import { mustBeSoundCalendar } from '../../cloudfunctions/core/domain/calendar-rules';
import { changeCommunity } from '../../cloudfunctions/core/domain/change-community';
import { type Community, guideOf, settingsOf } from '../../cloudfunctions/core/domain/community';
import { defaultCategories } from '../../cloudfunctions/core/domain/default-categories';
import {
  defaultEmergencyPlans,
  defaultEmergencyWords,
} from '../../cloudfunctions/core/domain/default-emergencies';
import { figuresOf, withFigures } from '../../cloudfunctions/core/domain/figures';
import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import { addWorkingMinutes } from '../../cloudfunctions/core/domain/working-calendar';
import { MONDAY_10, refusal } from '../support/domain';

const figures = figuresOf(defaultSettings);
const community: Community = { _id: 'c', name: '阳光花园', deskPhone: '0571-8800', settings: {} };
const line = { at: MONDAY_10, by: '赵敏', commandId: 'command0000000001' };
const change = (part: CommunityPart, on = community) => ({ ...on, ...changeCommunity(on, part, line) });

describe('figures', () => {
  test('every default is within its own limits, and every limit is a service that still works', () => {
    expect(figures.filter(({ usual, min, max }) => usual < min || usual > max || min < 1)).toEqual([]);
    expect(
      withFigures(
        defaultSettings,
        figures.map(({ key, usual }) => ({ key, value: usual })),
      ),
    ).toEqual(defaultSettings);
  });

  test.each(figures)('$group $name: taken at its limits, refused beyond them', ({ key, min, max }) => {
    const set = (value: number) => refusal(() => withFigures(slowest, [{ key, value }]));
    // what must be the larger of two at its highest, what must be the smaller at its lowest, but for the one that is tried
    const others = figures.filter((each) => each.key !== key);
    const slowest = withFigures(
      defaultSettings,
      others.flatMap((each) => {
        if (/\.normal$|anagerMinutes$/.test(each.key)) return [{ key: each.key, value: each.max }];
        return /\.urgent$|eadMinutes$/.test(each.key) ? [{ key: each.key, value: each.min }] : [];
      }),
    );
    expect([set(max), set(max + 1), set(min - 1)]).toEqual([undefined, 'BAD_INPUT', 'BAD_INPUT']);
    expect(set(min)).toBe(undefined);
  });

  test('an emergency is never slower than a quarter of an hour, whatever is sent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (value) => {
        const key = 'firstFeedbackMinutes.emergency';
        const code = refusal(() => withFigures(defaultSettings, [{ key, value }]));
        expect(code === undefined).toBe(value >= 1 && value <= 15);
      }),
    );
  });

  test.each([
    'constructor',
    'calendar',
    'calendarVersion',
    'departments',
    'finishMinutes',
    'ratingDays.normal',
  ])('%s is no figure', (key) =>
    expect(refusal(() => withFigures(defaultSettings, [{ key, value: 5 }]))).toBe('BAD_INPUT'),
  );

  test('the record keeps only what differs, and what other settings it has', () => {
    const own = { ...community, settings: { calendar: defaultSettings.calendar, loadCap: 5 } };
    const changed = change({ part: 'figures', figures: [{ key: 'acceptMinutes.normal', value: 20 }] }, own);
    expect(changed.settings).toEqual({
      ...own.settings,
      acceptMinutes: { normal: 20, urgent: 15, emergency: 5 },
    });
    const back = change({ part: 'figures', figures: [{ key: 'acceptMinutes.normal', value: 30 }] }, changed);
    expect(back.settings).toEqual(own.settings);
  });
});

const [, office = []] = defaultSettings.calendar.weekly;
const weekOf = (monday: readonly (readonly [number, number])[], rest = office): Calendar => ({
  weekly: [0, 1, 2, 3, 4, 5, 6].map((day) =>
    (day === 1 ? monday : rest).map(([from, to]): [number, number] => [from, to]),
  ),
  followsHolidays: true,
  closedDates: [],
});

test('a calendar is refused exactly when a day is out of order or overlaps itself', () => {
  const minute = fc.integer({ min: 0, max: 1440 });
  fc.assert(
    fc.property(fc.array(fc.tuple(minute, minute), { maxLength: 4 }), (day) => {
      const flat = day.flat();
      const isSound = flat.every((each, index) => index === 0 || (flat[index - 1] ?? 0) < each);
      expect(refusal(() => mustBeSoundCalendar(weekOf(day), MONDAY_10)) === undefined).toBe(isSound);
    }),
  );
});

test('every calendar that is taken gives a due time for everything', () => {
  const stretch = fc
    .tuple(fc.nat(1380), fc.integer({ min: 1, max: 400 }))
    .map(([from, length]): [number, number] => [from, Math.min(1440, from + length)]);
  const days = fc.array(fc.array(stretch, { maxLength: 1 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(days, fc.boolean(), (weekly, followsHolidays) => {
      const calendar = { weekly, followsHolidays, closedDates: [] };
      if (refusal(() => mustBeSoundCalendar(calendar, MONDAY_10)) !== undefined) return;
      expect(addWorkingMinutes(calendar, MONDAY_10, 9000)).toBeGreaterThan(MONDAY_10);
    }),
  );
});

describe('lists', () => {
  const leaf: Category = { id: 'x', kind: 'repair', name: '门锁', skills: [], parentId: 'repair-3' };
  const categories = (...more: Category[]) => ({
    part: 'categories' as const,
    categories: [...defaultCategories, ...more],
  });
  const words = (...emergencyWords: EmergencyWords[]) => ({
    part: 'emergencyWords' as const,
    emergencyWords,
  });

  test('what a community starts with could be saved as it is', () => {
    const guide = guideOf(community);
    expect(change({ part: 'categories', categories: guide.categories }).categories).toEqual(
      defaultCategories,
    );
    change({ part: 'emergencyPlans', emergencyPlans: defaultEmergencyPlans });
    change(words(...defaultEmergencyWords));
    change({ part: 'profile', name: '阳光花园', deskPhone: '0571-8800', departments: guide.departments });
  });

  test.each<[what: string, part: CommunityPart, says: string]>([
    ['a name twice in one place', categories(leaf), '有两个都叫「门锁」'],
    [
      'below what is not there',
      categories({ ...leaf, name: '新', parentId: 'none' }),
      '「新」的上一级不在了',
    ],
    [
      'below a category of another kind',
      categories({ ...leaf, name: '新', parentId: 'complaint-1' }),
      '上一级不在了',
    ],
    ['a third level', categories({ ...leaf, name: '新', parentId: 'repair-3-1' }), '上一级不在了'],
    ['an id twice', categories({ ...leaf, name: '新', id: 'repair-3-1' }), '编号都是 repair-3-1'],
    [
      'no repair at all',
      { part: 'categories', categories: defaultCategories.filter(({ kind }) => kind !== 'repair') },
      '至少要留一个分类',
    ],
    [
      'a department in use taken away',
      { part: 'profile', name: '阳光花园', deskPhone: '1', departments: ['客服部'] },
      '还有 21 个分类归「工程部」',
    ],
    ['a word of one letter', words({ type: 'fire', words: ['火'] }), '「火」太短了'],
    [
      'a word of two emergencies',
      words({ type: 'fire', words: ['冒烟'] }, { type: 'gas', words: ['冒烟'] }),
      '「冒烟」写了两次',
    ],
    ['a plan less', { part: 'emergencyPlans', emergencyPlans: defaultEmergencyPlans.slice(1) }, '少了一种'],
    [
      'a place twice',
      {
        part: 'places',
        places: [
          { id: 'a', label: '南门' },
          { id: 'b', label: '南门' },
        ],
      },
      '「南门」写了两次',
    ],
    [
      'a template of a category that is not there',
      {
        part: 'feedbackTemplates',
        feedbackTemplates: [
          {
            id: 't',
            kind: 'repair',
            categoryId: 'none',
            title: '上门',
            opinion: '上门维修',
            timeLimit: '今天',
          },
        ],
      },
      '模板「上门」：选的分类不在了',
    ],
  ])('%s is refused in words', (_, part, says) => {
    expect(() => change(part)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', sentence: expect.stringContaining(says) }),
    );
  });

  test('P2.2 a retired category keeps its figure for old tickets', () => {
    const changed = change(categories({ ...leaf, name: '锁芯', finishMinutes: 120, retired: true }));
    expect(settingsOf(changed).categoryFinishMinutes).toEqual({ x: 120 });
  });
});

test('every change grows the version and is written down; the calendar has a version of its own; fifty lines are kept', () => {
  let now = community;
  for (let turn = 0; turn < 60; turn++) now = change({ part: 'faqs', faqs: [] }, now);
  expect([now.version, now.changes?.length, now.calendarVersion]).toEqual([61, 50, undefined]);
  now = change({ part: 'calendar', calendar: weekOf(office) }, now);
  expect([now.version, now.calendarVersion, now.changes?.at(-1)?.part]).toEqual([62, 1, 'calendar']);
});
