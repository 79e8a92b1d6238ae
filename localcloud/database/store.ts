import { EJSON } from 'bson';
import Sqlite from 'libsql';
import { Journal } from '../journal';
import { type Document, type Readable, toEjson } from './ejson';
import { duplicateId, duplicateKey } from './failures';
import { type EntryChange, entryChange, keyText } from './index-entries';
import { idText, indexTableOf, Reader, type Stored, tableOf } from './reader';
import { type DatabaseSchema, type IndexSchema, isGeoIndex } from './schema';
import { Statements } from './statements';

const LAYOUT = 2;
/** of pages that SQLite keeps in memory, in KiB */
const CACHE = 64 * 1024;
/** of the file that is read without copying, in bytes; the most that SQLite takes */
const MAPPED = 2_147_418_112;

/**
 * Collections and their indexes in one SQLite file. A document is a row of EJSON; an index is a table of
 * order-preserving keys, several per document where a field is an array. What is committed stays (see Journal).
 */
export class Store {
  readonly reader: Reader;
  private readonly journal: Journal;
  private readonly sqlite: Sqlite.Database;
  private readonly statements: Statements;
  private readonly collections = new Map<string, readonly IndexSchema[]>();
  private readonly arrayFields = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly schema: DatabaseSchema,
  ) {
    this.journal = new Journal(file);
    this.sqlite = this.journal.sqlite;
    this.sqlite.exec(
      `PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${CACHE}; PRAGMA mmap_size = ${MAPPED};`,
    );
    this.sqlite.exec(
      'CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT); CREATE TABLE IF NOT EXISTS arrays (name TEXT PRIMARY KEY);',
    );
    this.statements = new Statements(this.sqlite);
    this.reader = new Reader(this.sqlite);
    this.prepareTables();
  }

  private prepareTables(): void {
    const made = (
      this.sqlite
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'c:%'")
        .all() as {
        name: string;
      }[]
    ).map(({ name }) => name.slice(2));
    for (const name of new Set([...Object.keys(this.schema.collections), ...made])) {
      this.collections.set(name, this.schema.collections[name]?.indexes ?? []);
    }
    const wanted = JSON.stringify([LAYOUT, this.schema]);
    const [known] = this.sqlite.prepare("SELECT value FROM meta WHERE key = 'schema'").all() as {
      value: string;
    }[];
    if (known?.value !== wanted) this.transaction(() => this.rebuild(made, wanted));
    this.readArrayFields();
  }

  private readArrayFields(): void {
    this.arrayFields.clear();
    for (const { name } of this.sqlite.prepare('SELECT name FROM arrays').all() as { name: string }[]) {
      this.arrayFields.add(name);
    }
  }

  /** Puts the documents of an older file, or of one with other indexes, into tables as they are made now. */
  private rebuild(made: readonly string[], schema: string): void {
    for (const name of this.indexTables()) this.sqlite.exec(`DROP TABLE "${name}"`);
    for (const [collection] of this.collections) {
      const bodies = made.includes(collection)
        ? (this.sqlite.prepare(`SELECT body FROM ${tableOf(collection)} ORDER BY rowid`).all() as {
            body: string;
          }[])
        : [];
      this.sqlite.exec(`DROP TABLE IF EXISTS ${tableOf(collection)}`);
      this.createTables(collection);
      for (const { body } of bodies) this.insert(collection, EJSON.parse(body) as Document);
    }
    this.sqlite.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('schema', ?)").run(schema);
  }

  private indexTables(): string[] {
    const found = this.sqlite
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'i:%'")
      .all() as { name: string }[];
    return found.map(({ name }) => name);
  }

  private createTables(collection: string): void {
    this.sqlite.exec(
      `CREATE TABLE ${tableOf(collection)} (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)`,
    );
    for (const index of this.indexesOf(collection)) {
      this.sqlite.exec(
        `CREATE TABLE ${indexTableOf(collection, index)} (key BLOB, row INTEGER, PRIMARY KEY (key, row)) WITHOUT ROWID`,
      );
    }
  }

  /** All or nothing; committed when it returns. */
  transaction<T>(work: () => T): T {
    const result = this.wholly(work, 'BEGIN IMMEDIATE', 'COMMIT', ['ROLLBACK']);
    this.journal.written();
    return result;
  }

  /** All or nothing inside a transaction. */
  savepoint<T>(work: () => T): T {
    return this.wholly(work, 'SAVEPOINT one', 'RELEASE one', ['ROLLBACK TO one', 'RELEASE one']);
  }

  private wholly<T>(work: () => T, begin: string, end: string, undo: readonly string[]): T {
    this.statements.get(begin).run();
    try {
      const result = work();
      this.statements.get(end).run();
      return result;
    } catch (error) {
      for (const sql of undo) this.statements.get(sql).run();
      this.readArrayFields();
      throw error;
    }
  }

  /** What is committed now, for as long as it is kept open. */
  snapshot(): { reader: Reader; close: () => void } {
    const sqlite = new Sqlite(this.file);
    sqlite.exec('BEGIN');
    // the snapshot is taken by the first read
    sqlite.prepare('SELECT key FROM meta LIMIT 1').all();
    return { reader: new Reader(sqlite), close: () => sqlite.close() };
  }

  has(collection: string): boolean {
    return this.collections.has(collection);
  }

  create(collection: string): void {
    this.collections.set(collection, []);
    this.createTables(collection);
  }

  /** Indexes that are orders of keys. */
  indexesOf(collection: string): readonly IndexSchema[] {
    return (this.collections.get(collection) ?? []).filter((index) => !isGeoIndex(index));
  }

  /** Fields that geoNear may ask about. */
  geoFields(collection: string): string[] {
    return (this.collections.get(collection) ?? [])
      .filter(isGeoIndex)
      .flatMap(({ keys }) => keys.map(([field]) => field));
  }

  /** Has any document had an array there? Then it may stand more than once in the index. */
  isArrayField(collection: string, index: IndexSchema, field: string): boolean {
    return this.arrayFields.has(`${collection}:${index.name}:${field}`);
  }

  private noteArrays(collection: string, index: IndexSchema, fields: readonly string[]): void {
    for (const field of fields) {
      const name = `${collection}:${index.name}:${field}`;
      if (this.arrayFields.has(name)) continue;
      this.statements.get('INSERT OR IGNORE INTO arrays (name) VALUES (?)').run(name);
      this.arrayFields.add(name);
    }
  }

  /** What changes in the indexes. Throws CloudError if a key of a unique index is another document's. */
  private entryChanges(
    collection: string,
    row: number | undefined,
    before: Document | undefined,
    after: Document | undefined,
  ): EntryChange[] {
    return this.indexesOf(collection).map((index) => {
      const change = entryChange(index, before, after);
      for (const key of index.unique && after ? change.added : []) {
        const isTaken = this.reader.holders(collection, index, key).some((each) => each.row !== row);
        if (isTaken) throw duplicateKey(collection, index.name, keyText(index, after as Document));
      }
      return change;
    });
  }

  private changeEntries(collection: string, row: number, changes: readonly EntryChange[]): void {
    for (const { index, arrays, added, removed } of changes) {
      this.noteArrays(collection, index, arrays);
      const table = indexTableOf(collection, index);
      for (const key of removed)
        this.statements.get(`DELETE FROM ${table} WHERE key = ? AND row = ?`).run(key, row);
      for (const key of added) {
        this.statements.get(`INSERT OR IGNORE INTO ${table} (key, row) VALUES (?, ?)`).run(key, row);
      }
    }
  }

  /** Throws CloudError, before anything is written, if the id or a key of a unique index is taken. */
  insert(collection: string, document: Document): void {
    const id = idText(document._id);
    if (this.reader.get(collection, document._id)) throw duplicateId(collection, document._id);
    const body = toEjson(document);
    const changes = this.entryChanges(collection, undefined, undefined, document);
    const { lastInsertRowid: row } = this.statements
      .get(`INSERT INTO ${tableOf(collection)} (id, body) VALUES (?, ?)`)
      .run(id, body);
    this.changeEntries(collection, Number(row), changes);
  }

  replace(collection: string, before: Stored, { document: after, body }: Readable): void {
    const changes = this.entryChanges(collection, before.row, before.document, after);
    this.statements.get(`UPDATE ${tableOf(collection)} SET body = ? WHERE row = ?`).run(body, before.row);
    this.changeEntries(collection, before.row, changes);
  }

  remove(collection: string, stored: Stored): void {
    const changes = this.entryChanges(collection, stored.row, stored.document, undefined);
    this.statements.get(`DELETE FROM ${tableOf(collection)} WHERE row = ?`).run(stored.row);
    this.changeEntries(collection, stored.row, changes);
  }

  /** Forgets every document; collections stay. */
  clear(): void {
    this.transaction(() => {
      for (const collection of this.collections.keys())
        this.sqlite.exec(`DELETE FROM ${tableOf(collection)}`);
      for (const name of this.indexTables()) this.sqlite.exec(`DELETE FROM "${name}"`);
      this.sqlite.exec('DELETE FROM arrays');
    });
    this.arrayFields.clear();
  }

  close(): void {
    this.journal.close();
  }
}
