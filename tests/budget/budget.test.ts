import { type Budget, type Figure, measureAll, readBudget } from '../support/measure/figures';

const groups: (keyof Budget)[] = ['action', 'list', 'life', 'idleTimer', 'page', 'tap', 'package'];
let figures: Figure[];

beforeAll(async () => {
  figures = await measureAll(readBudget());
}, 180_000);

test.each(groups)('%s: measured, and no figure is over its limit', (group) => {
  const own = figures.filter((figure) => figure.group === group);
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter(({ value }) => !(value > 0) && group !== 'tap' && group !== 'life')).toEqual([]);
  expect(own.filter(({ value, limit }) => !(value <= limit))).toEqual([]);
});
