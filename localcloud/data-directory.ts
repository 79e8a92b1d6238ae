import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'libsql';

/** Held while a server runs; the operating system lets go of it also after kill -9. Its file marks the directory as ours. */
const LOCK = 'server.lock';

function entriesOf(directory: string): string[] {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return readdirSync(directory);
  } catch {
    throw new Error(`the data directory ${directory} cannot be read and written`);
  }
}

/**
 * Makes the data directory ours until the returned function is called or the process ends. Throws with one clear
 * sentence if it cannot be used, holds files of something else (a reset would delete them) or another server uses it.
 */
export function claimDataDirectory(directory: string): () => void {
  const entries = entriesOf(directory);
  if (entries.length > 0 && !entries.includes(LOCK)) {
    throw new Error(
      `the data directory ${directory} holds files of something else; choose an empty one with --data`,
    );
  }
  const lock = new Sqlite(path.join(directory, LOCK));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(`the data directory ${directory} is used by another local cloud`);
  }
  return () => lock.close();
}
