import { circlesIn, graphOf } from '../support/import-graph';
import { type Import, importsOf } from '../support/imports';
import { scriptsIn } from '../support/source-files';
import { layers } from './layers';

const product = scriptsIn('types', 'cloudfunctions', 'src', 'localcloud');
const everything = [...product, ...scriptsIn('config', 'scripts', 'tests')];
const imports = product.flatMap((file) => importsOf(file));
const allImports = everything.flatMap((file) => importsOf(file));

const layerOf = (file: string) => layers.find((layer) => layer.files.test(file));
const where = ({ file, line, specifier }: Import) => `${file}:${line} imports ${specifier}`;

test('every file of the product belongs to a layer, and every layer has files', () => {
  expect(product.filter((file) => !layerOf(file))).toEqual([]);
  const used = new Set([...product, ...imports.map((each) => each.target ?? '')].map(layerOf));
  expect(layers.filter((layer) => !used.has(layer)).map((layer) => layer.name)).toEqual([]);
});

test('imports run one way: a layer imports itself and the layers that its row of the table names', () => {
  const wrong = imports.flatMap((each) => {
    const from = layerOf(each.file);
    const to = each.target && layerOf(each.target);
    if (!from || each.target === undefined || (to && (to === from || from.layers.includes(to.name))))
      return [];
    const allowed = from.layers.join(', ') || 'nothing else';
    return [
      `${where(each)}: ${from.name} may import ${allowed}; this is ${to ? to.name : 'outside the product'}`,
    ];
  });
  expect(wrong).toEqual([]);
});

test('a layer imports only the packages that its row of the table names', () => {
  const wrong = imports.flatMap((each) => {
    const from = layerOf(each.file);
    if (!from || each.package === undefined) return [];
    const name = each.package.startsWith('node:') ? 'node' : each.package;
    if (from.packages.includes(name)) return [];
    return [`${where(each)}: ${from.name} may import ${from.packages.join(', ') || 'no package'}`];
  });
  expect(wrong).toEqual([]);
});

test('the demo seed knows the product by types alone', () => {
  const wrong = imports
    .filter(({ file, target, typeOnly }) => file.startsWith('localcloud/') && !typeOnly && target)
    .filter(({ target }) => !target?.startsWith('localcloud/'));
  expect(wrong.map(where)).toEqual([]);
});

test('the table allows no circle of layers', () => {
  expect(circlesIn(new Map(layers.map(({ name, layers: below }) => [name, below])))).toEqual([]);
});

test('wx-server-sdk is imported by one adapter and by nothing else of the product', () => {
  const importers = imports.filter((each) => each.package === 'wx-server-sdk');
  expect(importers.map(({ file }) => file)).toEqual(['cloudfunctions/core/adapters/cloud.ts']);
});

test('zod is imported in its one wrapper and nowhere else, so that no schema is made before jitless is set', () => {
  const importers = allImports.filter((each) => each.package === 'zod');
  expect(importers.map(({ file }) => file)).toEqual(['types/contract/zod.ts']);
});

test('no file imports itself by way of others, not even for types', () => {
  expect(circlesIn(graphOf(product)).map((files) => files.join(' → '))).toEqual([]);
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
