import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** A file of `directory` by its path in a URL; undefined for anything outside, missing or of an unknown type. */
export function readStatic(directory: string, urlPath: string): { type: string; body: Buffer } | undefined {
  const wanted = path.resolve(directory, `.${path.posix.normalize(`/${decodeURIComponent(urlPath)}`)}`);
  if (wanted !== directory && !wanted.startsWith(directory + path.sep)) return undefined;
  const file =
    existsSync(wanted) && statSync(wanted).isDirectory() ? path.join(wanted, 'index.html') : wanted;
  const type = types[path.extname(file)];
  return type && existsSync(file) ? { type, body: readFileSync(file) } : undefined;
}
