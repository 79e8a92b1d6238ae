import { circlesIn, graphOf } from '../support/import-graph';
import { scriptsIn } from '../support/source-files';

test('no file imports itself by way of others, not even for types', () => {
  const circles = circlesIn(graphOf(scriptsIn('types', 'cloudfunctions', 'src', 'localcloud')));
  expect(circles.map((files) => files.join(' → '))).toEqual([]);
});

test('a circle is found wherever one enters it', () => {
  const graph = new Map([
    ['start', ['a', 'end']],
    ['a', ['b', 'end']],
    ['b', ['c']],
    ['c', ['a']],
    ['end', []],
  ]);
  expect(circlesIn(graph)).toEqual([['a', 'b', 'c', 'a']]);
});
