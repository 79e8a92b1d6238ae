import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CloudError } from './cloud-error';
import { fileTypeOf } from './file-types';

const ENVIRONMENT = 'cloud://local.6c6f-local-1300000000/';
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
/** how long an upload that the SDK asked for may take to begin */
const UPLOAD_SECONDS = 15 * 60;
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

  private fileFor(key: string): string {
    if (!isSafe(key)) {
      throw new CloudError('STORAGE_INVALID_PATH', `[InvalidParameter] cloud path ${key.slice(0, 80)}`);
    }
    return path.join(this.directory, ...key.split('/'));
  }

  private existing(key: string | undefined): string | undefined {
    if (key === undefined || !isSafe(key)) return undefined;
    const file = this.fileFor(key);
    return existsSync(file) ? file : undefined;
  }

  /** The key in a file id, if it is one of ours. */
  keyOf(fileId: string): string | undefined {
    return fileId.startsWith(ENVIRONMENT) ? fileId.slice(ENVIRONMENT.length) : undefined;
  }

  /** Stores a file whole or not at all and answers its id. Throws CloudError for a bad path, type, content or size. */
  put(key: string, bytes: Buffer): string {
    const file = this.fileFor(key);
    const type = fileTypeOf(key);
    if (!type) throw new CloudError('STORAGE_INVALID_TYPE', '[InvalidParameter] type of file');
    if (bytes.length === 0 || bytes.length > LARGEST_FILE_BYTES) {
      throw new CloudError('STORAGE_EXCEED_LIMIT', '[InvalidParameter] a file has 1 byte to 10 MB');
    }
    if (!type.matches(bytes)) {
      throw new CloudError(
        'STORAGE_INVALID_TYPE',
        `[InvalidParameter] the content is not ${type.contentType}`,
      );
    }
    mkdirSync(path.dirname(file), { recursive: true });
    const part = `${file}.${randomBytes(4).toString('hex')}.part`;
    writeFileSync(part, bytes, { flush: true });
    renameSync(part, file);
    return ENVIRONMENT + key;
  }

  private sign(purpose: 'GET' | 'PUT', key: string, until: number): string {
    const text = `${purpose}\n${key}\n${until}`;
    return createHmac('sha256', this.secret()).update(text).digest('hex').slice(0, 32);
  }

  private isSigned(purpose: 'GET' | 'PUT', key: string, until: number, sign: string): boolean {
    const wanted = Buffer.from(this.sign(purpose, key, until));
    const given = Buffer.from(sign);
    return wanted.length === given.length && timingSafeEqual(wanted, given) && until * 1_000 >= this.now();
  }

  /** A path on this server that opens the file until `seconds` of local-cloud time have passed. */
  link(fileId: string, seconds: number): string | undefined {
    const key = this.keyOf(fileId);
    if (key === undefined || !this.existing(key)) return undefined;
    const until = Math.floor(this.now() / 1_000) + seconds;
    return `/storage/${key}?t=${until}&sign=${this.sign('GET', key, until)}`;
  }

  /** The bytes behind a link, or undefined if it was not made here, is over, or the file is gone. */
  open(key: string, until: number, sign: string): Buffer | undefined {
    const file = this.isSigned('GET', key, until, sign) ? this.existing(key) : undefined;
    return file === undefined ? undefined : readFileSync(file);
  }

  /** Allows one upload as the SDK makes it: the path to PUT to and the id of the file. Throws CloudError for a bad path. */
  uploadTicket(key: string): { path: string; fileId: string } {
    this.fileFor(key);
    const until = Math.floor(this.now() / 1_000) + UPLOAD_SECONDS;
    return {
      path: `/storage/${key}?t=${until}&sign=${this.sign('PUT', key, until)}`,
      fileId: ENVIRONMENT + key,
    };
  }

  /** Stores what comes with an upload ticket. Throws CloudError STORAGE_EXCEED_AUTHORITY for one not made here. */
  putWithTicket(key: string, until: number, sign: string, bytes: Buffer): string {
    if (!this.isSigned('PUT', key, until, sign)) {
      throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'this upload was not allowed here, or too long ago');
    }
    return this.put(key, bytes);
  }

  remove(fileId: string): boolean {
    const file = this.existing(this.keyOf(fileId));
    if (!file) return false;
    rmSync(file);
    return true;
  }

  clear(): void {
    rmSync(this.directory, { recursive: true, force: true });
    mkdirSync(this.directory, { recursive: true });
  }
}
