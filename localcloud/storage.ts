import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CloudError } from './cloud-error';

const ENVIRONMENT = 'cloud://local.6c6f-local-1300000000/';
const LARGEST = 10 * 1024 * 1024;
const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};
const LONGEST_PATH = 400;
// folders have no dot and files have one, so that none can take the place of the other
const safePath = /^(?:[A-Za-z0-9_-]{1,100}\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]{0,100}\.[a-z0-9]{2,5}$/;

const isSafe = (key: string) => key.length <= LONGEST_PATH && safePath.test(key) && !key.includes('..');

/** Private files under the data directory, reached by links that are signed and expire. */
export class Storage {
  constructor(
    private readonly directory: string,
    private readonly secret: () => string,
    private readonly now: () => number,
  ) {}

  /** The file behind an id, if it is there. */
  private existing(fileId: string): { key: string; file: string } | undefined {
    const key = this.keyOf(fileId);
    if (key === undefined || !isSafe(key)) return undefined;
    const file = this.fileFor(key);
    return existsSync(file) ? { key, file } : undefined;
  }

  private fileFor(key: string): string {
    if (!isSafe(key)) {
      throw new CloudError('STORAGE_INVALID_PATH', `[InvalidParameter] cloud path ${key.slice(0, 80)}`);
    }
    return path.join(this.directory, ...key.split('/'));
  }

  /** The key in a file id, if it is one of ours. */
  keyOf(fileId: string): string | undefined {
    return fileId.startsWith(ENVIRONMENT) ? fileId.slice(ENVIRONMENT.length) : undefined;
  }

  /** Stores a file whole or not at all and answers its id. Throws CloudError for a bad path, type or size. */
  put(key: string, bytes: Buffer): string {
    const file = this.fileFor(key);
    if (!this.typeOf(key)) throw new CloudError('STORAGE_INVALID_TYPE', '[InvalidParameter] type of file');
    if (bytes.length === 0 || bytes.length > LARGEST) {
      throw new CloudError('STORAGE_EXCEED_LIMIT', '[InvalidParameter] a file has 1 byte to 10 MB');
    }
    mkdirSync(path.dirname(file), { recursive: true });
    const part = `${file}.${randomBytes(4).toString('hex')}.part`;
    writeFileSync(part, bytes, { flush: true });
    renameSync(part, file);
    return ENVIRONMENT + key;
  }

  typeOf(key: string): string | undefined {
    return types[path.extname(key).slice(1)];
  }

  private sign(key: string, until: number): string {
    return createHmac('sha256', this.secret()).update(`${key}\n${until}`).digest('hex').slice(0, 32);
  }

  /** A path on this server that opens the file until `seconds` of local-cloud time have passed. */
  link(fileId: string, seconds: number): string | undefined {
    const key = this.existing(fileId)?.key;
    if (key === undefined) return undefined;
    const until = Math.floor(this.now() / 1_000) + seconds;
    return `/storage/${key}?t=${until}&sign=${this.sign(key, until)}`;
  }

  /** The bytes behind a link, or undefined if it was not made here, is over, or the file is gone. */
  open(key: string, until: number, sign: string): Buffer | undefined {
    const wanted = Buffer.from(this.sign(key, until));
    const given = Buffer.from(sign);
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined;
    if (until * 1_000 < this.now()) return undefined;
    const file = this.fileFor(key);
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  remove(fileId: string): boolean {
    const file = this.existing(fileId)?.file;
    if (file === undefined) return false;
    rmSync(file);
    return true;
  }

  clear(): void {
    rmSync(this.directory, { recursive: true, force: true });
    mkdirSync(this.directory, { recursive: true });
  }
}
