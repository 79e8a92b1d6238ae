import { close, fdatasync, open } from 'node:fs';
import Sqlite from 'libsql';

/** ms between a write and the disk having it, at most (and the flush itself) */
const FLUSH_MS = 100;

/**
 * A SQLite file whose writes are safe from kill -9 when they return: the operating system has them. The disk has them a
 * tenth of a second later, by a flush on another thread that nobody waits for; a power cut may lose that tenth, and
 * leaves everything before it whole. A MongoDB that is not asked for `j: true` does the same (manual,
 * storage.journal.commitIntervalMs: 100).
 */
export class Journal {
  readonly sqlite: Sqlite.Database;
  private readonly log: string;
  private timer: NodeJS.Timeout | undefined;
  private isFlushing = false;
  private isBehind = false;

  constructor(file: string) {
    this.log = `${file}-wal`;
    this.sqlite = new Sqlite(file);
    this.sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  }

  /** Something was committed: it has to reach the disk. */
  written(): void {
    this.isBehind = true;
    if (this.timer || this.isFlushing) return;
    this.timer = setTimeout(() => this.flush(), FLUSH_MS);
    // an end in order closes the file, which flushes too
    this.timer.unref();
  }

  private flush(): void {
    this.timer = undefined;
    this.isFlushing = true;
    this.isBehind = false;
    open(this.log, 'r+', (error, file) => {
      if (error) return this.flushed(error);
      fdatasync(file, (failed) => close(file, () => this.flushed(failed)));
    });
  }

  private flushed(error: NodeJS.ErrnoException | null): void {
    this.isFlushing = false;
    // closed in between: there is no log any more
    if (error && error.code !== 'ENOENT')
      process.stderr.write(`local cloud: the disk refuses to keep what was written (${error.message})\n`);
    if (this.isBehind) this.written();
  }

  close(): void {
    clearTimeout(this.timer);
    this.sqlite.close();
  }
}
