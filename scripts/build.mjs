import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFunctions } from '../config/build-functions.mjs';
import { ensureInstalled, root } from './install.mjs';
import { mustRun } from './run-command.mjs';
import { say, step } from './say.mjs';

const client = ['src', 'types', 'config', 'babel.config.js', 'package-lock.json', 'tsconfig.json'];
const taro = (type) => () =>
  mustRun(process.execPath, ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', type, '--no-check'], {
    cwd: root,
    env: { NODE_ENV: 'production', TARO_ENV: type },
  });

const targets = {
  functions: {
    inputs: ['cloudfunctions', 'types', 'config', 'package-lock.json'],
    out: 'dist/cloudfunctions',
    build: () => buildFunctions(root),
  },
  h5: { inputs: client, out: 'dist/h5', build: taro('h5') },
  weapp: { inputs: client, out: 'dist/weapp', build: taro('weapp') },
};

function fingerprint(inputs) {
  const hash = createHash('sha256');
  const add = (file) => {
    const full = path.join(root, file);
    if (!existsSync(full)) return;
    let entries;
    try {
      entries = readdirSync(full).sort();
    } catch {
      hash.update(file).update(readFileSync(full));
      return;
    }
    for (const name of entries) add(path.join(file, name));
  };
  inputs.forEach(add);
  return hash.digest('hex');
}

/** Builds the named targets into dist/, each only if one of its sources changed since its last build. */
export async function build(names) {
  for (const name of names) {
    const target = targets[name];
    if (!target)
      throw new Error(`unknown build target ${name}; there are ${Object.keys(targets).join(', ')}`);
    const stamp = path.join(root, 'dist', `.built-${name}`);
    const wanted = fingerprint(target.inputs);
    if (
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === wanted &&
      existsSync(path.join(root, target.out))
    ) {
      say(`✓ ${name} is built already`);
      continue;
    }
    rmSync(stamp, { force: true });
    rmSync(path.join(root, target.out), { recursive: true, force: true });
    await step(`building ${name}`, target.build);
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, wanted);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled();
  await build(process.argv.slice(2)).catch((error) => {
    say(`✗ ${error.message}`);
    process.exit(1);
  });
}
