import { addOtherCommunity, guest, registration } from '../support/desk-intake';
import { TestCloud } from '../support/localcloud';
import { newId, people, Repair } from '../support/repair';

let cloud: TestCloud;
let other: Awaited<ReturnType<typeof addOtherCommunity>>;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
  other = await addOtherCommunity(cloud);
});
afterAll(() => cloud.stop());

const { wang, chen, lin, zhou } = people;
type Search = { words: string; state?: 'all' | 'open' | 'closed'; kind?: 'repair' | 'complaint' };
const search = async (input: Search, who = lin) => (await cloud.act(who, 'desk.search', input)).items;
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

describe('P6.1 the desk finds a ticket again', () => {
  test('by number, its last four digits, room, phone tail, name, place and words', async () => {
    const { ticket } = await cloud.act(lin, 'ticket.register', registration({ text: '鞋柜门的合页松脱' }));
    const ways = [
      ticket.number,
      ticket.number.slice(-4),
      '7-2-1203',
      '1203',
      '5678',
      '王淑芬',
      '合页',
      '7栋 鞋柜',
    ];
    for (const words of ways)
      expect([words, idsOf(await search({ words }))]).toEqual([words, expect.arrayContaining([ticket.id])]);
    expect(idsOf(await search({ words: '合页 电梯' }))).toEqual([]);
  });

  test('a caller who is not on the roster, by the number that was left', async () => {
    const { ticket } = await cloud.act(lin, 'ticket.register', registration({ resident: guest }));
    // four digits may as well be the end of another one’s number
    expect(idsOf(await search({ words: '7788' }))).toContain(ticket.id);
    expect(idsOf(await search({ words: '9栋301' }))).toEqual([ticket.id]);
  });

  test('the latest report first, by pages, each one once', async () => {
    const made: string[] = [];
    for (let index = 0; index < 18; index++) {
      const { ticket } = await cloud.act(
        lin,
        'ticket.register',
        registration({ text: `第${index}次试：雨棚漏水` }),
      );
      made.unshift(ticket.id);
      await cloud.advance(1);
    }
    const first = await cloud.act(lin, 'desk.search', { words: '雨棚' });
    expect(first.items).toHaveLength(15);
    const second = await cloud.act(lin, 'desk.search', { words: '雨棚', cursor: first.next ?? '' });
    expect([...idsOf(first.items), ...idsOf(second.items)]).toEqual(made);
    expect(second.next).toBeUndefined();
    expect((await cloud.explain('tickets')).explain).toMatchObject({ index: 'find', examined: 3 });
  });

  test('only what is open, only what is over, only one kind', async () => {
    const open = await cloud.act(lin, 'ticket.register', registration({ text: '旗杆绳断了' }));
    const over = await cloud.act(
      lin,
      'ticket.register',
      registration({ text: '旗杆什么时候升旗', kind: 'inquiry' }),
    );
    await cloud.act(lin, 'ticket.answer', {
      ticketId: over.ticket.id,
      commandId: newId(),
      text: '每周一早上。',
    });
    expect(idsOf(await search({ words: '旗杆' }))).toEqual([over.ticket.id, open.ticket.id]);
    expect(idsOf(await search({ words: '旗杆', state: 'open' }))).toEqual([open.ticket.id]);
    expect(idsOf(await search({ words: '旗杆', state: 'closed' }))).toEqual([over.ticket.id]);
    expect(idsOf(await search({ words: '旗杆', kind: 'repair' }))).toEqual([open.ticket.id]);
  });

  test('words that nothing can be looked up by are refused with what to write', async () => {
    expect(await cloud.ask(lin, 'desk.search', { words: '水' })).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', sentence: expect.stringContaining('至少两个字') },
    });
  });

  test('words of a search are published nowhere: they pass no content check', async () => {
    expect(await cloud.ask(lin, 'desk.search', { words: '违法 特殊服务' })).toMatchObject({ ok: true });
  });
});

describe('P7.3 what is not one’s own is never found', () => {
  test('tickets of another community', async () => {
    const input = registration({ resident: other.home, text: '楼顶广告牌晃动' });
    const { ticket } = await cloud.act(other.desk, 'ticket.register', input);
    for (const words of ['广告牌', ticket.number, '胡小北', '0000', '3-1-501']) {
      expect(idsOf(await search({ words }))).not.toContain(ticket.id);
      expect(idsOf(await search({ words }, other.desk))).toEqual([ticket.id]);
    }
  });

  test.each([wang, zhou])('%s may not search the desk’s tickets', async (who) => {
    expect(await cloud.ask(who, 'desk.search', { words: '水龙头' })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
  });

  test('a resident searches their own tickets, a technician what they finished', async () => {
    const repair = await new Repair(cloud).report('花洒的软管渗水');
    const mine = await cloud.act(wang, 'resident.tickets', { state: 'all', words: '花洒' });
    expect(idsOf(mine.items)).toEqual([repair.ticketId]);
    expect((await cloud.act(chen, 'resident.tickets', { state: 'all', words: '花洒' })).items).toEqual([]);

    await (await (await (await repair.dispatch()).acceptWithTime()).agree()).arrive();
    expect((await cloud.act(zhou, 'technician.done', { words: '花洒' })).items).toEqual([]);
    await repair.finish();
    expect(idsOf((await cloud.act(zhou, 'technician.done', { words: '花洒' })).items)).toEqual([
      repair.ticketId,
    ]);
    expect((await cloud.act(people.sun, 'technician.done', { words: '花洒' })).items).toEqual([]);
  });
});

describe('counts', () => {
  test('the open queues are counted with the first page, for one read more', async () => {
    const all: Record<string, number> = {};
    for (const queue of ['mine', 'watching', 'waiting'] as const) {
      let cursor: string | undefined;
      all[queue] = 0;
      do {
        const page = await cloud.act(lin, 'desk.queue', { queue, ...(cursor ? { cursor } : {}) });
        all[queue] += page.items.length;
        expect(page.counts === undefined).toBe(cursor !== undefined);
        cursor = page.next;
      } while (cursor);
    }
    const { counts } = await cloud.act(lin, 'desk.queue', { queue: 'closed' });
    expect(counts).toEqual(all);
    expect((await cloud.explain('tickets:aggregate')).explain.index).toBe('queue_due');
    expect((await cloud.act(other.desk, 'desk.queue', { queue: 'mine' })).counts?.watching).toBe(0);
  });
});
