import { TestCloud } from '../support/localcloud';
import { newId, people, picture, Repair } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, lin, zhou, sun } = people;

/** 周建国 is sent for the pipe, 孙立 beside him for the wall; answers the order ids. */
async function sendBoth(repair: Repair): Promise<{ ticketId: string; pipe: string; wall: string }> {
  await (await repair.report()).dispatch();
  const { ticketId } = repair;
  const add = { ticketId, commandId: newId(), assigneeId: sun, task: '补厨房墙面' };
  const { ticket } = await cloud.act(lin, 'workOrder.add', add);
  const [pipe = '', wall = ''] = ticket.workOrders.map((order) => order.id);
  return { ticketId, pipe, wall };
}

async function workThrough(who: string, ticketId: string, workOrderId: string): Promise<void> {
  const { now } = await cloud.now();
  const slot = { startAt: now + 3_600_000, endAt: now + 7_200_000 };
  const order = () => ({ ticketId, workOrderId, commandId: newId() });
  await cloud.act(who, 'workOrder.accept', { ...order(), slot });
  await cloud.act(wang, 'appointment.agree', { ...order(), startAt: slot.startAt });
  await cloud.act(who, 'workOrder.arrive', order());
  const photo = await cloud.upload(who, `photos/${ticketId}/${workOrderId.slice(-2)}.jpg`, picture);
  await cloud.act(who, 'workOrder.finish', { ...order(), done: '做好了', chargeFen: 0, photos: [photo] });
}

describe('P3.4 one matter, two technicians', () => {
  test('each works on an order of their own; the resident gets the result when both are done', async () => {
    const { ticketId, pipe, wall } = await sendBoth(new Repair(cloud));
    await workThrough(sun, ticketId, wall);
    expect((await cloud.act(wang, 'ticket.view', { ticketId })).ticket.status).toBe('processing');
    const told = async () =>
      (await cloud.messages()).filter(
        ({ title, page }) => title === '请确认维修结果' && page.includes(ticketId),
      );
    expect(await told()).toHaveLength(0);
    await workThrough(zhou, ticketId, pipe);
    const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId });
    expect(ticket).toMatchObject({ status: 'resolved', results: [{ by: '周建国' }, { by: '孙立' }] });
    expect(await told()).toHaveLength(1);
  });

  test('nobody acts on the other one’s order', async () => {
    const { ticketId, pipe } = await sendBoth(new Repair(cloud));
    const input = { ticketId, workOrderId: pipe, commandId: newId() };
    const code = 'FORBIDDEN';
    expect(await cloud.ask(sun, 'workOrder.accept', input)).toMatchObject({ ok: false, error: { code } });
  });

  test('one that comes back is with the desk, which may do without it', async () => {
    const { ticketId, wall } = await sendBoth(new Repair(cloud));
    const order = { ticketId, workOrderId: wall, commandId: newId() };
    await cloud.act(sun, 'workOrder.decline', { ...order, reason: '今天没有料' });
    expect((await cloud.act(lin, 'desk.ticket', { ticketId })).ticket.turn).toBe('desk');
    const waive = { ticketId, commandId: newId(), reason: '周师傅一起补了' };
    expect((await cloud.act(lin, 'dispatch.waive', waive)).ticket.turn).toBe('technician');
    const told = await cloud.act(wang, 'ticket.view', { ticketId });
    expect(JSON.stringify(told)).not.toMatch(/今天没有料|一起补了/);
  });
});
