import { projectFiles, scriptsIn, textOf } from '../support/source-files';

const MOST_LINES = 400;
/** names what it forbids */
const self = 'tests/architecture/tidy.test.ts';

const scripts = scriptsIn('types', 'cloudfunctions', 'src', 'localcloud', 'config', 'scripts', 'tests');
const readable = projectFiles().filter((file) => !/\.(jpe?g|png|ico|woff2?|ttf)$/.test(file));

/** Lines of these files on which a pattern is found. */
function linesWith(files: readonly string[], pattern: RegExp): string[] {
  const others = files.filter((file) => file !== self);
  return others.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => {
        const found = pattern.exec(line);
        return found ? [`${file}:${index + 1} ${found[0]}`] : [];
      }),
  );
}

test('a script is short enough to be read in one go', () => {
  const long = scripts
    .map((file) => ({ file, lines: textOf(file).split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES);
  expect(long).toEqual([]);
});

test('a file name is words in small letters with hyphens', () => {
  const names = scripts.filter(
    (file) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.[a-z0-9-]+)*\.(ts|tsx|mjs|cjs|js)$/.test(file),
  );
  expect(names).toEqual([]);
});

test('no file names a package registry: npm asks the one that the machine is set up for', () => {
  const registry =
    /registry\.[a-z0-9-]+\.|npmmirror|mirrors?\.[a-z0-9-]+\.(com|cn|org|net)|"resolved": "http/;
  expect(linesWith(readable, registry)).toEqual([]);
});

test('no file names a path of one machine', () => {
  const ownPath = /(^|[\s'"`(=:])(\/(home|Users|root|work|tmp)\/[\w.-]+|[A-Z]:\\\w+)/;
  expect(linesWith(readable, ownPath)).toEqual([]);
});

test('nothing is left for later, and no test is switched off', () => {
  const marks =
    /\b(TODO|FIXME|XXX)\b|\b(test|it|describe)\.(only|skip|todo|failing)\b|\bx(it|test|describe)\(/;
  expect(linesWith(scripts, marks)).toEqual([]);
});

test('no file silences the type checker, and the linter only with a rule and a reason', () => {
  expect(
    linesWith(scripts, /@ts-(ignore|nocheck)|eslint-disable|biome-ignore(?! lint\/\w+\/\w+: \w)/),
  ).toEqual([]);
});
