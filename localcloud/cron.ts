import { CronExpressionParser } from 'cron-parser';

const FIELDS = 7;
/** numbers, `*`, lists, ranges, steps, and the names of months and days: what the platform documents */
const known = /^[\dA-Za-z*,/-]+$/;

/**
 * A 7-field cron of the platform: second minute hour day month weekday year, in UTC+8 (platform.md "Cloud
 * functions"). Throws with one clear sentence about one that is not understood; the year is `*`.
 */
export function parseCron(config: string): { nextAfter(at: number): number } {
  const fields = config.trim().split(/\s+/);
  if (fields.length !== FIELDS || !fields.every((field) => known.test(field))) {
    throw new Error(`timer "${config}": seven fields of numbers, * , - / are expected`);
  }
  if (fields[FIELDS - 1] !== '*') throw new Error(`timer "${config}": NotImplemented: a year other than *`);
  const six = fields.slice(0, FIELDS - 1).join(' ');
  const nextAfter = (at: number) => {
    const options = { currentDate: new Date(at), tz: 'Asia/Shanghai' };
    return CronExpressionParser.parse(six, options).next().getTime();
  };
  try {
    nextAfter(0);
  } catch (error) {
    throw new Error(`timer "${config}": ${(error as Error).message}`);
  }
  return { nextAfter };
}
