import path from 'node:path';
import ts from 'typescript';
import { isThere, root, textOf } from './source-files';

/** One import, export-from, `require` or dynamic import. */
export interface Import {
  /** from the root of the project, with `/` */
  file: string;
  line: number;
  /** as it is written */
  specifier: string;
  /** the project's file that it means, from the root; none for a package */
  target: string | undefined;
  /** the package that it means, e.g. `zod`, `@tarojs/taro`, `node:fs`; none for a file of the project */
  package: string | undefined;
  /** leaves nothing in the bundle */
  typeOnly: boolean;
}

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config,
  { ...ts.sys, readDirectory: () => [] },
  root,
);
const resolution: ts.CompilerOptions = { ...options, allowJs: true };
const cache = ts.createModuleResolutionCache(root, (name) => name, resolution);

const trees = new Map<string, ts.SourceFile>();

/** The syntax tree of a file (read once), or of the text that is given for it. */
export function parse(file: string, text?: string): ts.SourceFile {
  const known = text === undefined ? trees.get(file) : undefined;
  if (known) return known;
  const tree = ts.createSourceFile(file, text ?? textOf(file), ts.ScriptTarget.Latest, true);
  if (text === undefined) trees.set(file, tree);
  return tree;
}

/** The line of a node, counted from 1. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Every node of a tree for which `pick` answers something. */
export function collect<T>(source: ts.SourceFile, pick: (node: ts.Node) => T | undefined): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    const picked = pick(node);
    if (picked !== undefined) found.push(picked);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return node.isTypeOnly || (named.length > 0 && named.every((element) => element.isTypeOnly));
  }
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function isLoadCall(node: ts.CallExpression): boolean {
  const callee = node.expression;
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
  );
}

function specifierOf(node: ts.Node): { at: ts.Node; typeOnly: boolean } | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return { at: node.moduleSpecifier, typeOnly: isTypeOnly(node) };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { at: node.argument.literal, typeOnly: true };
  }
  if (ts.isExternalModuleReference(node)) return { at: node.expression, typeOnly: false };
  if (ts.isCallExpression(node) && isLoadCall(node) && node.arguments[0]) {
    return { at: node.arguments[0], typeOnly: false };
  }
  return undefined;
}

function fileBehind(specifier: string, from: string): string | undefined {
  const resolved = ts.resolveModuleName(specifier, path.join(root, from), resolution, ts.sys, cache);
  const found = resolved.resolvedModule?.resolvedFileName;
  if (found) return path.relative(root, found).split(path.sep).join('/');
  // style sheets and the like, which TypeScript does not resolve
  const beside = path.posix.join(path.posix.dirname(from), specifier);
  return isThere(beside) ? beside : undefined;
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Is it written as a path of the project, directly or by an alias of tsconfig.json? */
function isOwn(specifier: string): boolean {
  const aliases = Object.keys(options.paths ?? {}).map((alias) => alias.replace('*', ''));
  return specifier.startsWith('.') || aliases.some((alias) => specifier.startsWith(alias));
}

/**
 * The imports of one file of the project, or of the text that is given for it.
 * A load whose name is computed (`require(process.argv[2])`) is left out; one whose file is missing throws.
 */
export function importsOf(file: string, text?: string): Import[] {
  return collect(parse(file, text), (node) => {
    const found = specifierOf(node);
    if (!found || !ts.isStringLiteralLike(found.at)) return undefined;
    const line = lineOf(node);
    const specifier = found.at.text;
    const own = isOwn(specifier);
    const target = own ? fileBehind(specifier, file) : undefined;
    if (own && !target) throw new Error(`${file}:${line} imports ${specifier}, which is not there`);
    return {
      file,
      line,
      specifier,
      target,
      package: own ? undefined : packageOf(specifier),
      typeOnly: found.typeOnly,
    };
  });
}
