import { measureAll, readBudget } from '../tests/support/measure/figures';

/** Prints every figure beside its limit; ends with code 1 if one is over. */
async function print(): Promise<void> {
  const figures = await measureAll(readBudget(), (what) => process.stderr.write(`▸ measuring ${what} …\n`));
  let group = '';
  for (const { group: its, name, value, limit } of figures) {
    if (its !== group) process.stdout.write(`\n${its}\n`);
    group = its;
    const limitText = Number.isFinite(limit) ? `of ${limit.toLocaleString('en')}` : '';
    const mark = value > limit ? '✗' : ' ';
    process.stdout.write(
      `${mark} ${value.toLocaleString('en').padStart(9)} ${limitText.padEnd(13)} ${name}\n`,
    );
  }
  const over = figures.filter(({ value, limit }) => value > limit).length;
  process.stdout.write(`\n${figures.length} figures, ${over} over their limit\n`);
  process.exitCode = over > 0 ? 1 : 0;
}

void print();
