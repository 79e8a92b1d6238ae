import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';

/** A built mini-program, read once: its templates compiled by WeChat's own compiler, its pages, what is wrong with it. */
export interface WeappBundle {
  dist: string;
  pages: string[];
  /** templates and scripts of all WXML, as source of one JavaScript expression */
  templates: string;
  configs: Record<string, { usingComponents?: Record<string, string> }>;
  /** bytes of the main package (`main`) and of each sub-package (its root) */
  sizes: Record<string, number>;
  problems: string[];
}

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
}

function filesUnder(folder: string, prefix = ''): string[] {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(prefix, entry.name);
    return entry.isDirectory() ? filesUnder(folder, name) : [name];
  });
}

/** Reads dist/weapp. Whatever a phone would stumble over is in `problems`. */
export function readBundle(dist: string): WeappBundle {
  const files = filesUnder(dist);
  const read = (file: string) => readFileSync(path.join(dist, file), 'utf8');
  const problems: string[] = [];
  const configs: WeappBundle['configs'] = {};
  const group = new TmplGroup();
  for (const file of files) {
    const name = file.replace(/\.\w+$/, '');
    if (file.endsWith('.wxml')) {
      for (const warning of group.addTmpl(name, read(file))) problems.push(`${file}: ${warning.message}`);
      configs[name] = files.includes(`${name}.json`) ? JSON.parse(read(`${name}.json`)) : {};
    } else if (file.endsWith('.wxs')) group.addScript(name, read(file));
  }
  const templates = group.getTmplGenObjectGroups();
  group.free();
  const app = JSON.parse(read('app.json')) as AppJson;
  const subs = app.subPackages ?? [];
  const pages = [
    ...app.pages,
    ...subs.flatMap((sub) => sub.pages.map((page) => path.posix.join(sub.root, page))),
  ];
  for (const page of pages) {
    for (const extension of ['js', 'wxml', 'json']) {
      if (!files.includes(`${page}.${extension}`))
        problems.push(`app.json names ${page}, but ${page}.${extension} is missing`);
    }
  }
  const bytes = (isIn: (file: string) => boolean) =>
    files
      .filter((file) => isIn(file) && !/\.(map|txt)$/.test(file))
      .reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0);
  const roots = subs.map((sub) => `${sub.root}/`);
  const sizes = {
    main: bytes((file) => !roots.some((root) => file.startsWith(root))),
    ...Object.fromEntries(roots.map((root) => [root, bytes((file) => file.startsWith(root))])),
  };
  return { dist, pages, templates, configs, sizes, problems };
}
