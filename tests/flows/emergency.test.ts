import { TestCloud } from '../support/localcloud';
import { newId, people, picture } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, chen, lin, zhou } = people;
const he = 'o-he';
const zhao = 'o-zhao';
const technicians = ['o-ma', 'o-sun', 'o-zhou'];
const TWO_HOURS = 2 * 60;
const DAY = 24 * 60;
const MINUTE = 60_000;

const command = (ticketId: string) => ({ ticketId, commandId: newId() });
const review = { cause: '立管接头老化', done: '关阀换管，21 点已通水', prevention: '本月查完同年份的立管' };

async function report(more: object = {}): Promise<string> {
  const ticketId = newId();
  const input = {
    ...command(ticketId),
    kind: 'emergency' as const,
    text: '客厅天花板漏水，越来越大',
    photos: [],
  };
  await cloud.act(wang, 'ticket.report', { ...input, emergencyType: 'leak', ...more });
  return ticketId;
}

/** Who was told what about this ticket, the oldest first. */
async function told(ticketId: string): Promise<[to: string, what: string][]> {
  return (await cloud.messages())
    .filter(({ page }) => page.includes(ticketId))
    .map(({ openid, data }): [string, string] => [openid, data.thing2?.value ?? ''])
    .reverse();
}

const alerts = async (ticketId: string) =>
  (await told(ticketId)).filter(([, what]) => what.startsWith('紧急：')).map(([to]) => to);

/** Goes on to the next 3:00 in the community. */
async function untilNight(): Promise<void> {
  const { now } = await cloud.now();
  const minutes = Math.floor(now / MINUTE + 8 * 60) % DAY;
  await cloud.advance((3 * 60 - minutes + DAY) % DAY);
}

test('P2.3 at 3 in the morning the ladder climbs every 5 minutes, without waiting for the timer, until a person has it', async () => {
  await untilNight();
  const ticketId = await report();
  expect(await alerts(ticketId)).toEqual([lin]);
  await cloud.advance(5.2);
  expect((await alerts(ticketId)).slice(1).sort()).toEqual([he, ...technicians].sort());
  await cloud.advance(5.2);
  expect((await alerts(ticketId)).slice(5)).toEqual([zhao]);
  await cloud.advance(5.2);
  expect((await alerts(ticketId)).slice(6).sort()).toEqual([he, lin, zhao, ...technicians].sort());

  const { ticket } = await cloud.act(zhou, 'emergency.acknowledge', command(ticketId));
  expect(ticket.emergency).toMatchObject({ acknowledgedBy: '周建国' });
  const knows = (await told(ticketId)).filter(([, what]) => what === '周建国已接手').map(([to]) => to);
  expect(knows.sort()).toEqual([he, lin, zhao, 'o-ma', 'o-sun'].sort());
  await cloud.advance(60);
  expect(await alerts(ticketId)).toHaveLength(12);
  await cloud.act(wang, 'ticket.withdraw', command(ticketId));
});

test('P2.3 each rung is alerted at its own moment, and nobody twice', async () => {
  const ticketId = await report();
  await cloud.advance(31);
  const { ticket } = await cloud.act(lin, 'desk.ticket', { ticketId });
  const opened = ticket.emergency?.openedAt ?? 0;
  const minutes = ticket.emergency?.told.map(({ level, at }) => [level, Math.round((at - opened) / MINUTE)]);
  expect(minutes).toEqual([
    ['desk', 0],
    ['department', 5],
    ['manager', 10],
  ]);
  // from then on everybody every five minutes, and one line in the history that is read
  expect(await alerts(ticketId)).toHaveLength(6 + 4 * 6);
  expect(ticket.timeline.filter(({ kind, about }) => kind === 'emergency-alerted' && !about)).toHaveLength(1);
  await cloud.act(wang, 'ticket.withdraw', command(ticketId));
});

test('P2.3 whoever was alerted opens it from the message and may do what is needed; other technicians of other matters may not', async () => {
  const ticketId = await report();
  expect(await cloud.ask(zhou, 'technician.job', { ticketId })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  await cloud.advance(6);
  for (const who of [zhou, he]) {
    const { ticket } = await cloud.act(who, 'technician.job', { ticketId });
    expect(ticket.allowedActions).toContain('emergency.acknowledge');
    expect(ticket.emergency?.steps).toHaveLength(4);
  }
  const taken = await Promise.all(
    [he, zhou].map((who) => cloud.ask(who, 'emergency.acknowledge', command(ticketId))),
  );
  expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  for (const action of ['emergency.acknowledge', 'emergency.progress', 'emergency.end'] as const) {
    const input = { ...command(ticketId), text: '好了', review } as never;
    expect(await cloud.ask(chen, action, input)).toMatchObject({ ok: false });
  }
  await cloud.act(wang, 'ticket.withdraw', command(ticketId));
});

test('P2.3 the resident hears every 30 minutes; a word that does not come is told to the desk', async () => {
  const ticketId = await report();
  await cloud.act(lin, 'emergency.progress', { ...command(ticketId), text: '周师傅已出发，您先关总阀' });
  expect(await told(ticketId)).toContainEqual([wang, '周师傅已出发，您先关总阀']);
  const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId });
  const last = ticket.timeline.find(({ kind }) => kind === 'progress-told');
  expect(ticket.emergency?.nextWordAt).toBe((last?.at ?? 0) + 30 * MINUTE);
  expect(JSON.stringify(ticket)).not.toContain('切断积水处电源');
  await cloud.advance(31);
  expect(await told(ticketId)).toContainEqual([lin, '已超时：告诉业主进展']);
  await cloud.act(lin, 'emergency.progress', { ...command(ticketId), text: '分阀已关，正在换管' });
  const { ticket: later } = await cloud.act(wang, 'ticket.view', { ticketId });
  expect(later.emergency?.nextWordAt).toBeGreaterThan(ticket.emergency?.nextWordAt ?? 0);
  await cloud.act(wang, 'ticket.withdraw', command(ticketId));
});

test('P2.3 the plan is ticked off step by step, and it ends with a review before the ticket is archived', async () => {
  const ticketId = await report();
  await cloud.act(lin, 'emergency.step', { ...command(ticketId), index: 0 });
  expect(await cloud.ask(lin, 'emergency.step', { ...command(ticketId), index: 0 })).toMatchObject({
    ok: false,
    error: { code: 'ALREADY_DONE' },
  });
  const feedback = {
    opinion: '师傅上门关阀抢修',
    timeLimit: '半小时内',
    responsible: '工程部周建国',
    text: '周师傅马上到。',
  };
  const dispatch = { ...command(ticketId), assigneeId: zhou, task: '关阀抢修', feedback };
  const { ticket: sent } = await cloud.act(lin, 'ticket.dispatch', dispatch);
  const order = () => ({ ...command(ticketId), workOrderId: sent.workOrder?.id ?? '' });
  await cloud.act(zhou, 'workOrder.accept', order());
  await cloud.act(zhou, 'workOrder.arrive', order());
  const { ticket: onSite } = await cloud.act(zhou, 'emergency.progress', {
    ...command(ticketId),
    text: '阀门已关',
  });
  expect(onSite.promises.find(({ kind }) => kind === 'arrive')?.state).toBe('kept');
  const photo = await cloud.upload(zhou, `photos/${ticketId}/a.jpg`, picture);
  await cloud.act(zhou, 'workOrder.finish', { ...order(), done: '换了接头', chargeFen: 0, photos: [photo] });
  await cloud.act(wang, 'ticket.confirm', { ...command(ticketId), outcome: 'solved' });
  expect(
    await cloud.ask(lin, 'followUp.record', { ...command(ticketId), result: 'satisfied' }),
  ).toMatchObject({ ok: false, error: { sentence: '紧急情况还没结束。请先结束并复盘，再记回访。' } });
  const { ticket } = await cloud.act(lin, 'emergency.end', { ...command(ticketId), review });
  expect(ticket.emergency).toMatchObject({ review });
  const mine = await cloud.act(wang, 'ticket.view', { ticketId });
  expect(JSON.stringify(mine)).toContain(review.done);
  expect(JSON.stringify(mine)).not.toContain(review.prevention);
  const closed = await cloud.act(lin, 'followUp.record', { ...command(ticketId), result: 'satisfied' });
  expect(closed.ticket.status).toBe('closed');
});

test('P2.3 a false alarm is taken back by the resident, and everybody who was alerted is told', async () => {
  const ticketId = await report();
  await cloud.advance(6);
  await cloud.act(wang, 'ticket.withdraw', command(ticketId));
  const over = (await told(ticketId)).filter(([, what]) => what.startsWith('业主撤回')).map(([to]) => to);
  expect(over.sort()).toEqual([he, lin, ...technicians].sort());
  const before = await told(ticketId);
  await cloud.advance(TWO_HOURS);
  expect(await told(ticketId)).toEqual(before);
});

test('P2.3 an ordinary report that sounds like one is on top of the desk’s list, marked, and alarms nobody; the desk raises it', async () => {
  const ticketId = newId();
  const text = '卫生间水管爆了，爆管处一直喷水';
  await cloud.act(wang, 'ticket.report', { ...command(ticketId), kind: 'repair', text, photos: [] });
  expect(await told(ticketId)).toEqual([]);
  const row = async () => (await cloud.act(lin, 'desk.queue', { queue: 'mine' })).items;
  const rows = await row();
  const at = rows.findIndex(({ id }) => id === ticketId);
  expect(rows[at]?.suspectedEmergency).toBe('leak');
  expect(rows.slice(0, at).every(({ priority }) => priority === 'emergency')).toBe(true);
  const { ticket } = await cloud.act(lin, 'emergency.open', { ...command(ticketId), type: 'leak' });
  expect(ticket).toMatchObject({ priority: 'emergency', emergency: { acknowledgedBy: '林晓' } });
  expect(ticket.suspectedEmergency).toBeUndefined();
  expect(await told(ticketId)).toEqual([[wang, '已按紧急情况处理']]);
  const calm = newId();
  const dry = { ...command(calm), kind: 'repair' as const, text: '上次漏水已修好，来补一下墙皮', photos: [] };
  await cloud.act(wang, 'ticket.report', dry);
  expect((await row()).find(({ id }) => id === calm)?.suspectedEmergency).toBeUndefined();
});

test('P2.3 one tap makes a report an emergency, whatever its kind was; without a type its words say which', async () => {
  const raised = await report({ kind: 'repair', emergencyType: 'gas' });
  expect((await cloud.act(wang, 'ticket.view', { ticketId: raised })).ticket).toMatchObject({
    kind: 'emergency',
    emergency: { type: 'gas' },
  });
  const worded = await report({ text: '孩子被困在电梯里', emergencyType: undefined });
  expect((await cloud.act(wang, 'ticket.view', { ticketId: worded })).ticket.emergency?.type).toBe('lift');
});

test('the timer’s function takes calls of the platform only: a phone that forges one is refused', async () => {
  for (const event of [{ Type: 'Timer', TriggerName: 'tick' }, { wakeUp: true }]) {
    expect(await cloud.callRaw('tick', wang, event)).toMatchObject({ result: { refused: true } });
    expect(await cloud.callRaw('tick', undefined, event)).toMatchObject({ result: { refused: true } });
  }
});
