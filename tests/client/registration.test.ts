import { moved } from '../../src/desk/queue/counts';
import {
  happenedAtOf,
  missingIn,
  noRegistration,
  phoneOf,
  type Registration,
  requestFrom,
} from '../../src/desk/register/registration';
import { isEnough } from '../../src/desk/register/use-residents';
import { actions } from '../../types/contract/actions';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));
jest.mock('@tarojs/components', () => ({}));

const hit = {
  personId: 'o-wang',
  houseId: 'h-1',
  name: '王淑芬',
  salutation: '王女士',
  relation: '业主',
  houseLabel: '7栋2单元 1203',
  phoneMasked: '138****5678',
  openTickets: 0,
};
const form = (change: Partial<Registration> = {}): Registration => ({
  ...noRegistration(),
  hit,
  text: '水管爆了',
  ...change,
});
const guest = { isGuest: true, guestName: '刘先生', guestPhone: '139 0000 7788', guestPlace: '北门' };

test('what is still missing is named, in the order of the form (P1.2)', () => {
  expect(missingIn(noRegistration())).toBe('还差 2 项：是哪一户、说说哪里不对');
  expect(missingIn(form())).toBeUndefined();
  expect(missingIn(form({ area: 'public' }))).toBe('还差 1 项：在哪里');
  expect(missingIn(form({ hit: undefined, isGuest: true, guestPhone: '12' }))).toBe(
    '还差 3 项：姓名、电话、在哪里',
  );
  expect(missingIn(form({ same: { id: 't', number: 'BX1', title: '' }, text: ' ' }))).toBe(
    '还差 1 项：说了什么',
  );
});

test('what is complete is a request that the contract takes', () => {
  const full = {
    wish: '今天',
    categoryId: 'repair-1',
    area: 'public',
    publicPlace: '大堂',
    happenedAt: 1,
  } as const;
  for (const each of [form(), form(full), form({ hit: undefined, ...guest }), form({ ...full, ...guest })]) {
    expect(missingIn(each)).toBeUndefined();
    const request = { ...requestFrom(each, []), commandId: each.ticketId };
    expect(actions['ticket.register'].input.safeParse(request).success).toBe(true);
  }
});

test('a caller who is not on the roster is sent as such, also if somebody had been found before', () => {
  expect(requestFrom(form(guest), []).resident).toEqual({
    name: '刘先生',
    phone: '139 0000 7788',
    place: '北门',
  });
  expect(
    requestFrom(form({ ...guest, area: 'public', publicPlace: '大堂' }), []).publicPlace,
  ).toBeUndefined();
});

test('open tickets are looked up by a caller’s number once it is written out', () => {
  expect(phoneOf(form(guest))).toBe('139 0000 7788');
  expect(phoneOf(form({ ...guest, guestPhone: '139' }))).toBeUndefined();
  expect(phoneOf(form())).toBeUndefined();
});

test('three digits or one character of a name are enough to look for', () => {
  expect(['138', '王', '7栋', '1203'].every(isEnough)).toBe(true);
  expect(['', ' ', '1', '12', '7-2'].some(isEnough)).toBe(false);
});

test('今天 is never yesterday', () => {
  const justAfterMidnight = Date.parse('2026-11-24T00:20:00+08:00');
  expect(happenedAtOf('today', justAfterMidnight)).toBe(Date.parse('2026-11-24T00:00:00+08:00'));
  expect(happenedAtOf('now', justAfterMidnight)).toBe(justAfterMidnight);
  expect(happenedAtOf('yesterday', justAfterMidnight)).toBeLessThan(Date.parse('2026-11-24T00:00:00+08:00'));
});

test('counts follow a ticket from queue to queue', () => {
  const counts = { mine: 3, watching: 1, waiting: 0 };
  expect(moved(counts, 'mine', 'watching')).toEqual({ mine: 2, watching: 2, waiting: 0 });
  expect(moved(counts, 'mine', 'closed')).toEqual({ mine: 2, watching: 1, waiting: 0 });
  expect(moved(counts, 'mine', 'mine')).toEqual(counts);
});
