import { TestCloud } from '../support/localcloud';
import { newId, people, Repair } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, chen, lin, zhou, sun } = people;

describe('the closed loop', () => {
  test('a leaking tap from report to archive, each by the person whose turn it is', async () => {
    const repair = await new Repair(cloud).report();
    expect(repair.view).toMatchObject({
      status: 'received',
      turn: 'desk',
      place: { label: '7栋2单元 1203' },
    });
    expect(repair.view.nextPromise).toMatchObject({ kind: 'first-feedback', state: 'running' });

    await repair.dispatch();
    expect(repair.view.status).toBe('processing');
    expect(repair.view.promises.find((each) => each.kind === 'first-feedback')?.state).toBe('kept');

    await repair.acceptWithTime();
    expect(repair.view.turn).toBe('resident');
    await repair.agree();
    await repair.arrive();
    await repair.finish();
    expect(repair.view).toMatchObject({
      status: 'resolved',
      results: [{ by: '周建国', done: '换了陶瓷阀芯，试水 10 分钟不滴' }],
    });
    await repair.confirm();
    expect(repair.view).toMatchObject({ status: 'closed', closure: 'solved' });
    await repair.rate();
    expect(repair.view.rating).toMatchObject({ overall: 5 });

    const { items } = await cloud.act(wang, 'resident.tickets', { state: 'closed' });
    expect(items.map((item) => item.id)).toContain(repair.ticketId);
  });

  test('P2.5 P4.1 P5.1 everybody is told what they have to know, with a page to open', async () => {
    const before = (await cloud.messages()).length;
    const repair = await new Repair(cloud).report();
    await (await (await (await repair.dispatch()).acceptWithTime()).agree()).arrive();
    await repair.finish();
    const messages = (await cloud.messages()).slice(0, -before || undefined).reverse();
    expect(messages.map((message) => [message.openid, message.title, message.errCode])).toEqual([
      [wang, '客服已回复', 0],
      [zhou, '新派单，请答复', 0],
      [wang, '请确认上门时间', 0],
      [zhou, '派单有变化', 0],
      [wang, '请确认维修结果', 0],
    ]);
    expect(messages.at(-1)?.page).toBe(`pages/ticket/index?id=${repair.ticketId}`);
  });

  test('photos are private: the link opens, an altered or expired one does not (P7.4)', async () => {
    const repair = await new Repair(cloud).report();
    const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    const url = ticket.photos[0]?.url ?? '';
    expect((await fetch(url)).headers.get('content-type')).toBe('image/jpeg');
    expect(
      (await fetch(url.replace(/sign=(.)/, (_, first) => `sign=${first === '0' ? '1' : '0'}`))).status,
    ).toBe(403);
    await cloud.advance(11);
    expect((await fetch(url)).status).toBe(403);
  });
});

describe('repetition and races', () => {
  test('P1.2 the same report twice is one ticket, also with another command id', async () => {
    const input = {
      ticketId: newId(),
      commandId: newId(),
      kind: 'repair' as const,
      text: '灯不亮',
      photos: [],
    };
    const first = await cloud.act(wang, 'ticket.report', input);
    const again = await cloud.act(wang, 'ticket.report', input);
    const later = await cloud.act(wang, 'ticket.report', { ...input, commandId: newId() });
    expect(again.ticket.number).toBe(first.ticket.number);
    expect(later.ticket.timeline).toHaveLength(1);
  });

  test('P1.2 other words under the id of a sent report are refused, not swallowed', async () => {
    const repair = await new Repair(cloud).report();
    const report = { ticketId: repair.ticketId, commandId: newId(), kind: 'repair' as const, photos: [] };
    expect(await cloud.ask(wang, 'ticket.report', { ...report, text: '门锁坏了' })).toMatchObject({
      ok: false,
      error: { code: 'ALREADY_DONE', sentence: expect.stringContaining(repair.view.number) },
    });
  });

  test('the id of one command does not make another one done', async () => {
    const repair = await new Repair(cloud).report();
    const command = { ticketId: repair.ticketId, commandId: newId() };
    await cloud.act(wang, 'ticket.urge', command);
    expect(await cloud.ask(wang, 'ticket.withdraw', command)).toMatchObject({
      ok: false,
      error: { code: 'ALREADY_DONE' },
    });
  });

  test('repeating an old command shows nothing of a ticket that is not mine any more', async () => {
    const repair = await (await new Repair(cloud).report()).dispatch();
    const order = { ticketId: repair.ticketId, workOrderId: repair.view.workOrder?.id ?? '' };
    const accept = { ...order, commandId: newId() };
    await cloud.act(zhou, 'workOrder.accept', accept);
    await cloud.act(lin, 'workOrder.recall', { ...order, commandId: newId(), reason: '换人' });
    const more = { ticketId: repair.ticketId, commandId: newId(), text: '下午家里没人', photos: [] };
    await cloud.act(wang, 'ticket.supplement', more);
    const again = await cloud.ask(zhou, 'workOrder.accept', accept);
    expect(again).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(JSON.stringify(again)).not.toContain('下午家里没人');
  });

  test("a report with the id of another person's ticket is refused and shows nothing of it", async () => {
    const repair = await new Repair(cloud).report();
    const input = {
      ticketId: repair.ticketId,
      commandId: newId(),
      kind: 'repair' as const,
      text: '灯',
      photos: [],
    };
    const answer = await cloud.ask(chen, 'ticket.report', input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    expect(JSON.stringify(answer)).not.toContain('水龙头');
  });

  test('the same command twice is carried out once and answered the same', async () => {
    const repair = await (await new Repair(cloud).report()).dispatch();
    const { workOrder } = repair.view;
    const input = { ticketId: repair.ticketId, workOrderId: workOrder?.id ?? '', commandId: newId() };
    const [first, again] = [
      await cloud.act(zhou, 'workOrder.accept', input),
      await cloud.act(zhou, 'workOrder.accept', input),
    ];
    expect(again.ticket.timeline).toEqual(first.ticket.timeline);
    const decline = { ...input, commandId: newId(), reason: '排满了' };
    expect(await cloud.ask(zhou, 'workOrder.decline', decline)).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATE' },
    });
  });

  test('a declined order is declined for its repeat too, though it is nobody’s any more', async () => {
    const repair = await (await new Repair(cloud).report()).dispatch();
    const order = { ticketId: repair.ticketId, workOrderId: repair.view.workOrder?.id ?? '' };
    const input = { ...order, commandId: newId(), reason: '排满了' };
    expect(await cloud.act(zhou, 'workOrder.decline', input)).toEqual({ declined: true });
    expect(await cloud.act(zhou, 'workOrder.decline', input)).toEqual({ declined: true });
  });

  test('P3.2 two technicians take one order at once: exactly one gets it, the other is told', async () => {
    const repair = await (await new Repair(cloud).report()).pool();
    const workOrderId = repair.view.workOrder?.id ?? '';
    const take = (who: string) =>
      cloud.ask(who, 'workOrder.take', { ticketId: repair.ticketId, workOrderId, commandId: newId() });
    const answers = await Promise.all([take(zhou), take(sun)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const loser = answers.find((answer) => !answer.ok);
    expect(loser).toMatchObject({
      error: { code: expect.stringMatching(/SOMEBODY_WAS_FASTER|WRONG_STATE/) },
    });
    const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId });
    expect(ticket.timeline.filter((entry) => entry.kind === 'taken')).toHaveLength(1);
  });

  test('two dispatches at once make one work order', async () => {
    const repair = await new Repair(cloud).report();
    const send = (assigneeId: string) =>
      cloud.ask(lin, 'ticket.dispatch', {
        ticketId: repair.ticketId,
        commandId: newId(),
        assigneeId,
        task: '换阀芯',
        feedback: { opinion: '上门', timeLimit: '今天', responsible: '工程部', text: '今天上门查看' },
      });
    const answers = await Promise.all([send(zhou), send(sun)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});

describe('permissions (P7.3)', () => {
  test("a stranger cannot read or change another's ticket", async () => {
    const repair = await (await new Repair(cloud).report()).dispatch();
    const { ticketId } = repair;
    for (const [who, action, input] of [
      [chen, 'ticket.view', { ticketId }],
      [sun, 'technician.job', { ticketId }],
      [chen, 'ticket.withdraw', { ticketId, commandId: newId() }],
      [wang, 'desk.ticket', { ticketId }],
      [zhou, 'ticket.confirm', { ticketId, commandId: newId(), outcome: 'solved' }],
      [wang, 'workOrder.accept', { ticketId, commandId: newId(), workOrderId: repair.view.workOrder?.id }],
    ] as const) {
      const answer = await cloud.ask(who, action, input as never);
      expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
      expect(JSON.stringify(answer)).not.toContain('水龙头');
    }
    expect(await cloud.ask('o-nobody', 'resident.home', {})).toMatchObject({
      ok: false,
      error: { code: 'NOT_REGISTERED' },
    });
  });

  test('a photo of another ticket cannot be named, so no link to it can be had', async () => {
    const repair = await new Repair(cloud).report();
    const stolen = repair.view.photos[0]?.fileId ?? '';
    const input = {
      ticketId: newId(),
      commandId: newId(),
      kind: 'repair' as const,
      text: '灯',
      photos: [stolen],
    };
    expect(await cloud.ask(chen, 'ticket.report', input)).toMatchObject({
      ok: false,
      error: { code: 'PHOTO_UNKNOWN' },
    });
  });

  test('P3.2 a technician opens what lies in the pool and what they finished, nothing else', async () => {
    const repair = await (await new Repair(cloud).report()).pool();
    const { ticketId } = repair;
    expect((await cloud.act(sun, 'technician.job', { ticketId })).ticket.id).toBe(ticketId);
    const workOrderId = repair.view.workOrder?.id ?? '';
    await cloud.act(zhou, 'workOrder.take', { ticketId, workOrderId, commandId: newId() });
    expect(await cloud.ask(sun, 'technician.job', { ticketId })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
  });

  test('P7.4 the whole number is for desk and technician, and who looked is written down', async () => {
    const repair = await (await new Repair(cloud).report()).dispatch();
    const look = (who: string) =>
      cloud.ask(who, 'ticket.showPhone', { ticketId: repair.ticketId, commandId: newId() });
    expect(await look(zhou)).toMatchObject({ ok: true, data: { phone: expect.stringMatching(/^1\d{10}$/) } });
    expect(await look(sun)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await look(chen)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    expect(ticket.timeline[0]).toMatchObject({ kind: 'phone-shown', by: { name: '周建国' } });
  });

  test('P2.3 P3.6 an emergency and an urge reach the desk at once', async () => {
    const titlesTo = async (openid: string, ticketId: string) =>
      (await cloud.messages())
        .filter((message) => message.openid === openid && message.page.includes(ticketId))
        .map((message) => message.data.thing2?.value);
    const ticketId = newId();
    const report = { ticketId, kind: 'emergency' as const, text: '电梯困人，6栋', photos: [] };
    await cloud.act(wang, 'ticket.report', { ...report, commandId: newId() });
    expect(await titlesTo(lin, ticketId)).toEqual(['紧急求助，请马上回电']);
    const repair = await new Repair(cloud).report();
    await cloud.act(wang, 'ticket.urge', { ticketId: repair.ticketId, commandId: newId() });
    expect(await titlesTo(lin, repair.ticketId)).toEqual(['业主催了一次']);
  });

  test('the resident does not see internal lines, nobody sees a whole phone number (P2.4, P7.4)', async () => {
    const repair = await (await new Repair(cloud).report()).dispatch();
    const order = { ticketId: repair.ticketId, workOrderId: repair.view.workOrder?.id ?? '' };
    await cloud.act(zhou, 'workOrder.decline', { ...order, commandId: newId(), reason: '不会修这种' });
    const mine = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
    const desk = await cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId });
    expect(JSON.stringify(mine)).not.toContain('不会修这种');
    expect(JSON.stringify(desk)).toContain('不会修这种');
    expect(JSON.stringify([mine, desk])).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
  });
});
