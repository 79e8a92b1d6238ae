import { type ActionName, actions } from '../../types/contract/actions';
import { requests } from './requests';

const names = Object.keys(actions) as ActionName[];

/** Fields that may be left out; every other one must be there. */
const optional: Partial<Record<ActionName, readonly string[]>> = {
  'resident.tickets': ['words', 'cursor'],
  'ticket.report': ['wish', 'happenedAt', 'publicPlace', 'categoryId', 'houseId', 'placeId', 'voice'],
  'ticket.withdraw': ['reason'],
  'ticket.confirm': ['text', 'photos'],
  'desk.queue': ['cursor'],
  'ticket.dispatch': ['assigneeId', 'feedback', 'department', 'overCap', 'deadlineAt', 'quality'],
  'workOrder.add': ['assigneeId', 'department', 'overCap', 'deadlineAt', 'quality'],
  'followUp.record': ['text'],
  'technician.jobs': ['cursor'],
  'technician.pool': ['cursor'],
  'technician.done': ['words', 'cursor'],
  'workOrder.take': ['slot'],
  'workOrder.accept': ['slot'],
  'workOrder.finish': ['cause'],
  'settings.apply': ['cursor'],
  'ticket.similar': ['categoryId', 'houseId', 'placeId', 'publicPlace'],
  'ticket.join': ['houseId', 'text'],
  'desk.residentTickets': ['personId', 'phone'],
  'ticket.register': ['categoryId', 'wish', 'happenedAt', 'publicPlace'],
  'desk.search': ['state', 'kind', 'cursor'],
  'chase.list': ['cursor'],
  'unreached.list': ['cursor'],
  'message.tell': ['note'],
  'inbox.list': ['cursor'],
};

/** What a hostile or broken phone may send where a value is expected. */
const wrongValues = [null, true, {}, { $ne: '' }, { $gt: 0 }, [], ['a', 'b'], Number.NaN, -1, 1.5, ''];

/** fields that a yes answers */
const yesOrNo: Partial<Record<ActionName, string[]>> = {
  'ticket.dispatch': ['overCap: true'],
  'workOrder.add': ['overCap: true'],
  'staff.setDuty': ['on: true'],
  'staff.setDutyOf': ['on: true'],
};

const issuesOf = (name: ActionName, input: unknown) =>
  actions[name].input.safeParse(input).error?.issues ?? [];
const fieldsOf = (name: ActionName) => Object.keys(requests[name]);

test.each(names)('%s accepts a good request, as it is', (name) => {
  expect(actions[name].input.safeParse(requests[name])).toEqual({ success: true, data: requests[name] });
});

test.each(names)('%s asks for what it needs and for no more', (name) => {
  const needed = fieldsOf(name).filter((field) => {
    const { [field]: _, ...rest } = requests[name] as Record<string, unknown>;
    return issuesOf(name, rest).some(({ path }) => path[0] === field);
  });
  const mayBeLeftOut = optional[name] ?? [];
  expect(needed.sort()).toEqual(
    fieldsOf(name)
      .filter((field) => !mayBeLeftOut.includes(field))
      .sort(),
  );
});

test.each(names)('%s refuses a field that it does not name', (name) => {
  expect(issuesOf(name, { ...requests[name], status: 'closed' })).toEqual([
    expect.objectContaining({ code: 'unrecognized_keys', keys: ['status'] }),
  ]);
});

test.each(names)('%s refuses in every field what is no value of it, a query operator above all', (name) => {
  const taken = fieldsOf(name).flatMap((field) =>
    wrongValues
      .filter((value) =>
        issuesOf(name, { ...requests[name], [field]: value }).every(({ path }) => path[0] !== field),
      )
      .map((value) => `${field}: ${JSON.stringify(value)}`),
  );
  // nobody has to add photos
  const fine = new Set(
    ['ticket.report', 'ticket.supplement', 'ticket.confirm', 'ticket.register', 'ticket.note'].includes(name)
      ? ['photos: []']
      : (yesOrNo[name] ?? []),
  );
  expect(taken.filter((each) => !fine.has(each))).toEqual([]);
});

test.each(names)('%s refuses an input that is no object', (name) => {
  for (const input of [undefined, null, 'text', 1, [], [requests[name]]]) {
    expect(issuesOf(name, input)).not.toEqual([]);
  }
});

describe('a rating', () => {
  const rate = (rating: object) =>
    actions['ticket.rate'].input.safeParse({ ...requests['ticket.rate'], rating: { tags: [], ...rating } });

  test('is of one to five whole stars; only the first question must be answered', () => {
    expect([1, 2, 3, 4, 5].every((overall) => rate({ overall }).success)).toBe(true);
    expect([0, 6, 4.5, '5', undefined].some((overall) => rate({ overall }).success)).toBe(false);
    expect(rate({ overall: 5, speed: 0 }).success).toBe(false);
  });

  test('has at most six short tags', () => {
    expect(rate({ overall: 5, tags: Array(6).fill('准时到') }).success).toBe(true);
    expect(rate({ overall: 5, tags: Array(7).fill('准时到') }).success).toBe(false);
    expect(rate({ overall: 5, tags: ['准'.repeat(11)] }).success).toBe(false);
  });

  test('keeps nothing that was not asked', () => {
    expect(rate({ overall: 5, byManager: true }).data?.rating).toEqual({ overall: 5, tags: [] });
  });
});

describe('a finish', () => {
  const finish = (change: object) =>
    actions['workOrder.finish'].input.safeParse({ ...requests['workOrder.finish'], ...change }).success;

  test('has at least one photo of the work (P4.2)', () => {
    expect(finish({ photos: [] })).toBe(false);
  });

  test('is charged in whole fen, from nothing to a hundred thousand yuan', () => {
    expect([0, 1, 10_000_000].every((chargeFen) => finish({ chargeFen }))).toBe(true);
    expect([-1, 0.5, 10_000_001, '0'].some((chargeFen) => finish({ chargeFen }))).toBe(false);
  });
});

describe('an answer', () => {
  const card = {
    id: 't1',
    number: 'BX1123-0174',
    kind: 'repair',
    priority: 'normal',
    status: 'received',
    turn: 'desk',
    round: 1,
    title: '水龙头滴水',
    place: { label: '12栋', area: 'home' },
    reportedAt: 1,
    updatedAt: 1,
    urges: 0,
  };
  const parse = (change: object) =>
    actions['resident.tickets'].output.safeParse({ items: [{ ...card, ...change }] });

  test('holds only what the contract names: an inner field that slips in stays on the server', () => {
    const place = { label: '12栋', area: 'home', ownerPhone: '13800000000' };
    const parsed = parse({ phone: '13800000000', outbox: [], place });
    expect(parsed.data?.items).toEqual([card]);
  });

  test('with a state that the phone has no word for is refused before it leaves', () => {
    expect(parse({ status: 'lost' }).success).toBe(false);
  });
});
