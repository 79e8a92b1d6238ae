import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Bundles every folder of cloudfunctions/ that holds a config.json into dist/cloudfunctions/<name>/
 * {index.js, package.json, config.json}: each is uploaded alone, so shared code is inside the bundle
 * and only wx-server-sdk, which CloudBase installs, stays outside.
 */
export async function buildFunctions(root, out = path.join(root, 'dist/cloudfunctions')) {
  const { build } = await import('esbuild');
  const source = path.join(root, 'cloudfunctions');
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const names = readdirSync(source).filter((name) => existsSync(path.join(source, name, 'config.json')));
  for (const name of names) {
    const folder = path.join(out, name);
    mkdirSync(folder, { recursive: true });
    await build({
      entryPoints: [path.join(source, name, 'index.ts')],
      outfile: path.join(folder, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node18',
      format: 'cjs',
      external: ['wx-server-sdk'],
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'error',
      alias: { '@contract': path.join(root, 'types/contract') },
    });
    copyFileSync(path.join(source, name, 'config.json'), path.join(folder, 'config.json'));
    const manifest = {
      name,
      version: '1.0.0',
      private: true,
      main: 'index.js',
      dependencies: { 'wx-server-sdk': dependencies['wx-server-sdk'] },
    };
    writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  }
  return names;
}
