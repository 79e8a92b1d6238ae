import { launchBrowser, openPage, shoot } from '../tests/support/browser';

/** For people who build pages: `npx tsx scripts/shoot.ts <width> <height> <name>=<url> …` → artifacts/<name>.png */
async function main(): Promise<void> {
  const [width = '375', height = '812', ...targets] = process.argv.slice(2);
  const browser = await launchBrowser();
  for (const target of targets) {
    const at = target.indexOf('=');
    const { page, errors } = await openPage(browser, { width: Number(width), height: Number(height) });
    await page.goto(target.slice(at + 1), { waitUntil: 'load' });
    // the stage asks for news every two seconds and is never idle for long
    await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => undefined);
    await shoot(page, target.slice(0, at));
    for (const error of errors) console.error(`${target}: ${error}`);
    await page.context().close();
  }
  await browser.close();
}

void main();
