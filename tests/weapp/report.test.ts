import path from 'node:path';
import { root, TestCloud } from '../support/localcloud';
import { newId, people } from '../support/repair';
import { MiniProgram } from '../support/weapp/mini-program';

const dist = path.join(root, 'dist/weapp');
let cloud: TestCloud;
let program: MiniProgram | undefined;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());
afterEach(() => {
  program?.close();
  program = undefined;
});

async function launch(url: string, openid: string, options = {}): Promise<MiniProgram> {
  program = await MiniProgram.launch(dist, url, { cloudUrl: cloud.url, openid, ...options });
  return program;
}

const actionsOf = (app: MiniProgram) => app.cloudCalls.map(({ data }) => (data as { action: string }).action);
const reportOf = (app: MiniProgram) =>
  app.cloudCalls
    .map(({ data }) => data as { action: string; input: Record<string, unknown> })
    .find(({ action }) => action === 'ticket.report')?.input;

describe('P1.2, P2.2 a report takes two steps', () => {
  test('what it is about, by pictures; then the words, with house and time filled in', async () => {
    const app = await launch('/pages/report/index?kind=repair', people.chen);
    expect(app.has('#report-text')).toBe(false);
    await app.tap('#branch-repair-2');
    await app.tap('#leaf-repair-2-1');
    expect(app.text()).toContain('灯、照明');
    expect(app.text()).toContain('5栋1单元 302');
    await app.input('#report-text', '客厅灯一闪一闪');
    await app.tap('#report-submit');
    expect(app.errors).toEqual([]);
    expect(app.route).toBe('pages/ticket/index');
    expect(app.text()).toContain('电 · 灯、照明');
    expect(reportOf(app)).toMatchObject({ categoryId: 'repair-2-1', happenedAt: expect.any(Number) });
  });

  test('the first can be skipped, and chosen later without losing the words', async () => {
    const app = await launch('/pages/report/index?kind=repair', people.chen);
    await app.tap('#report-skip');
    await app.input('#report-text', '说不清是哪里响');
    await app.tap('#report-category');
    await app.tap('#branch-repair-6');
    expect(app.text()).toContain('其他');
    await app.tap('#report-submit');
    expect(app.text()).toContain('说不清是哪里响');
    expect(reportOf(app)).toMatchObject({ text: '说不清是哪里响', categoryId: 'repair-6' });
  });

  test('a code on a wall says where it is; what kind of matter is chosen here', async () => {
    const app = await launch('/pages/report/index?scene=p-b2-east', people.chen);
    expect(app.text()).toContain('地下车库 B2 东区');
    await app.tap('#report-kind-suggestion');
    await app.tap('#report-skip');
    await app.input('#report-text', '这里加一面镜子');
    await app.tap('#report-submit');
    expect(reportOf(app)).toMatchObject({ kind: 'suggestion', placeId: 'p-b2-east' });
  });
});

describe('P1.3 an answer that is known', () => {
  test('stands under the words and ends without a ticket', async () => {
    const app = await launch('/pages/report/index?kind=inquiry', people.chen);
    await app.tap('#report-skip');
    await app.input('#report-text', '门禁卡丢了怎么补');
    expect(app.text()).toContain('每张 20 元');
    await app.tap('#faq-solved');
    expect(app.route).toBe('pages/home/index');
    expect(actionsOf(app)).not.toContain('ticket.report');
    expect(app.storage.has('draft:inquiry')).toBe(false);
  });

  test('is found on a page of its own, one tap from home; nothing found leads to the desk', async () => {
    const app = await launch('/pages/home/index', people.chen);
    await app.tap('#home-faq');
    expect(app.route).toBe('pages/faq/index');
    await app.input('#faq-search', '发票');
    expect(app.text()).toContain('物业费怎么交');
    expect(app.text()).not.toContain('暖气');
    await app.input('#faq-search', '宇宙飞船');
    expect(app.text()).toContain('没找到「宇宙飞船」');
    await app.tap('#faq-ask');
    expect(app.route).toBe('pages/report/index');
    expect(app.errors).toEqual([]);
  });
});

test('P1.4 a neighbour’s report of the same fault is joined by one tap, and left by another', async () => {
  const ticketId = newId();
  const report = {
    ticketId,
    kind: 'repair' as const,
    categoryId: 'repair-1-2',
    text: '我家厨房返水',
    photos: [],
  };
  await cloud.act(people.wang, 'ticket.report', { ...report, commandId: newId() });
  const app = await launch('/pages/report/index?kind=repair', 'o-liu', {
    answers: { showModal: { confirm: true } },
  });
  await app.tap('#branch-repair-1');
  await app.tap('#leaf-repair-1-2');
  expect(app.text()).toContain('邻居刚报过，是同一件事吗？');
  await app.tap('#similar-join');
  expect(app.route).toBe('pages/ticket/index');
  expect(app.text()).toContain('2 户遇到同样的事');
  expect(app.text()).not.toMatch(/王|1203|我家厨房/);
  await app.tap('#ticket-leave');
  expect(app.route).toBe('pages/home/index');
  expect(app.errors).toEqual([]);
  expect(actionsOf(app)).not.toContain('ticket.report');
});
