import { addOtherCommunity, guest, registration, wangAtHome } from '../support/desk-intake';
import { TestCloud } from '../support/localcloud';
import { feedback, newId, people, picture } from '../support/repair';

let cloud: TestCloud;
let other: Awaited<ReturnType<typeof addOtherCommunity>>;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
  other = await addOtherCommunity(cloud);
});
afterAll(() => cloud.stop());

const { wang, chen, lin, zhou, zhao } = people;
const find = (words: string, who = lin) => cloud.act(who, 'desk.findResident', { words });
const registered = async (change: Parameters<typeof registration>[0] = {}, who = lin) =>
  (await cloud.act(who, 'ticket.register', registration(change))).ticket;

describe('P1.1 the desk finds a resident as it types', () => {
  test.each([
    ['the beginning of the phone number', '1381'],
    ['its end', '5678'],
    ['the name', '王淑'],
    ['the room', '1203'],
    ['the address', '7栋2单元1203'],
  ])('by %s', async (_, words) => {
    const { items, more } = await find(words);
    expect(items).toEqual([
      expect.objectContaining({
        personId: wang,
        name: '王淑芬',
        relation: '业主',
        houseLabel: '7栋2单元 1203',
        phoneMasked: '138****5678',
      }),
    ]);
    expect(more).toBe(false);
  });

  test('with the number of tickets that are open, and served by an index', async () => {
    const before = (await find('王淑芬')).items[0]?.openTickets ?? 0;
    expect(before).toBeGreaterThan(0);
    await registered();
    expect((await find('王淑芬')).items[0]?.openTickets).toBe(before + 1);
    expect((await cloud.explain('people')).explain).toMatchObject({ index: 'find', examined: 1 });
  });

  test('too little finds nobody and reads nothing of the roster', async () => {
    await cloud.resetBill();
    expect(await find('12')).toEqual({ items: [], more: false });
    expect((await cloud.bill()).sinceReset.total).toBe(2);
  });

  test('what is open of the one found is shown, so that nothing is registered twice', async () => {
    const ticket = await registered({ text: '阳台门的滑轮坏了' });
    const { items } = await cloud.act(lin, 'desk.residentTickets', { personId: wang });
    expect(items.map(({ id }) => id)).toContain(ticket.id);
    expect(items.every(({ status }) => status !== 'closed')).toBe(true);
  });

  test('of a caller who is not on the roster: by the number', async () => {
    const ticket = await registered({ resident: { ...guest, phone: '13900001234' } });
    const { items } = await cloud.act(lin, 'desk.residentTickets', { phone: '139-0000-1234' });
    expect(items.map(({ id }) => id)).toEqual([ticket.id]);
  });
});

describe('P1.1 P1.2 the desk registers', () => {
  test.each(['hotline', 'counter', 'wechat', 'suggestion-box', 'e-mail'] as const)(
    'from %s, with who accepted it and when; the promise runs as for any report',
    async (channel) => {
      const ticket = await registered({ channel, wish: '明天上午' });
      const { now } = await cloud.now();
      expect(ticket).toMatchObject({
        channel,
        status: 'received',
        turn: 'desk',
        place: { label: '7栋2单元 1203', area: 'home' },
        resident: { name: '王淑芬', phoneMasked: '138****5678' },
        acceptedBy: { name: '林晓' },
        wish: '明天上午',
      });
      expect(Math.abs((ticket.acceptedBy?.at ?? 0) - now)).toBeLessThan(60_000);
      expect(ticket.nextPromise).toMatchObject({ kind: 'first-feedback', state: 'running' });
    },
  );

  test('for a resident who then has it on the phone, is told, and can answer', async () => {
    const ticket = await registered();
    const { items } = await cloud.act(wang, 'resident.tickets', { state: 'open' });
    expect(items.map(({ id }) => id)).toContain(ticket.id);
    const before = (await cloud.messages()).length;
    await cloud.act(lin, 'ticket.feedback', { ticketId: ticket.id, commandId: newId(), feedback });
    const told = (await cloud.messages()).slice(0, -before || undefined);
    expect(told.map(({ openid, title }) => [openid, title])).toEqual([[wang, '客服已回复']]);
    await cloud.act(wang, 'ticket.supplement', {
      ticketId: ticket.id,
      commandId: newId(),
      text: '下午在家',
      photos: [],
    });
  });

  test('with the category of the community’s own table, its photos, and a public place', async () => {
    const { categories } = await cloud.act(lin, 'community.guide', {});
    const category = categories.find(({ kind }) => kind === 'repair');
    const ticketId = newId();
    const photo = await cloud.upload(lin, `photos/${ticketId}/a.jpg`, picture);
    const ticket = await registered({
      ticketId,
      categoryId: category?.id,
      photos: [photo],
      publicPlace: '7栋 大堂',
    });
    expect(ticket.place).toEqual({ label: '7栋 大堂', area: 'public' });
    expect((await fetch(ticket.photos[0]?.url ?? '')).status).toBe(200);
    const unknown = registration({ categoryId: 'no-such' });
    expect(await cloud.ask(lin, 'ticket.register', unknown)).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', field: 'categoryId' },
    });
  });

  test('sent twice is one ticket; other words under the same id are refused, not swallowed', async () => {
    const input = registration();
    const first = await cloud.act(lin, 'ticket.register', input);
    const again = await cloud.act(lin, 'ticket.register', { ...input, commandId: newId() });
    expect(again.ticket).toMatchObject({ id: first.ticket.id, number: first.ticket.number });
    expect(again.ticket.timeline).toHaveLength(1);
    expect(
      await cloud.ask(lin, 'ticket.register', { ...input, commandId: newId(), text: '别的事' }),
    ).toMatchObject({ ok: false, error: { code: 'ALREADY_DONE' } });
  });

  test('in one write: four billed calls, whatever was filled in', async () => {
    await registered();
    await cloud.resetBill();
    await registered({ wish: '今天' });
    expect((await cloud.bill()).sinceReset.total).toBe(4);
  });

  test('P2.3 whoever takes an emergency by phone has it: nobody else has to be woken', async () => {
    const ticket = await registered({ kind: 'emergency', text: '电梯困人，里面有一位老人' }, zhao);
    expect(ticket).toMatchObject({ priority: 'emergency' });
    expect(ticket.emergency).toMatchObject({ type: 'lift', acknowledgedBy: '赵敏' });
    expect(ticket.allowedActions).toContain('emergency.progress');
    expect((await cloud.messages()).filter(({ page }) => page.includes(ticket.id))).toEqual([]);
  });
});

describe('P1.1 a caller who is not on the roster', () => {
  test('has a ticket with name, phone and place; it is nobody’s on a phone', async () => {
    const ticket = await registered({ resident: guest });
    expect(ticket).toMatchObject({
      resident: { name: '刘先生', phoneMasked: '139****7788', relation: '来电人' },
      place: { label: '9栋1单元 301', area: 'home' },
    });
    for (const who of [wang, chen]) {
      expect(await cloud.ask(who, 'ticket.view', { ticketId: ticket.id })).toMatchObject({ ok: false });
    }
  });

  test('from the call to the archive: told by phone, the visit agreed on the phone, followed up at once', async () => {
    const ticket = await registered({ resident: guest });
    const base = () => ({ ticketId: ticket.id, commandId: newId() });
    expect(ticket.allowedActions).not.toContain('ticket.clarify');
    const sent = await cloud.act(lin, 'ticket.dispatch', {
      ...base(),
      assigneeId: zhou,
      task: '换软管',
      feedback,
    });
    const workOrderId = sent.ticket.workOrder?.id ?? '';
    const { now } = await cloud.now();
    const slot = { startAt: now + 3_600_000, endAt: now + 7_200_000 };
    const accepted = await cloud.act(zhou, 'workOrder.accept', { ...base(), workOrderId, slot });
    expect(accepted.ticket.workOrder).toMatchObject({ status: 'scheduled', slot });
    await cloud.act(zhou, 'workOrder.arrive', { ...base(), workOrderId });
    const photo = await cloud.upload(zhou, `photos/${ticket.id}/b.jpg`, picture);
    const result = { done: '换了软管', chargeFen: 0, photos: [photo] };
    const done = await cloud.act(zhou, 'workOrder.finish', { ...base(), workOrderId, ...result });
    expect(done.ticket).toMatchObject({ status: 'follow-up', turn: 'desk' });
    const over = await cloud.act(lin, 'followUp.record', { ...base(), result: 'satisfied' });
    expect(over.ticket).toMatchObject({ status: 'closed', closure: 'solved' });
    const told = (await cloud.messages()).filter(({ openid }) => openid.startsWith('guest'));
    expect(told).toEqual([]);
  });
});

describe('P2.1 what the resident said on the phone', () => {
  test('answers the open question: the desk’s clock runs on and the resident reads what was noted', async () => {
    const ticket = await registered();
    const base = () => ({ ticketId: ticket.id, commandId: newId() });
    await cloud.act(lin, 'ticket.clarify', { ...base(), question: '漏得快吗？' });
    const { ticket: noted } = await cloud.act(lin, 'ticket.note', {
      ...base(),
      text: '已经不漏了',
      photos: [],
    });
    expect(noted).toMatchObject({ status: 'received', turn: 'desk' });
    expect(noted.promises.find(({ kind }) => kind === 'clarification')?.state).toBe('kept');
    expect(noted.promises.find(({ kind }) => kind === 'first-feedback')?.state).toBe('running');
    const { ticket: seen } = await cloud.act(wang, 'ticket.view', { ticketId: ticket.id });
    expect(seen.timeline[0]).toMatchObject({ kind: 'noted', text: '已经不漏了' });
  });

  test('is told to the technician who is on the way', async () => {
    const ticket = await registered();
    const base = () => ({ ticketId: ticket.id, commandId: newId() });
    await cloud.act(lin, 'ticket.dispatch', { ...base(), assigneeId: zhou, task: '换软管', feedback });
    await cloud.act(lin, 'ticket.note', { ...base(), text: '带一根 60 厘米的软管', photos: [] });
    const [latest] = await cloud.messages();
    expect([latest?.openid, latest?.data.thing2?.value]).toEqual([zhou, '业主来电：带一根 60 厘米的软管']);
  });
});

describe('P7.3 nobody but the desk, and the desk in its own community only', () => {
  test.each([wang, zhou])('%s finds nobody and registers nothing', async (who) => {
    for (const answer of [
      await cloud.ask(who, 'desk.findResident', { words: '王淑芬' }),
      await cloud.ask(who, 'desk.residentTickets', { personId: chen }),
      await cloud.ask(who, 'ticket.register', registration()),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    }
  });

  test('people of another community are not found, whatever is typed', async () => {
    for (const words of ['胡小北', '13812340000', '0000', '3-1-501', '501']) {
      expect((await find(words)).items.map(({ personId }) => personId)).not.toContain(other.resident);
      expect((await find(words, other.desk)).items.map(({ personId }) => personId)).toEqual([other.resident]);
    }
  });

  test('nor registered for, in a house of theirs or of one’s own', async () => {
    for (const resident of [
      other.home,
      { ...other.home, houseId: wangAtHome.houseId },
      { ...wangAtHome, houseId: 'h-1' },
    ]) {
      expect(await cloud.ask(lin, 'ticket.register', registration({ resident }))).toMatchObject({
        ok: false,
        error: { code: 'BAD_INPUT', field: 'resident' },
      });
    }
  });

  test('what they have open is not shown, and a ticket of theirs is not noted on', async () => {
    const ticket = await registered({ resident: other.home }, other.desk);
    expect((await cloud.act(lin, 'desk.residentTickets', { personId: other.resident })).items).toEqual([]);
    const note = { ticketId: ticket.id, commandId: newId(), text: '来电', photos: [] };
    expect(await cloud.ask(lin, 'ticket.note', note)).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    const same = registration({ ticketId: ticket.id, resident: other.home });
    expect(await cloud.ask(lin, 'ticket.register', same)).toMatchObject({ ok: false });
  });
});
