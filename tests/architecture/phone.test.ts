import ts from 'typescript';
import { appPages } from '../support/app-pages';
import { bundledFrom, h5TwinOf } from '../support/import-graph';
import { collect, importsOf, lineOf, parse } from '../support/imports';
import { isThere, scriptsIn, textOf } from '../support/source-files';

const phone = scriptsIn('src');
let pages: string[] = [];
let inWeChat: string[] = [];

beforeAll(async () => {
  pages = await appPages();
  const natives = phone.filter((file) => /^src\/native\/[^/]+\/index\.ts$/.test(file));
  inWeChat = bundledFrom(['src/app.tsx', ...pages.map((page) => `src/${page}.tsx`), ...natives]);
});

/** Browser names that WeChat does not have; an `.h5` file may use them, what runs in WeChat may not. */
const browserNames = new Set(['window', 'document', 'location', 'localStorage', 'fetch', 'URLSearchParams']);

function browserNameIn(node: ts.Node): string | undefined {
  if (!ts.isIdentifier(node) || !browserNames.has(node.text)) return undefined;
  const isOthers = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
  return isOthers ? undefined : `${node.getSourceFile().fileName}:${lineOf(node)} uses ${node.text}`;
}

test('the pages of app.config.ts are there, each with its settings, and no page is forgotten', () => {
  const folders = phone
    .filter((file) => file.endsWith('/index.config.ts'))
    .map((file) => file.slice('src/'.length, -'.config.ts'.length));
  expect([...pages].sort()).toEqual(folders.sort());
  expect(pages.filter((page) => !isThere(`src/${page}.tsx`))).toEqual([]);
});

test('owner pages are in the main package, the pages of staff in a package of their role', () => {
  const packages = new Set(pages.map((page) => page.split('/')[0]));
  expect([...packages]).toEqual(['pages', 'desk', 'technician', 'lead', 'manager']);
});

test('every address that a tap, a message or the demo leads to is a page', () => {
  const addresses = [...phone, ...scriptsIn('cloudfunctions', 'localcloud')].flatMap((file) =>
    collect(parse(file), (node) => {
      const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node);
      const address = isText
        ? /^\/?((?:pages|desk|technician|lead|manager)\/[\w/-]+)(?:\?|$)/.exec(node.text)?.[1]
        : undefined;
      if (!address) return undefined;
      return { address, at: `${file}:${lineOf(node)} leads to ${address}` };
    }),
  );
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.filter(({ address }) => !pages.includes(address)).map(({ at }) => at)).toEqual([]);
});

test('the phone never touches the database: the only way to the data is an action of the contract', () => {
  const reads = phone.flatMap((file) =>
    collect(parse(file), (node) =>
      ts.isPropertyAccessExpression(node) && node.name.text === 'database'
        ? `${file}:${lineOf(node)} ${node.getText()}`
        : undefined,
    ),
  );
  expect(reads).toEqual([]);
});

test('one file calls the cloud, for one function', () => {
  const callers = phone.filter((file) => /cloud\.callFunction|\/call\//.test(textOf(file)));
  expect(callers).toEqual(['src/api/transport.h5.ts', 'src/api/transport.ts']);
});

test('the phone carries no zod: it takes the types of the contract, its words and its limits', () => {
  expect(inWeChat.filter((file) => file.startsWith('types/'))).toEqual([
    'types/contract/clock-words.ts',
    'types/contract/emergency-words.ts',
    'types/contract/faq-match.ts',
    'types/contract/limits.ts',
  ]);
});

test('what WeChat gets holds none of the browser and none of the demo', () => {
  expect(inWeChat.filter((file) => file.includes('.h5.'))).toEqual([]);
  const scripts = inWeChat.filter((file) => /\.tsx?$/.test(file));
  expect(scripts.length).toBeGreaterThan(40);
  expect(scripts.flatMap((file) => collect(parse(file), browserNameIn))).toEqual([]);
  const demo = scripts.filter((file) => /\/control\/|\?as=|身份体验|localcloud/.test(textOf(file)));
  expect(demo).toEqual([]);
});

test('nobody asks for an .h5 file by name: the build chooses', () => {
  const asking = phone
    .flatMap((file) => importsOf(file))
    .filter(({ specifier }) => specifier.includes('.h5'));
  expect(asking.map(({ file, line }) => `${file}:${line}`)).toEqual([]);
});

function exportsOf(file: string): string[] {
  return collect(parse(file), (node) => {
    const isExported =
      (ts.isFunctionDeclaration(node) ||
        ts.isInterfaceDeclaration(node) ||
        ts.isTypeAliasDeclaration(node)) &&
      node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported) return node.name?.text;
    const isExportedConst =
      ts.isVariableDeclaration(node) &&
      ts.isVariableStatement(node.parent.parent) &&
      node.parent.parent.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return isExportedConst ? node.name.getText() : undefined;
  }).sort();
}

describe('a file for the browser stands beside one for WeChat and offers the same', () => {
  const twins = phone.filter((file) => /\.h5\.tsx?$/.test(file));

  test('there are such files', () => expect(twins.length).toBeGreaterThan(3));

  test.each(twins)('%s', (twin) => {
    const own = [twin.replace('.h5.', '.'), twin.replace(/\.h5\.tsx?$/, '.ts')].find(isThere);
    expect(own && h5TwinOf(own)).toBe(twin);
    expect(exportsOf(twin)).toEqual(exportsOf(own ?? ''));
    expect(exportsOf(twin)).not.toEqual([]);
    // that types fit as well is checked by the compiler, for every pair that twins.ts names
    expect(importsOf('tests/architecture/twins.ts').map(({ target }) => target)).toContain(twin);
  });
});
