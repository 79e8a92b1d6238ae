import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Makes the data directory ours until the returned function is called. A lock left by a killed server is taken over.
 * Throws with one clear sentence if the directory cannot be used or another server uses it.
 */
export function claimDataDirectory(directory: string): () => void {
  try {
    mkdirSync(path.join(directory, 'files'), { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK);
  } catch {
    throw new Error(`the data directory ${directory} cannot be read and written`);
  }
  const lock = path.join(directory, 'server.pid');
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) {
      throw new Error(`the data directory ${directory} is used by another local cloud (process ${owner})`);
    }
    writeFileSync(lock, String(process.pid));
  }
  return () => rmSync(lock, { force: true });
}
