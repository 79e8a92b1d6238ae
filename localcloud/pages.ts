import { existsSync, readFileSync } from 'node:fs';

interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
}

/** Pages of the built mini-program from its app.json; undefined if it is not built, then no page is refused. */
export function readPages(appJson: string): ReadonlySet<string> | undefined {
  if (!existsSync(appJson)) return undefined;
  const { pages, subPackages = [] } = JSON.parse(readFileSync(appJson, 'utf8')) as AppConfig;
  const inPackages = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`));
  return new Set([...pages, ...inPackages]);
}
