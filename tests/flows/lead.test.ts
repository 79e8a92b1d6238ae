import type { ActionName, RequestOf } from '../../types/contract/actions';
import type { TicketView } from '../../types/contract/ticket';
import { TestCloud } from '../support/localcloud';
import { newId, people, Repair } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, chen, lin, zhou, sun, zhao, ma, he } = people;
const HOUR = 60 * 60_000;

type Changing = Extract<
  ActionName,
  | 'ticket.classify'
  | 'consultation.ask'
  | 'consultation.answer'
  | 'briefing.give'
  | 'briefing.read'
  | 'workOrder.reassign'
>;

/** One command on a ticket that must succeed: the ticket as that person sees it then. */
async function change<A extends Changing>(
  openid: string,
  action: A,
  ticketId: string,
  input: Omit<RequestOf<A>, 'ticketId' | 'commandId'>,
): Promise<TicketView> {
  const request = { ticketId, commandId: newId(), ...input } as RequestOf<A>;
  return (await cloud.act(openid, action, request)).ticket as TicketView;
}

const viewBy = {
  resident: async (ticketId: string) => (await cloud.act(wang, 'ticket.view', { ticketId })).ticket,
  desk: async (ticketId: string) => (await cloud.act(lin, 'desk.ticket', { ticketId })).ticket,
  lead: (ticketId: string) => cloud.act(he, 'lead.ticket', { ticketId }),
};

/** What was said to somebody about a ticket, the oldest first. */
async function toldTo(openid: string, ticketId: string): Promise<string[]> {
  return (await cloud.messages())
    .filter((message) => message.openid === openid && message.page.includes(ticketId))
    .map(({ data }) => data.thing2?.value ?? '')
    .reverse();
}

const refused = (code: string) => ({ ok: false, error: { code } });

/** Every list of a person, all pages, as ids. */
async function listed(openid: string, action: 'lead.queue' | 'desk.queue', queue: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const input = { queue, ...(cursor ? { cursor } : {}) } as never;
    const page = (await cloud.act(openid, action, input)) as { items: { id: string }[]; next?: string };
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  return ids;
}

describe('P2.2 classification by the desk', () => {
  test('another kind is shown to the resident in plain words, category and haste are not; the number stays', async () => {
    const { ticketId, view } = await new Repair(cloud).report();
    const input = { kind: 'complaint' as const, categoryId: 'complaint-2', priority: 'normal' as const };
    const ticket = await change(lin, 'ticket.classify', ticketId, input);
    expect(ticket).toMatchObject({
      kind: 'complaint',
      number: view.number,
      category: { id: 'complaint-2', name: '卫生', department: '保洁部' },
    });
    const mine = await viewBy.resident(ticketId);
    expect(mine.timeline.map(({ kind, about }) => [kind, about])).toContainEqual([
      'kind-changed',
      'complaint',
    ]);
    expect(mine.timeline.map(({ kind }) => kind)).not.toContain('classified');
  });

  test('a leaf is named with its branch, and only a category of that kind is taken', async () => {
    const { ticketId } = await new Repair(cloud).report();
    const repair = { kind: 'repair' as const, priority: 'normal' as const };
    const ticket = await change(lin, 'ticket.classify', ticketId, { ...repair, categoryId: 'repair-1-1' });
    expect(ticket.category).toEqual({ id: 'repair-1-1', name: '水 · 水龙头、阀门', department: '工程部' });
    const wrong = { ticketId, commandId: newId(), ...repair, categoryId: 'complaint-2' };
    expect(await cloud.ask(lin, 'ticket.classify', wrong)).toMatchObject(refused('BAD_INPUT'));
  });

  test('urgent moves the promise that is not met, and the move is on the timeline of the resident too', async () => {
    const { ticketId, view } = await new Repair(cloud).report();
    const told = view.nextPromise?.dueAt ?? 0;
    const ticket = await change(lin, 'ticket.classify', ticketId, { kind: 'repair', priority: 'urgent' });
    expect(ticket.nextPromise?.kind).toBe('first-feedback');
    expect(ticket.nextPromise?.dueAt).toBeLessThan(told);
    const [moved] = (await viewBy.resident(ticketId)).timeline;
    expect(moved).toMatchObject({
      kind: 'promise-moved',
      promise: 'first-feedback',
      text: expect.stringMatching(/^改为 .+ 前$/),
    });
  });

  test('an emergency is not talked down', async () => {
    const ticketId = newId();
    const report = { ticketId, commandId: newId(), kind: 'emergency' as const, text: '有煤气味', photos: [] };
    await cloud.act(wang, 'ticket.report', report);
    const input = { ticketId, commandId: newId(), kind: 'repair' as const, priority: 'normal' as const };
    expect(await cloud.ask(lin, 'ticket.classify', input)).toMatchObject(refused('WRONG_STATE'));
  });
});

describe('P2.4 internal consultation', () => {
  const question = '楼上 402 防水做过吗？';
  const answer = '去年 5 月做过，在保修期内。';

  test('the lead is told, answers, and whoever asked is told; the resident sees nothing of it', async () => {
    const { ticketId, view } = await new Repair(cloud).report();
    const due = view.nextPromise?.dueAt;
    const asked = await change(lin, 'consultation.ask', ticketId, { department: '工程部', question });
    expect(asked).toMatchObject({ turn: 'desk', asked: ['工程部'], nextPromise: { dueAt: due } });
    expect(await toldTo(he, ticketId)).toEqual([`请答复：${question}`]);
    expect(await listed(he, 'lead.queue', 'asked')).toContain(ticketId);

    const { ticket } = await viewBy.lead(ticketId);
    const consultationId = ticket.consultations?.[0]?.id ?? '';
    expect(ticket.consultations).toEqual([expect.objectContaining({ question, mayAnswer: true })]);
    await change(he, 'consultation.answer', ticketId, { consultationId, text: answer });
    expect(await toldTo(lin, ticketId)).toEqual([expect.stringContaining('工程部答复')]);
    expect(await listed(he, 'lead.queue', 'asked')).not.toContain(ticketId);

    const desk = await viewBy.desk(ticketId);
    expect(desk.consultations).toMatchObject([{ answer: { text: answer, by: '何志远' } }]);
    expect(desk.asked).toBeUndefined();
    const mine = await viewBy.resident(ticketId);
    expect(JSON.stringify(mine)).not.toMatch(/402|去年 5 月|consultation/);
    const { items } = await cloud.act(wang, 'resident.tickets', { state: 'open' });
    expect(items.flatMap(({ asked: to }) => to ?? [])).toEqual([]);
    expect(JSON.stringify(items)).not.toContain('consultation');
  });

  test('an answer that does not come is told to the lead and then to the desk as well', async () => {
    const { ticketId } = await new Repair(cloud).report();
    const asked = await change(lin, 'consultation.ask', ticketId, { department: '工程部', question });
    const { now } = await cloud.now();
    const due = asked.consultations?.[0]?.dueAt ?? 0;
    await cloud.advance(Math.ceil((due - now) / 60_000) + 11);
    expect(await toldTo(he, ticketId)).toContain('已超时：答复客服的问题');
    expect(await toldTo(lin, ticketId)).toContain('已超时：答复客服的问题');
    expect(JSON.stringify(await viewBy.resident(ticketId))).not.toContain('consultation');
  });

  test('a department without a lead: the manager is told and answers', async () => {
    const { ticketId } = await new Repair(cloud).report();
    const asked = await change(lin, 'consultation.ask', ticketId, { department: '保洁部', question });
    expect(await toldTo(zhao, ticketId)).toEqual([`请答复：${question}`]);
    const consultationId = asked.consultations?.[0]?.id ?? '';
    const answered = await change(zhao, 'consultation.answer', ticketId, { consultationId, text: answer });
    expect(answered.consultations).toMatchObject([{ answer: { by: '赵敏' } }]);
  });

  test('only a department that there is, and nobody answers for another one or twice', async () => {
    const { ticketId } = await new Repair(cloud).report();
    const input = { ticketId, commandId: newId(), department: '财务部', question };
    expect(await cloud.ask(lin, 'consultation.ask', input)).toMatchObject(refused('BAD_INPUT'));
    await change(lin, 'consultation.ask', ticketId, { department: '工程部', question });
    const asked = await change(lin, 'consultation.ask', ticketId, { department: '保洁部', question });
    const [own = '', others = ''] = asked.consultations?.map(({ id }) => id) ?? [];
    const reply = (consultationId: string) =>
      cloud.ask(he, 'consultation.answer', { ticketId, commandId: newId(), consultationId, text: answer });
    expect(await reply(others)).toMatchObject(refused('FORBIDDEN'));
    expect(await reply(own)).toMatchObject({ ok: true });
    expect(await reply(own)).toMatchObject(refused('ALREADY_DONE'));
  });
});

/** 周建国 for the pipe, 孙立 for the wall, both told what to know. */
async function briefed() {
  const repair = await (await new Repair(cloud).report()).dispatch();
  const { ticketId } = repair;
  const add = { ticketId, commandId: newId(), assigneeId: sun, task: '补墙' };
  const both = (await cloud.act(lin, 'workOrder.add', add)).ticket.workOrders.map(({ id }) => id);
  const text = '周师傅先换管，孙师傅后补墙';
  const ticket = await change(lin, 'briefing.give', ticketId, { text, workOrderIds: both });
  return { ticketId, both, text, ticket, briefingId: ticket.briefings?.[0]?.id ?? '' };
}

describe('P3.4 briefing', () => {
  test('everybody named is told; who has read it and when is seen by desk and lead, not by the resident', async () => {
    const { ticketId, both, text, briefingId } = await briefed();
    expect(await toldTo(zhou, ticketId)).toContain(`先看交底：${text}`);
    expect(await toldTo(sun, ticketId)).toContain(`先看交底：${text}`);
    const target = { workOrderId: both[0] ?? '', briefingId };
    await change(zhou, 'briefing.read', ticketId, target);
    for (const ticket of [await viewBy.desk(ticketId), (await viewBy.lead(ticketId)).ticket]) {
      expect(ticket.briefings?.[0]?.readers).toEqual([
        { name: '周建国', readAt: expect.any(Number) },
        { name: '孙立' },
      ]);
    }
    expect(JSON.stringify(await viewBy.resident(ticketId))).not.toContain('后补墙');
    const again = { ticketId, commandId: newId(), ...target };
    expect(await cloud.ask(zhou, 'briefing.read', again)).toMatchObject(refused('WRONG_STATE'));
  });

  test('nobody arrives before they have read it, and is told why', async () => {
    const { ticketId, both, briefingId } = await briefed();
    const workOrderId = both[0] ?? '';
    const order = () => ({ ticketId, workOrderId, commandId: newId() });
    const { now } = await cloud.now();
    const slot = { startAt: now + HOUR, endAt: now + 2 * HOUR };
    await cloud.act(zhou, 'workOrder.accept', { ...order(), slot });
    await cloud.act(wang, 'appointment.agree', { ...order(), startAt: slot.startAt });
    expect(await cloud.ask(zhou, 'workOrder.arrive', order())).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATE', sentence: expect.stringContaining('交底') },
    });
    const { ticket } = await cloud.act(zhou, 'technician.job', { ticketId });
    expect(ticket.briefings).toMatchObject([{ unread: true, readers: [{ name: '周建国' }] }]);
    expect(ticket.allowedActions).not.toContain('workOrder.arrive');
    await change(zhou, 'briefing.read', ticketId, { workOrderId, briefingId });
    expect((await cloud.act(zhou, 'workOrder.arrive', order())).ticket.workOrder?.status).toBe('on-site');
  });
});

describe('the lead’s work place', () => {
  test('P3.3 reassigned in one act: the resident is told that the visit is off, the next one has to read what the first had', async () => {
    const { ticketId, both, briefingId } = await briefed();
    const workOrderId = both[1] ?? '';
    const order = () => ({ ticketId, workOrderId, commandId: newId() });
    const { now } = await cloud.now();
    const slot = { startAt: now + HOUR, endAt: now + 2 * HOUR };
    await cloud.act(sun, 'workOrder.accept', { ...order(), slot });
    await cloud.act(wang, 'appointment.agree', { ...order(), startAt: slot.startAt });
    const { candidates } = await viewBy.lead(ticketId);
    expect(candidates.map(({ id }) => id)).toEqual([ma]);
    const input = { workOrderId, assigneeId: ma, reason: '孙师傅去了急修' };
    const ticket = await change(he, 'workOrder.reassign', ticketId, input);
    expect(ticket.workOrders.map(({ assignee, status }) => [assignee?.name, status])).toEqual([
      ['周建国', 'offered'],
      ['马强', 'offered'],
    ]);
    expect(await toldTo(sun, ticketId)).toContain('这单已收回，不用再办了');
    expect(await toldTo(ma, ticketId)).toEqual(['补墙']);
    expect(await toldTo(wang, ticketId)).toContain('原定上门取消，客服会另行安排');
    const job = await cloud.act(ma, 'technician.job', { ticketId });
    expect(job.ticket.briefings).toMatchObject([{ id: briefingId, unread: true }]);
    expect(JSON.stringify(await viewBy.resident(ticketId))).not.toContain('急修');
    expect(await cloud.ask(sun, 'technician.job', { ticketId })).toMatchObject(refused('FORBIDDEN'));
  });

  test('finds the work of the department while it is open, and afterwards what was done', async () => {
    const repair = await (await new Repair(cloud).report()).dispatch();
    const { ticketId } = repair;
    expect(await listed(he, 'lead.queue', 'open')).toContain(ticketId);
    await (await (await repair.acceptWithTime()).agree()).arrive();
    await repair.finish();
    expect(await listed(he, 'lead.queue', 'open')).not.toContain(ticketId);
    expect(await listed(he, 'lead.queue', 'done')).toContain(ticketId);
  });

  test('P7.3 P7.4 sees only what concerns the department, and no whole number', async () => {
    const { ticketId } = await new Repair(cloud).report();
    expect(await cloud.ask(he, 'lead.ticket', { ticketId })).toMatchObject(refused('FORBIDDEN'));
    await change(lin, 'consultation.ask', ticketId, { department: '保洁部', question: '谁打扫的？' });
    const brief = { ticketId, commandId: newId(), text: '先看', workOrderIds: ['w1'] };
    expect(await cloud.ask(he, 'lead.ticket', { ticketId })).toMatchObject(refused('FORBIDDEN'));
    expect(await cloud.ask(he, 'briefing.give', brief)).toMatchObject(refused('FORBIDDEN'));
    await change(lin, 'consultation.ask', ticketId, { department: '工程部', question: '谁修的？' });
    const seen = JSON.stringify(await viewBy.lead(ticketId));
    expect(seen).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    const show = { ticketId, commandId: newId() };
    expect(await cloud.ask(he, 'ticket.showPhone', show)).toMatchObject(refused('FORBIDDEN'));
    for (const stranger of [chen, wang, zhou]) {
      expect(await cloud.ask(stranger, 'lead.queue', { queue: 'open' })).toMatchObject(refused('FORBIDDEN'));
      expect(await cloud.ask(stranger, 'lead.ticket', { ticketId })).toMatchObject(refused('FORBIDDEN'));
    }
  });
});

describe('P7.3 a complaint about a person', () => {
  test('is never seen by that person: no page, no list, no message; the order that they had goes back', async () => {
    const { ticketId } = await (await new Repair(cloud).report('师傅态度很差')).dispatch(ma);
    const jobs = async () => (await cloud.act(ma, 'technician.jobs', {})).items.map(({ id }) => id);
    expect(await jobs()).toContain(ticketId);
    const { items } = await cloud.act(lin, 'desk.colleagues', {});
    expect(items).toContainEqual({ id: ma, name: '马强', department: '工程部' });
    const input = { kind: 'complaint' as const, priority: 'normal' as const, aboutId: ma };
    const ticket = await change(lin, 'ticket.classify', ticketId, input);
    expect(ticket).toMatchObject({ turn: 'desk', complaintAbout: { name: '马强' } });
    expect(await jobs()).not.toContain(ticketId);
    expect(await cloud.ask(ma, 'technician.job', { ticketId })).toMatchObject(refused('FORBIDDEN'));
    const { candidates } = await cloud.act(lin, 'desk.ticket', { ticketId });
    expect(candidates.map(({ id }) => id)).not.toContain(ma);
    await cloud.act(lin, 'ticket.dispatch', { ticketId, commandId: newId(), task: '上门道歉' });
    const pool = await cloud.act(ma, 'technician.pool', {});
    expect(pool.items.map(({ id }) => id)).not.toContain(ticketId);
    expect((await cloud.act(sun, 'technician.pool', {})).items.map(({ id }) => id)).toContain(ticketId);
    expect(JSON.stringify(await viewBy.resident(ticketId))).not.toContain('complaintAbout');
  });

  test('about the lead or the manager: their own department’s list and the desk’s leave it out for them', async () => {
    const { ticketId } = await (await new Repair(cloud).report('主管说话不算数')).dispatch();
    expect(await listed(he, 'lead.queue', 'open')).toContain(ticketId);
    const about = (aboutId: string) =>
      change(lin, 'ticket.classify', ticketId, { kind: 'complaint', priority: 'normal', aboutId });
    await about(he);
    expect(await listed(he, 'lead.queue', 'open')).not.toContain(ticketId);
    expect(await cloud.ask(he, 'lead.ticket', { ticketId })).toMatchObject(refused('FORBIDDEN'));
    await about(zhao);
    expect(await listed(zhao, 'desk.queue', 'watching')).not.toContain(ticketId);
    expect(await listed(lin, 'desk.queue', 'watching')).toContain(ticketId);
    expect(await cloud.ask(zhao, 'desk.ticket', { ticketId })).toMatchObject(refused('FORBIDDEN'));
    expect(await listed(he, 'lead.queue', 'open')).toContain(ticketId);
  });
});
