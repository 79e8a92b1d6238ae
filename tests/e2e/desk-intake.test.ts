import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage, shoot } from '../support/browser';
import { TestCloud } from '../support/localcloud';
import { people } from '../support/repair';

let cloud: TestCloud;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
  browser = await launchBrowser();
  ({ page, errors } = await openPage(browser, { width: 1280, height: 800 }));
  await page.goto(`${cloud.url}/app/?as=${people.lin}#/desk/queue/index`, { waitUntil: 'networkidle' });
});
afterAll(async () => {
  await browser.close();
  await cloud.stop();
});

const key = (name: string) => page.keyboard.press(name);
const type = (words: string) => page.keyboard.type(words);

test('P1.1 the desk registers a call with the keyboard alone: N, a number, Enter, words, Ctrl+Enter', async () => {
  await page.waitForSelector('#desk-facts');
  await key('n');
  await page.waitForSelector('#register-find input:focus');
  await type('1381');
  await page.waitForSelector('.hit-on >> text=王淑芬');
  await shoot(page, 'e2e/20-register-hits', false);
  await key('Enter');
  await page.waitForSelector('#register-open .card');
  await page.waitForSelector('#register-text textarea:focus');
  await type('厨房水槽下面的软管爆了，已经关了总阀');
  await shoot(page, 'e2e/21-register', false);
  await key('Control+Enter');
  await page.waitForSelector('#desk-facts >> text=厨房水槽下面的软管爆了');
  expect(await page.textContent('#desk-facts')).toContain('林晓登记');
  await shoot(page, 'e2e/22-registered', false);
});

test('P1.1 the same matter is not registered twice: a second call is noted on the ticket that is open', async () => {
  await page.click('#desk-register');
  await page.waitForSelector('#register-find input:focus');
  await type('7-2-1203');
  await page.waitForSelector('.hit-on');
  await key('Enter');
  const open = page.locator('#register-open .card', { hasText: '厨房水槽下面的软管爆了' });
  await open.locator('.btn').click();
  await page.fill('#register-text textarea', '问什么时候来，下午在家');
  await shoot(page, 'e2e/23-same', false);
  await page.click('#register-send');
  await page.waitForSelector('#desk-facts >> text=客服林晓记下业主来电');
});

test('P6.1 a ticket is found again by a word, and the queue is there again after', async () => {
  await page.fill('#desk-search input', '软管');
  await key('Enter');
  await page.waitForSelector('#search-filters');
  await page.waitForSelector('.desk-queue .qrow >> text=厨房水槽下面的软管爆了');
  expect(await page.locator('.desk-queue .qrow').count()).toBe(1);
  await page.click('#desk-search-clear');
  await page.waitForSelector('#search-filters', { state: 'detached' });
  await expect(page.textContent('#queue-mine')).resolves.toMatch(/轮到我 \d+/);
  expect(errors).toEqual([]);
});
