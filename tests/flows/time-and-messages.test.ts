import { TestCloud } from '../support/localcloud';
import { newId, people, Repair } from '../support/repair';
import { openSdk } from '../support/sdk';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, lin, zhao } = people;
const DAY = 24 * 60;

test('P3.5 a promise that falls due is told to who holds it, once, and stands in the timeline', async () => {
  const repair = await new Repair(cloud).report();
  await cloud.advance(2 * DAY);
  const mine = (await cloud.messages()).filter((message) => message.page.includes(repair.ticketId));
  expect(mine.map((message) => [message.openid, message.data.thing2?.value]).reverse()).toEqual([
    [lin, '快到时限：首次反馈'],
    [lin, '已超时：首次反馈'],
    ['o-he', '一直没办：首次反馈'],
    [zhao, '一直没办：首次反馈'],
  ]);
  const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId });
  expect(ticket.nextPromise?.state).toBe('late');
  expect(ticket.timeline.filter((entry) => entry.kind === 'promise-missed')).toHaveLength(1);
  await cloud.advance(DAY);
  const { ticket: later } = await cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId });
  expect(later.timeline).toEqual(ticket.timeline);
});

test('P5.4 no answer in 72 hours is never a yes: the desk calls, and what nobody reached is closed unconfirmed', async () => {
  const repair = await (await (await (await new Repair(cloud).report()).dispatch()).acceptWithTime()).agree();
  await (await repair.arrive()).finish();
  await cloud.advance(3 * DAY + 20);
  const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId });
  expect(ticket).toMatchObject({ status: 'follow-up', turn: 'desk' });
  const call = async (text: string) => {
    const input = { ticketId: repair.ticketId, commandId: newId(), result: 'unreached' as const, text };
    return (await cloud.act(lin, 'followUp.record', input)).ticket;
  };
  expect(await call('没人接')).toMatchObject({ status: 'follow-up' });
  expect(await call('关机')).toMatchObject({ status: 'follow-up' });
  const closed = await call('还是没人接');
  expect(closed).toMatchObject({ status: 'closed', closure: 'unconfirmed' });
  expect(closed.rating).toBeUndefined();
  const mine = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
  expect(JSON.stringify(mine)).not.toContain('没人接');
});

test('P2.1 the feedback promise stands still while the resident has the ball', async () => {
  const repair = await new Repair(cloud).report();
  const dueBefore = repair.view.nextPromise?.dueAt ?? 0;
  const command = () => ({ ticketId: repair.ticketId, commandId: newId() });
  await cloud.act(lin, 'ticket.clarify', { ...command(), question: '哪个水龙头？' });
  await cloud.advance(DAY - 60);
  const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
  expect(ticket.promises[0]?.state).toBe('paused');
  const answered = await cloud.act(wang, 'ticket.supplement', { ...command(), text: '厨房的', photos: [] });
  expect(answered.ticket).toMatchObject({ status: 'received', turn: 'desk' });
  expect(answered.ticket.nextPromise?.dueAt).toBeGreaterThan(dueBefore);
});

test('a message refused with 43101 stops nothing, is recorded, and is not tried again', async () => {
  await cloud.faults({ send: { errCode: 43101, times: 1, openid: wang } });
  const repair = await (await new Repair(cloud).report()).dispatch();
  expect(repair.view.status).toBe('processing');
  await cloud.advance(DAY);
  const toWang = (await cloud.messages()).filter(
    (message) => message.openid === wang && message.page.includes(repair.ticketId),
  );
  expect(toWang.map((message) => message.errCode)).toEqual([43101]);
});

test('a message that fails for a moment is tried again until it is out', async () => {
  await cloud.faults({ send: { errCode: 45009, times: 2, openid: wang } });
  const repair = await (await new Repair(cloud).report()).dispatch();
  await cloud.advance(2 * 60);
  const toWang = (await cloud.messages()).filter(
    (message) => message.openid === wang && message.page.includes(repair.ticketId),
  );
  expect(toWang.map((message) => message.errCode).reverse()).toEqual([45009, 45009, 0]);
});

test('a ticket that cannot be worked on does not keep the timer from the others', async () => {
  const broken = await new Repair(cloud).report();
  const good = await new Repair(cloud).report();
  const tickets = openSdk(cloud).database().collection('tickets');
  await tickets.doc(broken.ticketId).update({ data: { communityId: 'c-nowhere', nextDueAt: 1 } });
  await cloud.advance(3 * DAY);
  const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId: good.ticketId });
  expect(ticket.timeline.map((entry) => entry.kind)).toContain('promise-missed');
});

test('kill -9 loses nothing that was acknowledged', async () => {
  const repair = await (await new Repair(cloud).report()).dispatch();
  const messages = await cloud.messages();
  await cloud.killAndRestart();
  const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
  expect(ticket.timeline.map((entry) => entry.kind)).toEqual(['dispatched', 'feedback-given', 'reported']);
  expect(await cloud.messages()).toEqual(messages);
  expect((await fetch(ticket.photos[0]?.url ?? '')).status).toBe(200);
  await repair.acceptWithTime();
  expect(repair.view.workOrder?.assignee?.name).toBe('周建国');
});
