import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.mjs';
import { step } from './say.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const lockfile = path.join(root, 'package-lock.json');
const stamp = path.join(root, 'node_modules', '.installed-lockfile');

/** Installs the locked dependencies unless exactly these are there already. Shows npm's own progress. */
export async function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('installing dependencies (one to three minutes the first time)', async () => {
    // not `npm ci`: it refuses a lockfile from a registry that lacks optional packages of other platforms
    const { code } = await runCommand(
      'npm',
      ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
      },
    );
    if (code !== 0) throw new Error('npm install failed; its own words are above');
  });
  writeFileSync(stamp, wanted);
}
