import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../localcloud';
import { readBundle } from '../weapp/bundle';

const h5 = path.join(root, 'dist/h5');

/** What a browser loads before the first page shows: the HTML and every script and style sheet that it names. */
function h5FirstLoad(): number {
  const html = readFileSync(path.join(h5, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  const files = named.map((name) => readFileSync(path.join(h5, name.replace(/^\/?(?:app\/)?/, ''))));
  return [Buffer.from(html), ...files].reduce((sum, file) => sum + gzipSync(file).byteLength, 0);
}

/** Bytes of the mini-program's packages, and of what a browser loads first (compressed). */
export function measurePackages(): { weapp: Record<string, number>; h5FirstLoadGzip: number } {
  return { weapp: readBundle(path.join(root, 'dist/weapp')).sizes, h5FirstLoadGzip: h5FirstLoad() };
}
