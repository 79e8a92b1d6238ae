import type { ChaseRow } from '../../types/contract/actions-chase';
import { TestCloud } from '../support/localcloud';
import { newId, people, Repair } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, lin, zhou, zhao } = people;
const he = 'o-he';
const HOUR = 60;
const DAY = 24 * HOUR;

/** Moves the cloud's clock to the next `hour:minute` in China. */
async function clockTo(hour: number, minute = 0): Promise<number> {
  const { now } = await cloud.now();
  const minuteOfDay = Math.floor(now / 60_000 + 8 * HOUR) % DAY;
  const ahead = (hour * HOUR + minute - minuteOfDay + DAY) % DAY;
  return (await cloud.advance(ahead)).now;
}

const of = (repair: { ticketId: string }) => ({ ticketId: repair.ticketId, commandId: newId() });

/** What WeChat was asked to send about this ticket: to whom, the words, the oldest first. */
async function sentAbout(ticketId: string) {
  const all = await cloud.messages();
  const mine = all.filter(({ page }) => page.includes(ticketId));
  return mine.reverse().map(({ openid, data }) => [openid, data.thing2?.value]);
}

async function emergency(text: string): Promise<string> {
  const ticketId = newId();
  const input = { ticketId, commandId: newId(), kind: 'emergency' as const, text, photos: [] };
  await cloud.act(wang, 'ticket.report', input);
  return ticketId;
}

/** The row of a ticket in the list of somebody, on whatever page it stands. */
async function findIn(who: string, ticketId: string, cursor?: string): Promise<ChaseRow | undefined> {
  const page = await cloud.act(who, 'chase.list', cursor ? { cursor } : {});
  const found = page.items.find(({ id }) => id === ticketId);
  return found ?? (page.next ? findIn(who, ticketId, page.next) : undefined);
}

describe('P3.5 a missed promise', () => {
  test('P3.5 goes from the technician to the desk, the lead, the manager; the resident reads who knows', async () => {
    await clockTo(9);
    const repair = await (await new Repair(cloud).report()).dispatch();
    await cloud.advance(40);
    expect(await findIn(lin, repair.ticketId)).toMatchObject({ late: [{ kind: 'accept' }] });
    expect(await findIn(he, repair.ticketId)).toMatchObject({ late: [{ kind: 'accept' }] });
    await cloud.advance(60);
    const atLead = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    expect(atLead.ticket.nextPromise).toMatchObject({
      state: 'late',
      knownBy: [{ role: 'lead', name: '何志远' }],
    });
    await clockTo(15);
    const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId });
    expect(ticket.nextPromise?.knownBy?.map(({ name }) => name)).toEqual(['何志远', '赵敏']);
    const words = (await sentAbout(repair.ticketId)).filter(([, word]) => word?.includes('答复是否接单'));
    expect(words).toEqual([
      [zhou, '快到时限：答复是否接单'],
      [zhou, '已超时：答复是否接单'],
      [lin, '已超时：答复是否接单'],
      [he, '一直没办：答复是否接单'],
      [zhao, '一直没办：答复是否接单'],
    ]);
    const own = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    expect(own.ticket.timeline.map(({ kind }) => kind)).not.toContain('promise-escalated');
  });

  test('P3.5 a report at which nobody looked all day: every level once, each person once; another tick adds nothing', async () => {
    await clockTo(9);
    const ticketId = await new Repair(cloud).report().then((repair) => repair.ticketId);
    await cloud.advance(DAY);
    const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId });
    const levels = ticket.timeline
      .filter(({ kind, promise }) => kind === 'promise-escalated' && promise === 'first-feedback')
      .map(({ about }) => about);
    expect(levels).toEqual(['manager', 'lead']);
    await cloud.advance(DAY);
    const later = await cloud.act(lin, 'desk.ticket', { ticketId });
    expect(later.ticket.timeline).toEqual(ticket.timeline);
  });

  test('P3.5 a lead sees only what concerns their department', async () => {
    const ticketId = await new Repair(cloud).report().then((repair) => repair.ticketId);
    // nobody was sent: it stands in no department until it is told to a lead
    await cloud.act(lin, 'supervision.order', {
      ...of({ ticketId }),
      to: 'desk',
      text: '请先回电',
      dueAt: (await cloud.now()).now + HOUR * 60_000,
    });
    expect(await findIn(zhao, ticketId)).toBeDefined();
    expect(await findIn(he, ticketId)).toBeUndefined();
    expect(await cloud.ask(zhou, 'chase.list', {})).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    expect(await cloud.ask(wang, 'chase.list', {})).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
  });
});

describe('P3.5 督办 by hand', () => {
  test('P3.5 has its own deadline and owes a reply; whoever ordered it is told of the reply and ends it', async () => {
    await clockTo(9);
    const repair = await (await new Repair(cloud).report()).dispatch();
    const { now } = await cloud.now();
    const order = {
      to: 'technician' as const,
      text: '业主家里有老人，今天一定先去',
      dueAt: now + 30 * 60_000,
    };
    const ordered = await cloud.act(zhao, 'supervision.order', { ...of(repair), ...order });
    expect(ordered.ticket.supervisions).toMatchObject([
      { id: 's1', toNames: ['周建国'], by: '赵敏', isMine: false },
    ]);
    const job = await cloud.act(zhou, 'technician.job', { ticketId: repair.ticketId });
    expect(job.ticket.supervisions).toMatchObject([{ id: 's1', isMine: true }]);
    expect(job.ticket.allowedActions).toContain('supervision.reply');
    expect(await findIn(lin, repair.ticketId)).toMatchObject({ supervisions: [{ text: order.text }] });
    const reply = { ...of(repair), supervisionId: 's1', text: '十点前到' };
    expect(await cloud.ask(lin, 'supervision.reply', reply)).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATE' },
    });
    await cloud.act(zhou, 'supervision.reply', reply);
    const words = await sentAbout(repair.ticketId);
    expect(words).toContainEqual([zhou, '督办：业主家里有老人，今天一定先去']);
    expect(words).toContainEqual([zhao, '已回复督办：十点前到']);
    const replied = await findIn(lin, repair.ticketId);
    expect(replied?.supervisions[0]?.reply).toMatchObject({ by: '周建国', text: '十点前到' });
    await cloud.act(zhao, 'supervision.close', { ...of(repair), supervisionId: 's1' });
    expect(await findIn(lin, repair.ticketId)).toBeUndefined();
    const own = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    expect(JSON.stringify(own)).not.toMatch(/督办|supervision|老人/);
  });

  test('P3.5 without a reply it goes up like any promise of staff', async () => {
    await clockTo(9);
    const repair = await (await new Repair(cloud).report()).dispatch();
    const { now } = await cloud.now();
    const order = { to: 'lead' as const, text: '请换一位师傅', dueAt: now + 20 * 60_000 };
    await cloud.act(lin, 'supervision.order', { ...of(repair), ...order });
    expect(await findIn(he, repair.ticketId)).toMatchObject({ supervisions: [{ isMine: true }] });
    await cloud.advance(30);
    const row = await findIn(lin, repair.ticketId);
    expect(row?.late.map(({ kind }) => kind)).toContain('supervision');
    await clockTo(14, 30);
    const again = await findIn(lin, repair.ticketId);
    const late = again?.late.find(({ kind }) => kind === 'supervision');
    expect(late?.knownBy).toEqual([{ name: '赵敏' }]);
  });
});

describe('P3.5 quiet hours', () => {
  test('P3.5 at night a message about an ordinary matter waits for the morning; the inbox has it at once', async () => {
    await clockTo(22);
    const repair = await new Repair(cloud).report();
    await cloud.act(lin, 'ticket.clarify', { ...of(repair), question: '哪个水龙头？' });
    await cloud.advance(2 * HOUR);
    expect(await sentAbout(repair.ticketId)).toEqual([]);
    const { items } = await cloud.act(wang, 'inbox.list', {});
    expect(items[0]).toMatchObject({ text: '想问您：哪个水龙头？', unread: true });
    await clockTo(8, 15);
    expect(await sentAbout(repair.ticketId)).toEqual([[wang, '哪个水龙头？']]);
  });

  test('P3.5 a reminder of what was done meanwhile is not sent in the morning', async () => {
    await clockTo(17, 15);
    const repair = await (await new Repair(cloud).report()).dispatch();
    const { now } = await cloud.now();
    const order = { to: 'technician' as const, text: '请接单', dueAt: now + 5 * HOUR * 60_000 };
    await cloud.act(lin, 'supervision.order', { ...of(repair), ...order });
    // warned at 21:00, missed at 22:15
    await clockTo(22, 40);
    await cloud.act(zhou, 'supervision.reply', { ...of(repair), supervisionId: 's1', text: '明早去' });
    await clockTo(8, 20);
    const words = (await sentAbout(repair.ticketId)).map(([, word]) => word);
    expect(words).toContain('已回复督办：明早去');
    expect(words.filter((word) => word?.includes('回复督办') && !word.startsWith('已回复'))).toEqual([]);
  });

  test('P3.5 an emergency never waits', async () => {
    await clockTo(23);
    const ticketId = await emergency('客厅天花板漏水');
    expect(await sentAbout(ticketId)).toEqual([[lin, '紧急：漏水，请马上接手']]);
    await cloud.advance(HOUR);
    const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId });
    const levels = ticket.timeline
      .filter(({ kind, promise }) => kind === 'promise-escalated' && promise === 'first-feedback')
      .map(({ about }) => about);
    expect(levels).toEqual(['manager', 'lead']);
    expect(await sentAbout(ticketId)).toContainEqual([zhao, '一直没办：首次反馈']);
  });
});

describe('P3.6 urging', () => {
  test('P3.6 reaches whoever has the ball, once a window, and says when it is possible again', async () => {
    await clockTo(9);
    const repair = await (await new Repair(cloud).report()).dispatch();
    const urged = await cloud.act(wang, 'ticket.urge', of(repair));
    expect(await sentAbout(repair.ticketId)).toContainEqual([zhou, '业主催了一次']);
    expect(urged.ticket.urgeOpensAt).toBe(urged.ticket.nextPromise?.dueAt);
    const again = await cloud.ask(wang, 'ticket.urge', of(repair));
    expect(again).toMatchObject({ ok: false, error: { code: 'URGED_ALREADY' } });
    expect(again.ok || again.error.sentence).toMatch(/今天 9:30 以后还没动静，可以再催/);
    await cloud.advance(40);
    const late = await cloud.act(wang, 'ticket.urge', of(repair));
    expect(late.ticket.urges).toBe(2);
    expect(await sentAbout(repair.ticketId)).toContainEqual([zhou, '业主催了第 2 次']);
    const job = await cloud.act(zhou, 'technician.job', { ticketId: repair.ticketId });
    expect(job.ticket.urges).toBe(2);
  });

  test('P3.6 an order that came back is with the desk: the desk is urged', async () => {
    const repair = await (await new Repair(cloud).report()).dispatch();
    const workOrderId = repair.view.workOrder?.id ?? '';
    await cloud.act(zhou, 'workOrder.decline', { ...of(repair), workOrderId, reason: '排满了' });
    await cloud.act(wang, 'ticket.urge', of(repair));
    expect(await sentAbout(repair.ticketId)).toContainEqual([lin, '业主催了一次']);
  });
});
