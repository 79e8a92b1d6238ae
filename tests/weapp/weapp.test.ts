import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appPages } from '../support/app-pages';
import { root, TestCloud } from '../support/localcloud';
import { people } from '../support/repair';
import { ticketView } from '../support/views';
import { readBundle } from '../support/weapp/bundle';
import { MiniProgram } from '../support/weapp/mini-program';

const dist = path.join(root, 'dist/weapp');
const bundle = readBundle(dist);
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

async function launch(url: string, openid: string, options = {}, from = dist): Promise<MiniProgram> {
  program = await MiniProgram.launch(from, url, { cloudUrl: cloud.url, openid, ...options });
  return program;
}

/** A copy of the build that a test may break. */
function brokenCopy(breakIt: (folder: string) => void): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'weapp-'));
  cpSync(dist, folder, { recursive: true });
  breakIt(folder);
  return folder;
}

const openids: [prefix: string, openid: string, query: string][] = [
  ['pages/ticket', people.wang, '?id=demo0016yangguanghuayuan'],
  ['desk/ticket', people.lin, '?id=demo0001yangguanghuayuan'],
  ['desk', people.lin, ''],
  ['technician/job/', people.sun, '?id=demo0019yangguanghuayuan'],
  ['technician', people.zhou, ''],
  ['pages', people.wang, ''],
];

test('the build is complete, compiles, and has nothing of the demo in it', async () => {
  expect(bundle.problems).toEqual([]);
  expect([...bundle.pages].sort()).toEqual((await appPages()).sort());
  const scripts = bundle.pages.map((page) => readFileSync(path.join(dist, `${page}.js`), 'utf8'));
  const all = [
    ...scripts,
    ...['app', 'common', 'vendors'].map((name) => readFileSync(path.join(dist, `${name}.js`), 'utf8')),
  ];
  for (const trace of ['身份体验', '/control/', 'as-bar']) expect(all.join('\n')).not.toContain(trace);
});

test.each(bundle.pages)('%s opens without an error and shows something', async (page) => {
  const [, openid = '', query = ''] = openids.find(([prefix]) => page.startsWith(prefix)) ?? [];
  const app = await launch(`/${page}${query}`, openid);
  expect(app.errors).toEqual([]);
  expect(app.route).toBe(page);
  expect(app.text().length).toBeGreaterThan(10);
});

test('a report is made by tapping and typing; the real function answers', async () => {
  const answers = { chooseMedia: { tempFiles: [{ tempFilePath: 'wxfile://tap.jpg' }] } };
  const app = await launch('/pages/home/index', people.wang, { answers });
  await app.tap('#home-report');
  expect(app.route).toBe('pages/report/index');
  await app.tap('#report-skip');
  await app.tap('#report-submit');
  expect(app.cloudCalls.map((call) => (call.data as { action: string }).action)).not.toContain(
    'ticket.report',
  );
  await app.input('#report-text', '厨房水龙头一直滴水，关不紧');
  await app.tap('#report-photo');
  await app.tap('#report-submit');
  expect(app.errors).toEqual([]);
  expect(app.route).toBe('pages/ticket/index');
  expect(app.text()).toContain('厨房水龙头一直滴水');
  expect(app.text()).toMatch(/前 ?客服会联系您/);
  expect(app.said.map((each) => each.name)).toContain('requestSubscribeMessage');
  const { items } = await cloud.act(people.wang, 'resident.tickets', { state: 'open' });
  expect(items[0]?.title).toContain('厨房水龙头一直滴水');
});

const draft = { text: '书房的插座没有电', area: 'home', publicPlace: '', photos: [] };

test('a draft whose ticket was made of other words already is kept, for a ticket of its own', async () => {
  const storage = { 'draft:repair': { ...draft, ticketId: 'demo0001yangguanghuayuan' } };
  const app = await launch('/pages/report/index?kind=repair', people.wang, { storage });
  await app.tap('#report-submit');
  expect(app.route).toBe('pages/report/index');
  expect(app.has('.foot .note')).toBe(true);
  await app.tap('#report-submit');
  expect(app.route).toBe('pages/ticket/index');
  expect(app.text()).toContain(draft.text);
  expect(app.errors).toEqual([]);
});

describe('the jobs that a technician’s phone remembers', () => {
  const job = ticketView({ id: 'demo0001yangguanghuayuan', title: '从前记下的单' });
  const url = `/technician/job/index?id=${job.id}`;

  test('open without network, with a word that they are old', async () => {
    const app = await launch(url, people.sun, { storage: { jobs: [job] }, cloudUrl: 'http://127.0.0.1:1' });
    expect(app.text()).toContain(job.title);
    expect(app.text()).toContain('没连上网，这是刚才的内容');
  });

  test('are forgotten and not shown once they are somebody else’s', async () => {
    const app = await launch(url, people.sun, { storage: { jobs: [job] } });
    expect(app.text()).not.toContain(job.title);
    expect(app.text()).toContain('这件事不归您办');
    expect(app.storage.get('jobs')).toBe('[]');
  });
});

test('the desk calls by a tap on the masked number, which stays masked', async () => {
  const app = await launch('/desk/ticket/index?id=demo0001yangguanghuayuan', people.lin);
  await app.tap('#ticket-phone');
  const call = app.said.find(({ name }) => name === 'makePhoneCall');
  expect(call?.args.phoneNumber).toMatch(/^1\d{10}$/);
  expect(app.text()).not.toContain(call?.args.phoneNumber);
  expect(app.text()).toMatch(/1\d\d\*{4}\d{4}/);
});

test('the desk and technicians ask WeChat for the reminders of their work', async () => {
  const desk = await launch('/desk/queue/index', people.lin);
  await desk.tap('#desk-reminders');
  expect(desk.said.find(({ name }) => name === 'requestSubscribeMessage')?.args.tmplIds).toHaveLength(1);
  expect(desk.text()).toContain('已开启');
  desk.close();
  const technician = await launch('/technician/jobs/index', people.zhou);
  await technician.tap('#jobs-reminders');
  expect(technician.said.find(({ name }) => name === 'requestSubscribeMessage')?.args.tmplIds).toHaveLength(
    3,
  );
});

test('somebody without a house begins where they work, and is offered no report', async () => {
  const app = await launch('/pages/home/index', 'o-he');
  expect(app.has('#page-lead-queue')).toBe(true);
  for (const id of ['report', 'complaint', 'emergency']) expect(app.has(`#home-${id}`)).toBe(false);
});

test('care mode follows the font size of WeChat', async () => {
  const app = await launch('/pages/mine/index', people.wang, { fontSizeSetting: 22 });
  expect(app.has('.care')).toBe(true);
});

test('a build with a removed bindtap is noticed: the tap does nothing', async () => {
  const folder = brokenCopy((copy) => {
    const file = path.join(copy, 'base.wxml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('bindtap="eh"', ''));
  });
  const app = await launch('/pages/home/index', people.wang, {}, folder);
  await app.tap('#home-report');
  expect(app.route).toBe('pages/home/index');
});

test('a build with a missing page file is noticed', () => {
  const folder = brokenCopy((copy) => rmSync(path.join(copy, 'pages/report/index.wxml')));
  expect(readBundle(folder).problems).toEqual([
    'app.json names pages/report/index, but pages/report/index.wxml is missing',
  ]);
});

test('a build whose page throws is noticed', async () => {
  const folder = brokenCopy((copy) => {
    const file = path.join(copy, 'app.js');
    writeFileSync(file, `setTimeout(function () { null.boom }, 0);${readFileSync(file, 'utf8')}`);
  });
  const app = await launch('/pages/home/index', people.wang, {}, folder);
  expect(app.errors.join()).toMatch(/timer: .*null/);
});
