import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');

const ignored = readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean);
const ignoredEndings = ignored.filter((line) => line.startsWith('*')).map((line) => line.slice(1));
const ignoredNames = new Set(['.git', ...ignored.map((line) => line.replace(/\/$/, ''))]);

function isIgnored(name: string): boolean {
  return ignoredNames.has(name) || ignoredEndings.some((ending) => name.endsWith(ending));
}

/** Every file of the project that .gitignore does not leave out, as paths from the root with `/`, sorted. */
export function projectFiles(folder = ''): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  const files = entries
    .filter(({ name }) => !isIgnored(name))
    .flatMap((entry) => {
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? projectFiles(file) : [file];
    });
  return files.sort();
}

/** The scripts (TypeScript and JavaScript) in these folders. */
export function scriptsIn(...folders: string[]): string[] {
  return folders
    .flatMap((folder) => projectFiles(folder))
    .filter((file) => /\.(tsx?|mjs|cjs|js)$/.test(file));
}

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function isThere(file: string): boolean {
  return existsSync(path.join(root, file));
}
