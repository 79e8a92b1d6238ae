import { TestCloud } from '../support/localcloud';
import { feedback, newId, people, Repair } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, chen, lin, zhou, sun, zhao } = people;
const he = 'o-he';
const HOUR = 60 * 60_000;

const command = (repair: Repair) => ({ ticketId: repair.ticketId, commandId: newId() });
const order = (repair: Repair) => ({ ...command(repair), workOrderId: repair.view.workOrder?.id ?? '' });
const atDesk = (repair: Repair) => cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId });
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
const told = async (openid: string, ticketId: string) =>
  (await cloud.messages())
    .filter((message) => message.openid === openid && message.page.includes(ticketId))
    .map(({ data }) => data.thing2?.value);

async function accepted(): Promise<Repair> {
  const repair = await (await new Repair(cloud).report()).dispatch();
  repair.view = (await cloud.act(zhou, 'workOrder.accept', order(repair))).ticket;
  return repair;
}

async function scheduled(): Promise<Repair> {
  return (await (await (await new Repair(cloud).report()).dispatch()).acceptWithTime()).agree();
}

describe('P3.1 what a work order states', () => {
  test('P3.1 task, deadline, quality, priority and everything that the resident attached reach the technician', async () => {
    const repair = await new Repair(cloud).report();
    const { now } = await cloud.now();
    const details = { task: '换阀芯', deadlineAt: now + 3 * HOUR, quality: '试水十分钟不滴' };
    await cloud.act(lin, 'ticket.dispatch', { ...command(repair), assigneeId: zhou, ...details, feedback });
    const { ticket } = await cloud.act(zhou, 'technician.job', { ticketId: repair.ticketId });
    expect(ticket.workOrder).toMatchObject({ ...details, department: '工程部' });
    expect(ticket).toMatchObject({ priority: 'normal', text: repair.view.text });
    expect(ticket.resident.phoneMasked).toMatch(/\*{4}/);
    expect((await fetch(ticket.photos[0]?.url ?? '')).status).toBe(200);
    const mine = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    expect(JSON.stringify(mine)).not.toContain('试水十分钟不滴');
    expect(mine.ticket.promises.map(({ kind }) => kind)).not.toContain('deadline');
  });

  test('P3.1 without a chosen deadline it is the one that was promised; one in the past is refused', async () => {
    const repair = await (await new Repair(cloud).report()).dispatch(sun);
    const finish = repair.view.promises.find(({ kind }) => kind === 'finish');
    expect(repair.view.workOrder?.deadlineAt).toBe(finish?.dueAt);
    const { now } = await cloud.now();
    const late = { ...command(repair), assigneeId: zhou, task: '补墙', deadlineAt: now - 1 };
    expect(await cloud.ask(lin, 'workOrder.add', late)).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', field: 'deadlineAt' },
    });
  });

  test('P3.1 P3.5 a chosen deadline that passes is told to the technician and the desk, not to the resident', async () => {
    const repair = await new Repair(cloud).report();
    const { now } = await cloud.now();
    const details = { task: '换阀芯', deadlineAt: now + HOUR };
    await cloud.act(lin, 'ticket.dispatch', { ...command(repair), assigneeId: zhou, ...details, feedback });
    await cloud.advance(75);
    expect(await told(zhou, repair.ticketId)).toContain('已超时：这单做完');
    expect(await told(lin, repair.ticketId)).toContain('已超时：这单做完');
    const mine = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    expect(mine.ticket.timeline.filter(({ promise }) => promise === 'deadline')).toEqual([]);
  });
});

describe('P3.2 to whom', () => {
  test('P3.2 a department’s pool shows to its own technicians only, and nobody else can take from it', async () => {
    const repair = await new Repair(cloud).report();
    const input = { ...command(repair), department: '保洁部', task: '擦水', feedback };
    const { ticket } = await cloud.act(lin, 'ticket.dispatch', input);
    expect(ticket.workOrder).toMatchObject({ status: 'pooled', department: '保洁部' });
    expect(idsOf(await cloud.act(zhou, 'technician.pool', {}))).not.toContain(repair.ticketId);
    const workOrderId = ticket.workOrder?.id ?? '';
    for (const answer of [
      await cloud.ask(zhou, 'technician.job', { ticketId: repair.ticketId }),
      await cloud.ask(zhou, 'workOrder.take', { ...command(repair), workOrderId }),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    }
  });

  test('P3.2 an order for everybody lies in every department’s pool', async () => {
    const repair = await (await new Repair(cloud).report()).pool();
    expect(idsOf(await cloud.act(zhou, 'technician.pool', {}))).toContain(repair.ticketId);
  });

  test('P3.2 the suggestion says why, and how much everybody has to do', async () => {
    const first = await (await (await (await scheduled()).arrive()).finish()).confirm();
    const other = await (await new Repair(cloud).report('墙渗水')).dispatch(sun);
    const repair = await new Repair(cloud).report('水龙头又滴水');
    const { candidates, pools } = await atDesk(repair);
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const load = idsOf(await cloud.act(sun, 'technician.jobs', {})).length;
    expect(byId.get(sun)).toMatchObject({ load, full: false });
    expect(byId.get(sun)?.reasons.join()).toContain('7栋还有单');
    expect(candidates[0]).toMatchObject({ id: zhou, fits: true });
    expect(candidates[0]?.reasons).toEqual(expect.arrayContaining(['擅长水龙头', '上次来过这户']));
    expect(pools).toEqual([{ department: '工程部', onDuty: 3 }]);
    expect([first.view.status, other.view.status]).toEqual(['closed', 'processing']);
  });

  test('P3.2 whoever has as many orders as one may have gets another only at the second tap', async () => {
    const before = idsOf(await cloud.act(sun, 'technician.jobs', {})).length;
    for (let load = before; load < 8; load++) await (await new Repair(cloud).report()).dispatch(sun);
    const repair = await new Repair(cloud).report();
    const { candidates } = await atDesk(repair);
    expect(candidates.at(-1)).toMatchObject({ id: sun, full: true, load: 8, fits: false });
    expect(candidates.at(-1)?.reasons).toContain('已满 8 单');
    const input = { assigneeId: sun, task: '修', feedback };
    const refused = await cloud.ask(lin, 'ticket.dispatch', { ...command(repair), ...input });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', field: 'overCap', sentence: expect.stringContaining('8 单') },
    });
    const insisted = { ...command(repair), ...input, overCap: true as const };
    const { ticket } = await cloud.act(lin, 'ticket.dispatch', insisted);
    expect(ticket.workOrder?.assignee?.name).toBe('孙立');
  });
});

describe('P3.3 handing over', () => {
  const offer = (repair: Repair, toId: string = sun) =>
    cloud.ask(zhou, 'workOrder.offerTransfer', { ...order(repair), toId, reason: '下午要打压' });

  test('P3.3 the other takes it over with its agreed time; until then everything stays; the resident is told whom to let in', async () => {
    const repair = await scheduled();
    expect(await offer(repair)).toMatchObject({ ok: true });
    expect(await told(sun, repair.ticketId)).toEqual(['周建国想请你接手']);
    const { items } = await cloud.act(sun, 'technician.jobs', {});
    const asked = items.find(({ id }) => id === repair.ticketId);
    expect(asked?.workOrder?.transfer).toMatchObject({ from: '周建国', reason: '下午要打压' });
    expect(asked?.allowedActions).toContain('workOrder.acceptTransfer');
    expect(asked?.allowedActions).not.toContain('workOrder.arrive');
    expect(
      (await cloud.act(zhou, 'technician.job', { ticketId: repair.ticketId })).ticket.allowedActions,
    ).toContain('workOrder.arrive');
    const { ticket } = await cloud.act(sun, 'workOrder.acceptTransfer', order(repair));
    expect(ticket.workOrder).toMatchObject({
      status: 'scheduled',
      assignee: { name: '孙立', badge: 'W0221' },
    });
    expect(ticket.workOrder?.slot).toEqual(repair.view.workOrder?.slot);
    expect(await told(wang, repair.ticketId)).toContain('换成孙立上门，时间不变');
    expect(await told(zhou, repair.ticketId)).toContain('孙立接了你转的单');
    expect(await cloud.ask(zhou, 'workOrder.arrive', order(repair))).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    const mine = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    expect(mine.ticket.workOrder?.assignee?.name).toBe('孙立');
    expect(JSON.stringify(mine)).not.toContain('下午要打压');
  });

  test('P3.3 the other does not take it over: it stays, and the reason stays among colleagues', async () => {
    const repair = await accepted();
    await offer(repair);
    expect(await cloud.act(sun, 'workOrder.declineTransfer', order(repair))).toEqual({ declined: true });
    expect(await told(zhou, repair.ticketId)).toContain('孙立没有接手，这单还在你这里');
    expect(await cloud.ask(sun, 'technician.job', { ticketId: repair.ticketId })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    expect(await offer(repair, 'o-ma')).toMatchObject({ ok: true });
  });

  test('P3.3 no answer in time: the asking ends and both are told', async () => {
    const repair = await accepted();
    await offer(repair);
    const { ticket } = await cloud.act(zhou, 'technician.job', { ticketId: repair.ticketId });
    const { now } = await cloud.now();
    await cloud.advance(((ticket.workOrder?.transfer?.dueAt ?? now) - now) / 60_000 + 11);
    expect(await told(sun, repair.ticketId)).toContain('没等到你答复，不用接手了');
    expect(await told(zhou, repair.ticketId)).toContain('孙立没有答复，这单还在你这里');
    expect(await cloud.ask(sun, 'workOrder.acceptTransfer', order(repair))).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });

  test('P3.3 only who has the order offers it, only who was asked takes it, only technicians are asked', async () => {
    const repair = await accepted();
    expect(await offer(repair, lin)).toMatchObject({ error: { code: 'BAD_INPUT' } });
    expect(await offer(repair, zhou)).toMatchObject({ ok: false });
    await offer(repair);
    expect(await offer(repair, 'o-ma')).toMatchObject({ error: { code: 'WRONG_STATE' } });
    for (const who of ['o-ma', wang, chen, lin]) {
      for (const action of ['workOrder.acceptTransfer', 'workOrder.declineTransfer'] as const) {
        expect(await cloud.ask(who, action, order(repair))).toMatchObject({ error: { code: 'FORBIDDEN' } });
      }
    }
    await cloud.act(lin, 'workOrder.recall', { ...order(repair), reason: '换人' });
    expect(await cloud.ask(sun, 'workOrder.acceptTransfer', order(repair))).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });
});

describe('P3.3 P7.2 off duty and leavers', () => {
  test('P3.3 going off duty hands back what is not on site, tells resident and desk, and can be repeated', async () => {
    const visit = await scheduled();
    const there = await (await scheduled()).arrive();
    expect(await cloud.act(zhou, 'staff.duty', {})).toMatchObject({ onDuty: true });
    const { returned } = await cloud.act(zhou, 'staff.setDuty', { on: false });
    expect(returned).toBeGreaterThanOrEqual(1);
    expect(await cloud.act(zhou, 'staff.setDuty', { on: false })).toEqual({ onDuty: false, returned: 0 });
    const back = await atDesk(visit);
    expect(back.ticket).toMatchObject({ status: 'verified', turn: 'desk' });
    expect(back.ticket.promises).toContainEqual(
      expect.objectContaining({ kind: 'dispatch', state: 'running' }),
    );
    expect(back.candidates.find(({ id }) => id === zhou)?.reasons).toContain('不在班');
    expect(await told(lin, visit.ticketId)).toContain('周建国下班，单退回，请另派');
    expect(await told(wang, visit.ticketId)).toContain('原定上门取消，客服会另行安排');
    const mine = await cloud.act(wang, 'ticket.view', { ticketId: visit.ticketId });
    expect(mine.ticket.timeline.map(({ kind }) => kind)).not.toContain('returned');
    expect((await atDesk(there)).ticket.workOrder).toMatchObject({ status: 'on-site' });
    await cloud.act(zhou, 'staff.setDuty', { on: true });
    expect(await cloud.act(zhou, 'staff.duty', {})).toMatchObject({ onDuty: true });
  });

  test('P3.3 the lead sends their own department off duty, nobody else’s; technicians nobody', async () => {
    expect(await cloud.act(he, 'staff.setDutyOf', { personId: sun, on: false })).toMatchObject({
      onDuty: false,
    });
    const { items } = await cloud.act(he, 'staff.colleagues', {});
    expect(items.find(({ id }) => id === sun)).toMatchObject({
      onDuty: false,
      mayManage: true,
      mayDismiss: false,
    });
    expect(items.find(({ id }) => id === lin)).toMatchObject({ mayManage: false });
    expect(JSON.stringify(items)).not.toMatch(/1[3-9]\d{9}/);
    for (const [who, personId] of [
      [he, lin],
      [zhou, sun],
      [wang, sun],
    ] as const) {
      expect(await cloud.ask(who, 'staff.setDutyOf', { personId, on: false })).toMatchObject({
        error: { code: 'FORBIDDEN' },
      });
    }
    expect(await cloud.ask(zhao, 'staff.setDutyOf', { personId: wang, on: false })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('P7.2 who leaves has no access any more, and every open order is back with the desk, on site or not', async () => {
    const visit = await scheduled();
    const there = await (await scheduled()).arrive();
    expect(await cloud.ask(he, 'staff.leave', { personId: zhou })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    await cloud.act(zhao, 'staff.leave', { personId: zhou });
    for (const repair of [visit, there]) {
      expect((await atDesk(repair)).ticket).toMatchObject({ status: 'verified', turn: 'desk' });
      expect(await cloud.ask(zhou, 'technician.job', { ticketId: repair.ticketId })).toMatchObject({
        ok: false,
      });
    }
    expect(idsOf(await cloud.act(zhou, 'technician.jobs', {}))).toEqual([]);
    expect(await cloud.ask(zhou, 'technician.pool', {})).toMatchObject({ ok: false });
    const { candidates } = await atDesk(visit);
    expect(candidates.map(({ id }) => id)).not.toContain(zhou);
    expect(await cloud.act(zhao, 'staff.leave', { personId: zhou })).toEqual({ returned: 0 });
    expect(await cloud.ask(zhao, 'staff.leave', { personId: zhao })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });
});
