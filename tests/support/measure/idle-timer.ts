import type { TestCloud } from '../localcloud';

const DAY_MINUTES = 24 * 60;
const LONGEST_MONTH_DAYS = 31;

/** What the timer bills in a month in which nothing is due, from a day that is really run through. */
export async function measureIdleTimer(cloud: TestCloud): Promise<number> {
  await cloud.resetBill();
  await cloud.advance(DAY_MINUTES);
  return (await cloud.bill()).sinceReset.total * LONGEST_MONTH_DAYS;
}
