import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../support/browser';
import { TestCloud } from '../support/localcloud';
import { people, Repair } from '../support/repair';

let cloud: TestCloud;
let browser: Browser;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

const wide = { width: 1440, height: 900 };
const narrow = { width: 375, height: 812 };

/** The stage, asked only of this server: it works without the network. */
async function openStage(size: { width: number; height: number }): Promise<Page> {
  const { page } = await openPage(browser, size);
  await page.route(
    (url) => url.origin !== cloud.url,
    (route) => route.abort(),
  );
  await page.goto(`${cloud.url}/`);
  await page.waitForSelector('.message', { state: 'attached' });
  return page;
}

async function phone(page: Page, title: string): Promise<Frame> {
  const frame = await (await page.waitForSelector(`iframe[title="${title}"]`)).contentFrame();
  return frame as Frame;
}

const timeOf = async (page: Page) => (await page.textContent('#time')) ?? '';

test('three people side by side, each on their own first page', async () => {
  const page = await openStage(wide);
  await (await phone(page, '业主的手机')).waitForSelector('#home-report');
  await (await phone(page, '客服的手机')).waitForSelector('text=轮到我');
  await (await phone(page, '师傅的手机')).waitForSelector('text=我的单');
  await expect(page.isVisible('.one')).resolves.toBe(false);
  await expect(page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).resolves.toBe(true);
  await page.context().close();
});

test("above every page stand the stage's time and the page's name", async () => {
  const page = await openStage(wide);
  await page.waitForSelector('.phone[data-name="客服"] .nav-title >> text=客服待办');
  await (await phone(page, '业主的手机')).click('#home-report');
  await page.waitForSelector('.phone[data-name="业主"] .nav-title >> text=报修');
  const times = await page.$$eval('.status-time', (all) => all.map((each) => each.textContent));
  expect(new Set([...times, await timeOf(page)]).size).toBe(1);
  await page.context().close();
});

test('重来 empties the demo and brings every phone home', async () => {
  const page = await openStage(wide);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => void dialog.accept());
  await (await phone(page, '业主的手机')).click('#home-report');
  await page.waitForSelector('.phone[data-name="业主"] .nav-title >> text=报修');
  await new Repair(cloud).report('重来以后就没有了');
  await page.click('#again');
  await page.waitForSelector('#again.busy');
  await page.waitForSelector('#again:not(.busy)');
  await page.waitForSelector('.phone[data-name="业主"] .nav-title >> text=物业服务');
  const queue = await cloud.act(people.wang, 'resident.home', {});
  expect(JSON.stringify(queue)).not.toContain('重来以后就没有了');
  expect(errors).toEqual([]);
  await page.context().close();
});

test('another person can hold a phone', async () => {
  const page = await openStage(wide);
  await page.selectOption('select[aria-label="业主是谁"]', people.chen);
  await (await phone(page, '业主的手机')).waitForSelector('text=5栋1单元 302');
  await page.context().close();
});

test('what one person does shows on the others, as message, banner and bill; a tap opens the page', async () => {
  const page = await openStage(wide);
  const before = await page.textContent('#bill');
  const repair = await (await new Repair(cloud).report('洗手间水龙头一直滴水')).dispatch();
  await page.waitForSelector('.message.new >> text=新派单，请答复');
  await page.waitForSelector('.notice:visible >> text=微信消息');
  expect(await page.textContent('#bill')).not.toBe(before);
  await page.click('.message.new >> text=新派单，请答复');
  const technician = await phone(page, '师傅的手机');
  await technician.waitForURL((url) => url.hash.includes(repair.ticketId));
  await technician.waitForSelector('text=洗手间水龙头一直滴水');
  await page.context().close();
});

test('the clock jumps: half an hour, a day, and to the next limit, where the timers have run', async () => {
  const page = await openStage(wide);
  const start = (await cloud.now()).now;
  await page.click('text=+30 分钟');
  await page.waitForSelector('[data-minutes="30"]:enabled');
  await page.click('text=+1 天');
  await page.waitForSelector('[data-minutes="30"]:enabled');
  const { now } = await cloud.now();
  expect(Math.round((now - start) / 60_000 / 10)).toBe(147);
  const next = await (await fetch(`${cloud.url}/control/next`)).json();
  expect(next.limit.dueAt).toBeGreaterThan(now);
  await page.click('#to-limit');
  await page.waitForSelector('#to-limit:not(.busy)');
  expect((await cloud.now()).now).toBeGreaterThan(next.limit.dueAt);
  expect(await timeOf(page)).toMatch(/^\d\d:\d\d$/);
  await page.context().close();
});

test('on a narrow screen there is one phone, chosen at the bottom, and nothing sticks out', async () => {
  const page = await openStage(narrow);
  const shown = () =>
    page.$$eval('.floor > section', (all) => all.map((each) => getComputedStyle(each).display !== 'none'));
  expect(await shown()).toEqual([true, false, false, false]);
  await page.click('[data-phone="3"]');
  expect(await shown()).toEqual([false, false, false, true]);
  await page.click('.message');
  expect((await shown())[3]).toBe(false);
  await page.click('.guide summary');
  await expect(page.isVisible('text=没人动手会怎样')).resolves.toBe(true);
  await expect(page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).resolves.toBe(true);
  await page.context().close();
});
