import path from 'node:path';
import { root, TestCloud } from '../support/localcloud';
import { newId, people } from '../support/repair';
import { MiniProgram } from '../support/weapp/mini-program';

const dist = path.join(root, 'dist/weapp');
const { wang, lin } = people;
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

async function launch(url: string, openid: string): Promise<MiniProgram> {
  program = await MiniProgram.launch(dist, url, { cloudUrl: cloud.url, openid });
  return program;
}

test('P2.3 one tap on the choice alerts; the page says when help comes, and its one call button is in the foot', async () => {
  const app = await launch('/pages/emergency/index', wang);
  await app.tap('#emergency-leak');
  expect(app.errors).toEqual([]);
  expect(app.route).toBe('pages/ticket/index');
  expect(app.text()).toMatch(/漏水 · 正在通知值班人员.*前到/s);
  expect(app.text()).toContain('先关进户总阀');
  expect(app.has('.foot #call-desk')).toBe(true);
  await app.tap('#call-desk');
  const call = app.said.find(({ name }) => name === 'makePhoneCall');
  expect(call?.args.phoneNumber).toMatch(/^\d{8,}$/);
  const { items } = await cloud.act(wang, 'resident.tickets', { state: 'open' });
  await cloud.act(wang, 'ticket.withdraw', { ticketId: items[0]?.id ?? '', commandId: newId() });
});

test('P2.3 words that sound like one are offered as one while typing, never forced; what is denied is not', async () => {
  const app = await launch(`/pages/report/index?kind=repair&what=${encodeURIComponent('卫生间')}`, wang);
  await app.input('#report-text', '卫生间没有漏水，就是灯不亮');
  expect(app.has('#report-emergency')).toBe(false);
  await app.input('#report-text', '卫生间爆管，水一直喷');
  expect(app.has('#report-emergency')).toBe(true);
  expect(app.text()).toContain('先关进户总阀');
  await app.tap('#report-raise');
  expect(app.has('#report-emergency')).toBe(false);
  expect(app.has('#call-desk')).toBe(true);
  expect(app.errors).toEqual([]);
});

test('P2.3 the desk takes it on, ticks off the first step and tells the resident', async () => {
  const ticketId = newId();
  const report = {
    ticketId,
    commandId: newId(),
    kind: 'emergency' as const,
    text: '电梯困人，6栋',
    photos: [],
  };
  await cloud.act(wang, 'ticket.report', report);
  const app = await launch(`/desk/ticket/index?id=${ticketId}`, lin);
  expect(app.text()).toContain('还没有人接手');
  await app.tap('#emergency-take');
  expect(app.text()).toMatch(/林晓 \d+:\d\d 接手/);
  await app.tap('#emergency-step-0');
  await app.input('#emergency-progress-text', '维保已经到楼下');
  await app.tap('#emergency-progress');
  expect(app.errors).toEqual([]);
  const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId });
  expect(ticket.timeline[0]).toMatchObject({ kind: 'progress-told', text: '维保已经到楼下' });
});
