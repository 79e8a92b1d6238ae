import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimDataDirectory } from './data-directory';
import { LocalCloud } from './local-cloud';
import { type Options, readOptions } from './options';
import { listen } from './server';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PARENT_CHECK_MS = 200;

function open(options: Options): LocalCloud {
  try {
    return new LocalCloud(options);
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    if (typeof code !== 'string' || !code.startsWith('SQLITE_')) throw error;
    throw new Error(`the data directory ${options.data} is damaged (${message}); choose another with --data`);
  }
}

/** npm runs a script in a shell, and some shells die of a signal without passing it on: then nobody would end us. */
function endWithNpm(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const check = () => {
    if (process.ppid !== parent) end();
  };
  setInterval(check, PARENT_CHECK_MS).unref();
}

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), root);
  const release = claimDataDirectory(options.data);
  process.on('exit', release);
  const cloud = open(options);
  const server = await listen(cloud, options.port);
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    server.close();
    server.closeAllConnections();
    void cloud.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  endWithNpm(end);
  await cloud.seedOnce().catch((error) => {
    // a seed that is cut off by the end is begun again by the next start
    if (!ending) throw error;
  });
  if (!ending) process.stdout.write(`${JSON.stringify({ url: cloud.url, admin: `${cloud.url}/admin` })}\n`);
}

start().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
