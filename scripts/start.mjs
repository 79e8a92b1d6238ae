import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';
import { say } from './say.mjs';

/** `npm start`: install what is missing, build, run the local cloud with the demo community, print one address. */
async function start() {
  await ensureInstalled();
  await build(['functions', 'h5']);
  say('▸ starting the local cloud with the demo community (ten days are lived through, some seconds) …');
  const args = ['--import', 'tsx', 'localcloud/main.ts', ...process.argv.slice(2)];
  const cloud = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  cloud.stdout.once('data', (line) => {
    const { url } = JSON.parse(String(line));
    process.stdout.write(`\n  打开 / open   ${url}/\n\n`);
    say('Everything is kept in .data/ (also after kill -9). Ctrl+C ends it.');
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => cloud.kill('SIGTERM'));
  cloud.on('exit', (code) => process.exit(code ?? 0));
}

start().catch((error) => {
  say(`✗ ${error.message}`);
  process.exit(1);
});
