import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage, shoot } from '../support/browser';
import { root, TestCloud } from '../support/localcloud';
import { people } from '../support/repair';

const tap = path.join(root, 'localcloud/seed/pictures/tap.jpg');
const after = path.join(root, 'localcloud/seed/pictures/done.jpg');
const phone = { width: 375, height: 812 };
const desktop = { width: 1280, height: 800 };

let cloud: TestCloud;
let browser: Browser;
const errors: string[] = [];

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

/** Somebody's phone (or the desk's screen) on a page of the H5 build. */
async function pageOf(openid: string, place: string, size = phone): Promise<Page> {
  const opened = await openPage(browser, size);
  opened.page.on('pageerror', (error) => errors.push(`${openid} ${place}: ${error.message}`));
  await opened.page.goto(`${cloud.url}/app/?as=${openid}#/${place}`, { waitUntil: 'networkidle' });
  return opened.page;
}

/** Chooses a file in the browser's own chooser, as a person does after the tap. */
async function addPhoto(page: Page, button: string, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.click(button);
  await (await chooser).setFiles(file);
}

test('a leaking tap in the browser: report, dispatch, visit, finish, confirm, rate, archive', async () => {
  const resident = await pageOf(people.wang, 'pages/home/index');
  await shoot(resident, 'e2e/01-home');
  await resident.click('#home-report');
  await resident.click('#branch-repair-1');
  await resident.click('#leaf-repair-1-1');
  await resident.fill('#report-text textarea', '洗手间水龙头关不紧，一直滴水');
  await addPhoto(resident, '#report-photo', tap);
  await shoot(resident, 'e2e/02-report');
  await resident.click('#report-submit');
  await resident.waitForSelector('#page-ticket .promise');
  await expect(resident.textContent('#page-ticket .promise')).resolves.toMatch(
    /\d{1,2}:\d\d 前 客服会联系您/,
  );
  await shoot(resident, 'e2e/03-ticket-promise');

  const desk = await pageOf(people.lin, 'desk/queue/index', desktop);
  await desk.click('text=洗手间水龙头关不紧');
  await desk.waitForSelector('#desk-facts >> text=洗手间水龙头关不紧');
  await desk.click('#candidate-0');
  await shoot(desk, 'e2e/04-desk', false);
  await desk.click('#desk-dispatch');
  await desk.waitForSelector('#desk-facts >> text=派给周师傅');
  await shoot(desk, 'e2e/05-desk-dispatched', false);

  const technician = await pageOf(people.zhou, 'technician/jobs/index');
  await shoot(technician, 'e2e/06-jobs');
  const offer = technician.locator('.card-turn', { hasText: '洗手间水龙头关不紧' });
  await offer.locator('#job-accept').click();
  await technician.click('#slot-0');
  await shoot(technician, 'e2e/07-accept', false);
  await technician.click('#job-accept-slot');
  await technician.waitForSelector('text=等业主同意时间');

  await resident.reload({ waitUntil: 'networkidle' });
  await shoot(resident, 'e2e/08-agree');
  await resident.click('#ticket-agree');
  await resident.waitForSelector('text=已约时间');

  await technician.reload({ waitUntil: 'networkidle' });
  await technician.click('text=洗手间水龙头关不紧');
  await technician.click('#job-arrive');
  await technician.waitForSelector('#finish-done');
  await addPhoto(technician, '#finish-photo', after);
  await technician.fill('#finish-done textarea', '换了陶瓷阀芯，试水 10 分钟不滴');
  await shoot(technician, 'e2e/09-finish');
  await technician.click('#job-finish-submit');
  await technician.waitForSelector('text=完工了，等业主确认');

  await resident.reload({ waitUntil: 'networkidle' });
  await shoot(resident, 'e2e/10-confirm');
  await resident.click('#confirm-solved');
  await resident.click('#rate-overall-5');
  await shoot(resident, 'e2e/11-rate');
  await resident.click('#rate-submit');
  await resident.waitForSelector('#rated >> text=您打了 5 星');
  await shoot(resident, 'e2e/12-archived');

  const { items } = await cloud.act(people.lin, 'desk.queue', { queue: 'closed' });
  expect(items[0]).toMatchObject({ title: '洗手间水龙头关不紧，一直滴水', closure: 'solved' });
  expect(errors).toEqual([]);
}, 180_000);

test('the stage shows three phones, the clock and every message with its fate', async () => {
  const { page } = await openPage(browser, { width: 1600, height: 950 });
  await page.goto(`${cloud.url}/`);
  await page.waitForSelector('.message');
  for (const index of [0, 1, 2]) {
    await page.frameLocator('.phone iframe').nth(index).locator('.shell').waitFor();
  }
  await shoot(page, 'e2e/13-stage', false);
  expect(await page.locator('.message').first().textContent()).toMatch(/✓ 已送达|没发出/);
  const before = await page.textContent('#time');
  await page.click('[data-minutes="30"]');
  await page.waitForFunction((old) => document.getElementById('time')?.textContent !== old, before);
  await page.locator('.message').first().click();
  await page.context().close();
}, 60_000);

test('somebody without an identity chooses one; care mode enlarges', async () => {
  const { page } = await openPage(browser, phone);
  await page.goto(`${cloud.url}/app/`, { waitUntil: 'networkidle' });
  await page.click('#person-chooser >> text=陈国栋');
  await page.waitForSelector('text=以 陈国栋');
  await page.evaluate(() => localStorage.setItem('o-chen:care', JSON.stringify({ data: 'on' })));
  await page.reload({ waitUntil: 'networkidle' });
  expect(await page.locator('.care').count()).toBe(1);
  await shoot(page, 'e2e/14-care-home');
  await page.context().close();
}, 60_000);
