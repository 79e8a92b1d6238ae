import { TestCloud } from '../support/localcloud';
import { newId, people, picture } from '../support/repair';

const { wang, chen, lin, zhou } = people;
/** lives in the building of 王女士 */
const liu = 'o-liu';
let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const command = (ticketId: string) => ({ ticketId, commandId: newId() });
const water = { kind: 'repair' as const, categoryId: 'repair-1-4' };

async function report(openid: string, more: object = {}) {
  const ticketId = newId();
  const input = {
    ...command(ticketId),
    ...water,
    text: '厨房天花板渗水，我是1203王淑芬',
    photos: [],
    ...more,
  };
  return (await cloud.act(openid, 'ticket.report', input)).ticket;
}

/** Moves a ticket from dispatch to its result. */
async function finish(ticketId: string, reporter: string) {
  const feedback = {
    opinion: '上门看',
    timeLimit: '今天',
    responsible: '工程部周建国',
    text: '王女士，周师傅今天来看。',
  };
  await cloud.act(lin, 'ticket.dispatch', {
    ...command(ticketId),
    assigneeId: zhou,
    task: '查渗水',
    feedback,
  });
  const { now } = await cloud.now();
  const slot = { startAt: now + 60 * 60_000, endAt: now + 120 * 60_000 };
  const { ticket } = await cloud.act(zhou, 'technician.job', { ticketId });
  const order = () => ({ ...command(ticketId), workOrderId: ticket.workOrder?.id ?? '' });
  await cloud.act(zhou, 'workOrder.accept', { ...order(), slot });
  await cloud.act(reporter, 'appointment.agree', { ...order(), startAt: slot.startAt });
  await cloud.act(zhou, 'workOrder.arrive', order());
  const photo = await cloud.upload(zhou, `photos/${ticketId}/after.jpg`, picture);
  await cloud.act(zhou, 'workOrder.finish', { ...order(), done: '补了防水', chargeFen: 0, photos: [photo] });
}

describe('P1.2 the record', () => {
  test('says category, place, time and wish; photos and a voice note are kept with it', async () => {
    const ticketId = newId();
    const photo = await cloud.upload(wang, `photos/${ticketId}/a.jpg`, picture);
    const sound = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(64)]);
    const fileId = await cloud.upload(wang, `photos/${ticketId}/note.mp3`, sound);
    const { ticket } = await cloud.act(wang, 'ticket.report', {
      ...command(ticketId),
      ...water,
      text: '车库顶上滴水',
      wish: '明天上午',
      happenedAt: (await cloud.now()).now - 60_000,
      placeId: 'p-b2-east',
      publicPlace: '15 号柱',
      photos: [photo],
      voice: { fileId, seconds: 12 },
    });
    expect(ticket).toMatchObject({
      category: { name: '水 · 渗水、漏水', department: '工程部' },
      place: { label: '地下车库 B2 东区 15 号柱', area: 'public' },
      voice: { fileId, seconds: 12 },
      wish: '明天上午',
    });
    const link = await fetch(new URL(ticket.voice?.url ?? '', cloud.url));
    expect([link.status, link.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    const desk = await cloud.act(lin, 'desk.ticket', { ticketId });
    expect(desk.ticket.voice?.url).toBeTruthy();
  });

  test('takes no voice note of another ticket, no place and no house that is not there', async () => {
    const other = await cloud.upload(wang, `photos/${newId()}/note.mp3`, Buffer.from('ID3 sound'));
    const ask = (more: object) =>
      cloud.ask(wang, 'ticket.report', { ...command(newId()), ...water, text: '漏水', photos: [], ...more });
    const codes = await Promise.all(
      [{ voice: { fileId: other, seconds: 3 } }, { placeId: 'p-nowhere' }, { houseId: 'h-5-1-302' }].map(ask),
    );
    expect(codes.map((answer) => !answer.ok && answer.error.code)).toEqual([
      'PHOTO_UNKNOWN',
      'BAD_INPUT',
      'FORBIDDEN',
    ]);
  });

  test('sent twice is one ticket', async () => {
    const ticketId = newId();
    const input = { ...command(ticketId), ...water, text: '卫生间渗水', photos: [] };
    const [first, second] = await Promise.all([
      cloud.act(wang, 'ticket.report', input),
      cloud.act(wang, 'ticket.report', input),
    ]);
    expect(second.ticket.number).toBe(first.ticket.number);
    const { items } = await cloud.act(wang, 'resident.tickets', { state: 'open' });
    expect(items.filter(({ title }) => title === '卫生间渗水')).toHaveLength(1);
  });
});

test('P2.2 a category that cannot wait makes the report urgent, with a promise of half an hour', async () => {
  const urgent = await report(chen);
  expect(urgent.priority).toBe('urgent');
  const normal = await report(chen, { categoryId: 'repair-1-1' });
  expect(normal.priority).toBe('normal');
  const unknown = await report(chen, { categoryId: 'gone-1' });
  expect(unknown.category).toBeUndefined();
});

test('P1.3 the guide brings the answers that need no ticket', async () => {
  const { faqs, places } = await cloud.act(wang, 'community.guide', {});
  expect(faqs.length).toBeGreaterThanOrEqual(10);
  expect(places.map(({ id }) => id)).toContain('p-b2-east');
});

describe('P1.4 the same fault in many homes', () => {
  test('is offered to a neighbour without anything of who reported it', async () => {
    const first = await report(wang);
    const { items } = await cloud.act(liu, 'ticket.similar', water);
    const found = items.find(({ id }) => id === first.id);
    expect(found).toEqual({
      id: first.id,
      title: '水 · 渗水、漏水',
      label: '7栋',
      reportedAt: first.reportedAt,
      homes: 1,
      status: 'received',
    });
    expect(JSON.stringify(items)).not.toMatch(/王|1203|厨房|138/);
    // another building, another category, and one's own
    const others = await cloud.act(chen, 'ticket.similar', water);
    expect(others.items.map(({ id }) => id)).not.toContain(first.id);
    const electric = await cloud.act(liu, 'ticket.similar', { ...water, categoryId: 'repair-2-1' });
    expect(electric.items).toEqual([]);
    const own = await cloud.act(wang, 'ticket.similar', water);
    expect(own.items.find(({ id }) => id === first.id)?.mine).toBe(true);
  });

  test('of a public place is offered to everybody who stands there', async () => {
    const lamp = { kind: 'repair' as const, categoryId: 'repair-5-2', placeId: 'p-b2-west' };
    const first = await report(chen, { ...lamp, text: '车库灯不亮' });
    const { items } = await cloud.act(wang, 'ticket.similar', lamp);
    expect(items[0]).toMatchObject({ id: first.id, label: '地下车库 B2 西区' });
    const { ticket } = await cloud.act(wang, 'ticket.join', command(first.id));
    expect(ticket).toMatchObject({ joined: true, homes: 2, text: '车库灯不亮' });
  });

  test('joined homes are told everything, see nobody’s name, and each confirms for itself', async () => {
    const first = await report(wang);
    const { ticket } = await cloud.act(liu, 'ticket.join', { ...command(first.id), text: '我家也渗' });
    expect(JSON.stringify(ticket)).not.toMatch(/王|1203|厨房|5678/);
    const { running } = await cloud.act(liu, 'resident.home', {});
    expect(running.items.find(({ id }) => id === first.id)).toMatchObject({
      joined: true,
      title: '水 · 渗水、漏水',
    });
    const desk = await cloud.act(lin, 'desk.ticket', { ticketId: first.id });
    expect(desk.ticket.neighbours).toMatchObject([{ name: '刘芳', houseLabel: '7栋1单元 501' }]);
    await finish(first.id, wang);
    const told = (await cloud.messages()).filter(
      (each) => each.openid === liu && each.page.includes(first.id),
    );
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told.map(({ data }) => data))).not.toMatch(/王|1203|厨房/);
    const mine = await cloud.act(wang, 'ticket.confirm', { ...command(first.id), outcome: 'solved' });
    expect(mine.ticket).toMatchObject({ status: 'resolved', turn: 'nobody', confirmed: true });
    const theirs = await cloud.act(liu, 'ticket.view', { ticketId: first.id });
    expect(theirs.ticket).toMatchObject({ turn: 'resident' });
    expect(theirs.ticket.allowedActions).toContain('ticket.confirm');
    const last = await cloud.act(liu, 'ticket.confirm', { ...command(first.id), outcome: 'solved' });
    expect(last.ticket).toMatchObject({ status: 'closed', closure: 'solved' });
    const rating = { overall: 4, tags: [] };
    await cloud.act(liu, 'ticket.rate', { ...command(first.id), rating });
    const seen = await cloud.act(wang, 'ticket.view', { ticketId: first.id });
    expect(JSON.stringify(seen)).not.toMatch(/刘|单元 501|我家也渗|"rated"/);
  });

  test('one home that still has it brings the same ticket back', async () => {
    const first = await report(wang);
    await cloud.act(liu, 'ticket.join', command(first.id));
    await finish(first.id, wang);
    await cloud.act(wang, 'ticket.confirm', { ...command(first.id), outcome: 'solved' });
    const { ticket } = await cloud.act(liu, 'ticket.confirm', {
      ...command(first.id),
      outcome: 'unsolved',
      text: '我家还在渗',
    });
    expect(ticket).toMatchObject({ status: 'verified', round: 2 });
  });

  test('a neighbour may leave again and then sees nothing of it; joining twice is joining once', async () => {
    const first = await report(wang);
    const join = command(first.id);
    await cloud.act(liu, 'ticket.join', join);
    const { ticket } = await cloud.act(liu, 'ticket.join', join);
    expect(ticket.homes).toBe(2);
    await cloud.act(liu, 'ticket.leave', command(first.id));
    for (const action of ['ticket.view', 'ticket.join'] as const) {
      const answer = await cloud.ask(liu, action, action === 'ticket.view' ? { ticketId: first.id } : join);
      expect(!answer.ok && answer.error.code).toBe('FORBIDDEN');
    }
  });

  test('P1.4 neither inbox nor search nor history tells a neighbour who reported and from which room', async () => {
    const first = await report(wang);
    await cloud.act(liu, 'ticket.join', command(first.id));
    const note = { ...command(first.id), text: '王女士说白天家里没人，钥匙在门卫', photos: [] };
    await cloud.act(lin, 'ticket.note', note);
    await finish(first.id, wang);
    const inbox = (await cloud.act(liu, 'inbox.list', {})).items.find(({ path }) => path.includes(first.id));
    expect(inbox).toMatchObject({ title: '水 · 渗水、漏水', place: '7栋' });
    const { ticket } = await cloud.act(liu, 'ticket.view', { ticketId: first.id });
    expect(JSON.stringify([inbox, ticket])).not.toMatch(/王|1203|钥匙|查渗水/);
    for (const words of ['1203', '王淑芬', '5678']) {
      const { items } = await cloud.act(liu, 'resident.tickets', { state: 'all', words });
      expect(items.map(({ id }) => id)).not.toContain(first.id);
    }
    await cloud.act(wang, 'ticket.confirm', { ...command(first.id), outcome: 'solved' });
    await cloud.act(liu, 'ticket.confirm', { ...command(first.id), outcome: 'solved' });
  });

  test('P1.4 whoever left finds nothing of it in the inbox either', async () => {
    const first = await report(wang);
    await cloud.act(liu, 'ticket.join', command(first.id));
    const feedback = { opinion: '上门看', timeLimit: '今天', responsible: '工程部', text: '今天来看。' };
    await cloud.act(lin, 'ticket.feedback', { ...command(first.id), feedback });
    const inbox = async () => JSON.stringify((await cloud.act(liu, 'inbox.list', {})).items);
    expect(await inbox()).toContain(first.id);
    await cloud.act(liu, 'ticket.leave', command(first.id));
    expect(await inbox()).not.toContain(first.id);
  });

  test('nobody of another building can join a home’s fault, and nobody at all a complaint', async () => {
    const first = await report(wang);
    const complaint = await report(wang, { kind: 'complaint', categoryId: 'complaint-1' });
    const codes = [
      await cloud.ask(chen, 'ticket.join', command(first.id)),
      await cloud.ask(liu, 'ticket.join', command(complaint.id)),
      await cloud.ask(liu, 'ticket.view', { ticketId: first.id }),
    ].map((answer) => !answer.ok && answer.error.code);
    expect(codes).toEqual(['FORBIDDEN', 'WRONG_STATE', 'FORBIDDEN']);
  });

  test('the list of candidates is one page of one index', async () => {
    await cloud.resetBill();
    await cloud.act(liu, 'ticket.similar', water);
    expect((await cloud.bill()).sinceReset.total).toBe(3);
    const { explain } = await cloud.explain('tickets');
    expect(explain.index).toBe('queue_recent');
    expect(explain.examined).toBeLessThanOrEqual(15);
  });
});

test('P2.1 the resident supplements with words and photos; the feedback clock runs on', async () => {
  const first = await report(wang);
  await cloud.act(lin, 'ticket.clarify', { ...command(first.id), question: '漏得快吗？' });
  const asked = await cloud.act(wang, 'ticket.view', { ticketId: first.id });
  expect(asked.ticket.promises.find(({ kind }) => kind === 'first-feedback')?.state).toBe('paused');
  const photo = await cloud.upload(wang, `photos/${first.id}/b.jpg`, picture);
  const { ticket } = await cloud.act(wang, 'ticket.supplement', {
    ...command(first.id),
    text: '一分钟十几滴',
    photos: [photo],
  });
  expect(ticket.status).toBe('received');
  expect(ticket.promises.find(({ kind }) => kind === 'first-feedback')?.state).toBe('running');
});
