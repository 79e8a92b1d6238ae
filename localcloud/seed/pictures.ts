import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'pictures');

/** A drawn picture of the demo: tap, sink, wall, lamp or done. */
export function readPicture(name: string): Buffer {
  return readFileSync(path.join(folder, `${name}.jpg`));
}
