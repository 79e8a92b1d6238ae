import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimDataDirectory } from './data-directory';
import { LocalCloud } from './local-cloud';
import { readOptions } from './options';
import { listen } from './server';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), root);
  const release = claimDataDirectory(options.data);
  process.on('exit', release);
  const cloud = new LocalCloud(options);
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
  await cloud.seedOnce();
  process.stdout.write(`${JSON.stringify({ url: cloud.url, admin: `${cloud.url}/admin` })}\n`);
}

start().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
