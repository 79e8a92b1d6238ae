import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

const root = path.resolve(__dirname, '../..');
const fontFolder = path.join(root, 'node_modules/@fontsource-variable/noto-sans-sc');
const FONT_ROUTE = '/__font/';

/** Chromium from the npm package, which carries the program inside: nothing is downloaded, no apt is needed. */
export async function launchBrowser(): Promise<Browser> {
  // without it the package does not unpack the libraries that it needs outside of Lambda
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const { chromium: playwright } = await import('playwright-core');
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((arg) => !arg.startsWith('--single-process') && !arg.startsWith('--headless')),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    headless: true,
  });
}

/** That Chromium has no Chinese font: its pages get one from an npm package, under the name that our pages ask for. */
async function giveChineseFont(page: Page): Promise<void> {
  await page.route(`**${FONT_ROUTE}**`, (route) => {
    const file = path.basename(new URL(route.request().url()).pathname);
    return route.fulfill({
      body: readFileSync(path.join(fontFolder, 'files', file)),
      contentType: 'font/woff2',
    });
  });
  const sheet = readFileSync(path.join(fontFolder, 'index.css'), 'utf8')
    .replaceAll("'Noto Sans SC Variable'", "'Noto Sans SC'")
    .replaceAll('./files/', FONT_ROUTE);
  await page.addInitScript((css) => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = css;
      document.head.append(style);
    });
  }, sheet);
}

/** A page of this size that shows Chinese. Its errors are collected. */
export async function openPage(
  browser: Browser,
  size: { width: number; height: number },
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 2, locale: 'zh-CN' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await giveChineseFont(page);
  return { page, errors };
}

/** Keeps a picture of what a person would see, under artifacts/. */
export async function shoot(page: Page, name: string, fullPage = true): Promise<void> {
  const file = path.join(root, 'artifacts', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: file, fullPage });
}
