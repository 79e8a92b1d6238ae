import ts from 'typescript';
import { collect, lineOf, parse } from '../support/imports';
import { scriptsIn } from '../support/source-files';

/** What a pure function has no business with: other machines, processes, timers, the log. */
const worldNames = new Set([
  'process',
  'Buffer',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'globalThis',
  'performance',
  'crypto',
  'require',
  '__dirname',
  '__filename',
]);

const isNamed = (node: ts.Node, name: string) => ts.isIdentifier(node) && node.text === name;
const isProperty = (node: ts.Node, object: string, property: string) =>
  ts.isPropertyAccessExpression(node) && isNamed(node.expression, object) && node.name.text === property;

/** A look at the clock or at chance, in words; undefined for anything else. */
function chanceIn(node: ts.Node): string | undefined {
  if (isProperty(node, 'Date', 'now')) return 'Date.now';
  if (isProperty(node, 'Math', 'random')) return 'Math.random';
  const isBare = (ts.isNewExpression(node) || ts.isCallExpression(node)) && !node.arguments?.length;
  if (isBare && isNamed(node.expression, 'Date')) return 'Date without a time';
  if (isBare && isNamed(node.expression, 'dayjs')) return 'dayjs without a time';
  return undefined;
}

/** A name of the world outside, used as itself and not as somebody's property. */
function worldIn(node: ts.Node): string | undefined {
  if (!ts.isIdentifier(node) || !worldNames.has(node.text)) return undefined;
  const { parent } = node;
  const isOthers =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent);
  return isOthers ? undefined : node.text;
}

function findings(files: readonly string[], look: (node: ts.Node) => string | undefined): string[] {
  return files.flatMap((file) =>
    collect(parse(file), (node) => {
      const found = look(node);
      return found && `${file}:${lineOf(node)} uses ${found}`;
    }),
  );
}

test('the rules and the contract read no clock and throw no dice: time and ids are arguments', () => {
  expect(findings(scriptsIn('cloudfunctions/core/domain', 'types/contract'), chanceIn)).toEqual([]);
});

test('use cases and runtime take the time from what they are given, so that the local cloud can move it', () => {
  expect(
    findings(scriptsIn('cloudfunctions/core/usecases', 'cloudfunctions/core/runtime'), chanceIn),
  ).toEqual([]);
});

test('the rules touch nothing outside themselves: no process, no network, no timer, no log', () => {
  expect(findings(scriptsIn('cloudfunctions/core/domain'), worldIn)).toEqual([]);
});

test('the rules are synchronous: whoever waits for something reaches outside', () => {
  const waits = (node: ts.Node) => (node.kind === ts.SyntaxKind.AsyncKeyword ? 'async' : undefined);
  expect(findings(scriptsIn('cloudfunctions/core/domain'), waits)).toEqual([]);
});

test.each([
  ['const at = Date.now();', 'Date.now'],
  ['const at = [1].map(Date.now);', 'Date.now'],
  ['const at = new Date();', 'Date without a time'],
  ['const at = dayjs();', 'dayjs without a time'],
  ['const id = Math.random();', 'Math.random'],
])('%s is seen as %s', (text, word) => {
  expect(collect(parse('example.ts', text), chanceIn)).toEqual([word]);
});

test('a time that is given is no look at the clock', () => {
  expect(collect(parse('example.ts', 'const a = new Date(at); const b = dayjs(at);'), chanceIn)).toEqual([]);
});

test('a name from outside is told from a property that is called the same', () => {
  const text = 'const a = process.pid; const b = task.process; const c = { process: 1 }; fetch(a);';
  expect(collect(parse('example.ts', text), worldIn)).toEqual(['process', 'fetch']);
});
