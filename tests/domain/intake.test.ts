import { AppError } from '@contract/errors';
import { classify } from '../../cloudfunctions/core/domain/category';
import { missingIn, mustBeComplete } from '../../cloudfunctions/core/domain/complete-record';
import { defaultCategories } from '../../cloudfunctions/core/domain/default-categories';
import { buildingOf, isSameFault } from '../../cloudfunctions/core/domain/near';
import { houseMeant, whereIs } from '../../cloudfunctions/core/domain/where';
import { Matter, refusal, report } from '../support/domain';

test.each([
  ['7栋2单元 1203', '7栋'],
  ['12栋 2单元 1502', '12栋'],
  ['A座 1801', 'A座'],
  ['3号楼1单元', '3号楼'],
  ['五幢 301', '五幢'],
  ['2单元 1203', '2单元'],
  ['地下车库 B2', undefined],
  ['', undefined],
])('the building of %s is %s', (label, building) => {
  expect(buildingOf(label)).toBe(building);
});

describe('P1.2 the record', () => {
  const record = { text: report.text, place: report.place, resident: report.resident };

  test('that says who, where, how to reach them and what is complete', () => {
    expect(missingIn(record)).toEqual([]);
  });

  test.each([
    ['a name', { resident: { ...report.resident, name: ' ' } }, '报事人姓名'],
    ['a number', { resident: { ...report.resident, phone: '' } }, '联系电话'],
    ['a place', { place: { label: '', area: 'home' as const } }, '在哪里（房号或公共区域）'],
    ['words', { text: '' }, '出了什么事'],
  ])('without %s is refused with a sentence that names it', (_, without, word) => {
    let sentence = '';
    try {
      mustBeComplete({ ...record, ...without });
    } catch (error) {
      sentence = error instanceof AppError ? error.sentence : '';
    }
    expect(sentence).toBe(`还差 1 项：${word}。补上再发，写的内容都在。`);
  });

  test('names everything that is missing at once', () => {
    const resident = { ...report.resident, name: '', phone: '' };
    expect(missingIn({ ...record, resident, text: ' ' })).toEqual(['报事人姓名', '联系电话', '出了什么事']);
  });
});

describe('P2.2 the category', () => {
  test('is kept in words, with whose work it is', () => {
    expect(classify(defaultCategories, 'repair', 'repair-1-1')?.category).toEqual({
      id: 'repair-1-1',
      name: '水 · 水龙头、阀门',
      department: '工程部',
    });
    expect(classify(defaultCategories, 'repair', 'repair-6')?.category.name).toBe('其他');
  });

  test('that the tree does not have, or for another kind, or no more, is left out', () => {
    const retired = defaultCategories.map((each) => ({ ...each, retired: true }));
    expect(classify(defaultCategories, 'repair', 'repair-99')).toBeUndefined();
    expect(classify(defaultCategories, 'complaint', 'repair-1-1')).toBeUndefined();
    expect(classify(defaultCategories, 'repair', undefined)).toBeUndefined();
    expect(classify(retired, 'repair', 'repair-1-1')).toBeUndefined();
  });

  test('that cannot wait makes the report urgent, with a sooner promise', () => {
    const urgent = new Matter({ isUrgent: true });
    expect(urgent.ticket.priority).toBe('urgent');
    expect(urgent.promise('first-feedback').minutes).toBe(30);
    expect(urgent.ticket).not.toHaveProperty('isUrgent');
    expect(new Matter({ kind: 'emergency', isUrgent: true }).ticket.priority).toBe('emergency');
  });
});

describe('P1.2 where it is', () => {
  const house = (houseId: string, houseLabel: string) => ({
    role: 'resident' as const,
    communityId: 'c-sunshine',
    active: true,
    houseId,
    houseLabel,
    relation: '业主',
  });
  const [first, second] = [house('h-1', '7栋2单元 1203'), house('h-2', '5栋1单元 302')];
  const person = {
    _id: 'o-wang',
    name: '王淑芬',
    salutation: '王女士',
    phone: '13812345678',
    memberships: [first, second, { ...house('h-3', '9栋'), active: false }],
    staffKeys: [],
  };
  const places = [
    { id: 'p-lift', label: '7栋电梯', building: '7栋' },
    { id: 'p-b2', label: '地下车库 B2' },
  ];

  test('is the first house, or the one that was chosen, of the caller’s own', () => {
    expect(houseMeant(person, undefined)).toBe(first);
    expect(houseMeant(person, 'h-2')).toBe(second);
    expect(refusal(() => houseMeant(person, 'h-3'))).toBe('FORBIDDEN');
    expect(refusal(() => houseMeant(person, 'h-9'))).toBe('FORBIDDEN');
  });

  test('is a home with its building, a place of the guide, or a public place in words', () => {
    expect(whereIs({}, first, places)).toEqual({
      place: { label: '7栋2单元 1203', area: 'home', houseId: 'h-1' },
      building: '7栋',
    });
    expect(whereIs({ placeId: 'p-lift' }, first, places)).toEqual({
      place: { label: '7栋电梯', area: 'public' },
      placeId: 'p-lift',
      building: '7栋',
    });
    expect(whereIs({ placeId: 'p-b2', publicPlace: '东头柱子' }, first, places)).toEqual({
      place: { label: '地下车库 B2 东头柱子', area: 'public' },
      placeId: 'p-b2',
    });
    expect(whereIs({ publicPlace: '12栋 大堂' }, first, places)).toMatchObject({ building: '12栋' });
    expect(refusal(() => whereIs({ placeId: 'p-gone' }, first, places))).toBe('BAD_INPUT');
  });
});

test('P1.4 it can be the same fault if the upper category is the same; in an emergency the place decides', () => {
  const of = (kind: 'repair' | 'emergency', name?: string) => ({
    kind,
    ...(name ? { category: { id: 'x', name } } : {}),
  });
  expect(isSameFault(of('repair', '水 · 马桶'), of('repair', '水 · 下水堵塞'))).toBe(true);
  expect(isSameFault(of('repair', '水 · 马桶'), of('repair', '电 · 灯、照明'))).toBe(false);
  expect(isSameFault(of('repair'), of('repair', '水 · 马桶'))).toBe(false);
  expect(isSameFault(of('emergency'), of('emergency'))).toBe(true);
  expect(isSameFault(of('emergency'), of('repair', '水'))).toBe(false);
});
