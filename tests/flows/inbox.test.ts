import { TestCloud } from '../support/localcloud';
import { newId, people, Repair } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, chen, lin, zhou } = people;
const of = (repair: { ticketId: string }) => ({ ticketId: repair.ticketId, commandId: newId() });

describe('P3.5 the inbox', () => {
  test('P3.5 holds every word to a person, unread until it was opened, and opens the right page', async () => {
    const repair = await (await new Repair(cloud).report('阳台地漏反水')).dispatch();
    const first = await cloud.act(wang, 'inbox.list', {});
    expect(first.items[0]).toMatchObject({
      title: '阳台地漏反水',
      kind: 'feedback-given',
      unread: true,
      path: `/pages/ticket/index?id=${repair.ticketId}`,
    });
    const his = await cloud.act(zhou, 'inbox.list', {});
    expect(his.items[0]).toMatchObject({
      text: '新派单：换水龙头阀芯',
      path: `/technician/job/index?id=${repair.ticketId}`,
    });
    const before = await cloud.act(wang, 'resident.home', {});
    expect(before.unread).toBeGreaterThan(0);
    await cloud.act(wang, 'inbox.read', { at: first.items[0]?.at ?? 0 });
    const after = await cloud.act(wang, 'inbox.list', {});
    expect(after.items.filter(({ unread }) => unread)).toEqual([]);
    expect((await cloud.act(wang, 'resident.home', {})).unread).toBe(0);
  });

  test('P3.5 nobody reads the words to another; strangers have none; reading does not reach into the future', async () => {
    const mine = await cloud.act(chen, 'inbox.list', {});
    expect(JSON.stringify(mine)).not.toContain('阳台地漏反水');
    expect(await cloud.ask('o-nobody', 'inbox.list', {})).toMatchObject({
      ok: false,
      error: { code: 'NOT_REGISTERED' },
    });
    const { now } = await cloud.now();
    const { readAt } = await cloud.act(chen, 'inbox.read', { at: now + 1_000_000_000 });
    expect(readAt).toBeLessThan(now + 60_000);
  });

  test('P3.5 is read in pages, none twice and none left out', async () => {
    for (let made = 0; made < 17; made++) {
      const repair = await new Repair(cloud).report(`第 ${made} 件`);
      await cloud.act(lin, 'ticket.clarify', { ...of(repair), question: '在哪里？' });
    }
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await cloud.act(wang, 'inbox.list', cursor ? { cursor } : {});
      expect(page.items.length).toBeLessThanOrEqual(15);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      if (!cursor) break;
    }
    expect(seen.length).toBeGreaterThan(17);
    expect(new Set(seen).size).toBe(seen.length);
    const { explain } = await cloud.explain('tickets');
    expect(explain).toMatchObject({ index: 'queue_told' });
  });
});

describe('people whom no message reached', () => {
  const unreachedOf = async (ticketId: string) =>
    (await cloud.act(lin, 'unreached.list', {})).items.find(({ id }) => id === ticketId);

  async function refusedTo(openid: string): Promise<Repair> {
    await cloud.faults({ send: { errCode: 43101, times: 1, openid } });
    return (await new Repair(cloud).report()).dispatch();
  }

  test('P2.1 a question that could not be delivered: the desk calls and says so', async () => {
    const repair = await new Repair(cloud).report();
    await cloud.faults({ send: { errCode: 43101, times: 1, openid: wang } });
    await cloud.act(lin, 'ticket.clarify', { ...of(repair), question: '漏得快吗？' });
    const row = await unreachedOf(repair.ticketId);
    expect(row?.unreached).toMatchObject([{ name: '王女士', isResident: true, text: '想问您：漏得快吗？' }]);
    expect((await cloud.act(lin, 'ticket.showPhone', of(repair))).phone).toMatch(/^1\d{10}$/);
    const messageId = row?.unreached[0]?.messageId ?? '';
    const { ticket } = await cloud.act(lin, 'message.tell', { ...of(repair), messageId });
    expect(ticket.timeline[0]).toMatchObject({ kind: 'told-by-phone', about: '王女士', internal: true });
    expect(await unreachedOf(repair.ticketId)).toBeUndefined();
    expect(await cloud.ask(lin, 'message.tell', { ...of(repair), messageId })).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATE' },
    });
  });

  test('P3.3 it clears itself when the person acts on the ticket', async () => {
    const repair = await refusedTo(zhou);
    expect((await unreachedOf(repair.ticketId))?.unreached).toMatchObject([
      { name: '周建国', isResident: false },
    ]);
    await repair.acceptWithTime();
    expect(await unreachedOf(repair.ticketId)).toBeUndefined();
  });

  test('P3.5 a message that nobody has to have is no reason to call', async () => {
    const repair = await refusedTo(wang);
    expect(await unreachedOf(repair.ticketId)).toBeUndefined();
  });

  test('P7.3 only the desk and its manager see the list', async () => {
    for (const who of [wang, zhou, 'o-he']) {
      expect(await cloud.ask(who, 'unreached.list', {})).toMatchObject({
        ok: false,
        error: { code: 'FORBIDDEN' },
      });
    }
  });
});
