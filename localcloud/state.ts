import { randomBytes } from 'node:crypto';
import type Sqlite from 'libsql';
import { Journal } from './journal';

/** A subscribe message that a function asked to send, and what became of it. */
export interface RecordedMessage {
  id: number;
  at: number;
  openid: string;
  templateId: string;
  title: string;
  page: string;
  data: Record<string, { value: string }>;
  /** 0: WeChat would deliver it */
  errCode: number;
  grantsLeft: number;
}

/** A call of a function that nobody waits for: a delayed task, a pushed message, a repetition after a failure. */
export interface LaterCall {
  function: string;
  event: object;
  source: string;
  /** repetitions that are left if it fails */
  retries: number;
}

/**
 * What the local cloud itself remembers: clock, grants, messages, one-time codes, calls to be made later. What was
 * written stays (see Journal).
 */
export class State {
  private readonly journal: Journal;
  private readonly sqlite: Sqlite.Database;

  constructor(file: string) {
    this.journal = new Journal(file);
    this.sqlite = this.journal.sqlite;
    this.sqlite.exec(`
      CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT);
      CREATE TABLE IF NOT EXISTS grants (openid TEXT, template TEXT, left INTEGER, PRIMARY KEY (openid, template));
      CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT);
      CREATE TABLE IF NOT EXISTS codes (code TEXT PRIMARY KEY, phone TEXT, expires INTEGER);
      CREATE TABLE IF NOT EXISTS later (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER, body TEXT);
    `);
  }

  private write(sql: string, ...values: unknown[]): void {
    this.sqlite.prepare(sql).run(...values);
    this.journal.written();
  }

  setting(key: string): string | undefined {
    const row = this.sqlite.prepare('SELECT value FROM settings WHERE key = ?').get(key) as
      | { value: string }
      | undefined;
    return row?.value;
  }

  set(key: string, value: string): void {
    this.write('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)', key, value);
  }

  /** Signs storage links; made once per data directory. */
  secret(): string {
    const known = this.setting('secret');
    if (known) return known;
    const made = randomBytes(32).toString('hex');
    this.set('secret', made);
    return made;
  }

  grants(openid: string, template: string): number {
    const row = this.sqlite
      .prepare('SELECT left FROM grants WHERE openid = ? AND template = ?')
      .get(openid, template) as { left: number } | undefined;
    return row?.left ?? 0;
  }

  addGrants(openid: string, template: string, count: number): void {
    const left = Math.max(0, this.grants(openid, template) + count);
    this.write(
      'INSERT OR REPLACE INTO grants (openid, template, left) VALUES (?, ?, ?)',
      openid,
      template,
      left,
    );
  }

  record(message: Omit<RecordedMessage, 'id'>): void {
    this.write('INSERT INTO messages (body) VALUES (?)', JSON.stringify(message));
  }

  /** The latest messages, newest first. */
  messages(limit: number): RecordedMessage[] {
    const rows = this.sqlite.prepare('SELECT id, body FROM messages ORDER BY id DESC LIMIT ?').all(limit) as {
      id: number;
      body: string;
    }[];
    return rows.map(({ id, body }) => ({ id, ...(JSON.parse(body) as Omit<RecordedMessage, 'id'>) }));
  }

  addCode(code: string, phone: string, expires: number): void {
    this.write('INSERT OR REPLACE INTO codes (code, phone, expires) VALUES (?, ?, ?)', code, phone, expires);
  }

  /** The phone number behind a one-time code, once. */
  takeCode(code: string, now: number): string | undefined {
    const row = this.sqlite.prepare('SELECT phone, expires FROM codes WHERE code = ?').get(code) as
      | { phone: string; expires: number }
      | undefined;
    this.write('DELETE FROM codes WHERE code = ?', code);
    return row && row.expires >= now ? row.phone : undefined;
  }

  /** Keeps a call that is to be made at a later time. */
  addLater(at: number, call: LaterCall): void {
    this.write('INSERT INTO later (at, body) VALUES (?, ?)', Math.round(at), JSON.stringify(call));
  }

  /** The call to be made next. */
  nextLater(): { id: number; at: number; call: LaterCall } | undefined {
    const row = this.sqlite.prepare('SELECT id, at, body FROM later ORDER BY at, id LIMIT 1').get() as
      | { id: number; at: number; body: string }
      | undefined;
    return row && { id: row.id, at: row.at, call: JSON.parse(row.body) as LaterCall };
  }

  removeLater(id: number): void {
    this.write('DELETE FROM later WHERE id = ?', id);
  }

  /** Forgets everything but the secret, at once. */
  reset(): void {
    const tables = ['grants', 'messages', 'codes', 'later'];
    const deletes = tables.map((table) => `DELETE FROM ${table};`).join(' ');
    this.sqlite.exec(`BEGIN; DELETE FROM settings WHERE key <> 'secret'; ${deletes} COMMIT;`);
    this.journal.written();
  }

  close(): void {
    this.journal.close();
  }
}
