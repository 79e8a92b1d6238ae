import Sqlite from 'libsql';
import { CloudError } from '../cloud-error';
import { type Document, fromStored, toEjson } from './ejson';
import { keysOf } from './index-entries';
import type { KeyRange } from './plan';
import type { DatabaseSchema, IndexSchema } from './schema';

const SCHEMA_VERSION = 1;

interface Row {
  id: string;
  body: string;
}

const table = (collection: string) => `"c:${collection}"`;
const indexTable = (collection: string, index: IndexSchema) => `"i:${collection}:${index.name}"`;

/**
 * Collections and their indexes in one SQLite file. A document is a row of canonical EJSON; an index is a table of
 * order-preserving keys, several per document where a field is an array. Every write is durable when it returns.
 */
export class Store {
  private readonly sqlite: Sqlite.Database;
  private readonly statements = new Map<string, Sqlite.Statement>();
  private readonly collections = new Map<string, readonly IndexSchema[]>();
  private readonly multikeys = new Set<string>();

  constructor(
    file: string,
    private readonly schema: DatabaseSchema,
  ) {
    this.sqlite = new Sqlite(file);
    this.sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;');
    this.sqlite.exec(
      'CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT); CREATE TABLE IF NOT EXISTS multikeys (name TEXT PRIMARY KEY);',
    );
    this.prepareTables();
  }

  private prepareTables(): void {
    for (const [name, { indexes }] of Object.entries(this.schema.collections))
      this.openCollection(name, indexes);
    const made = this.sqlite
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'c:%'")
      .all() as { name: string }[];
    for (const { name } of made) {
      const collection = name.slice(2);
      if (!this.collections.has(collection)) this.openCollection(collection, []);
    }
    for (const { name } of this.sqlite.prepare('SELECT name FROM multikeys').all() as { name: string }[]) {
      this.multikeys.add(name);
    }
    this.rebuildChangedIndexes();
  }

  private openCollection(name: string, indexes: readonly IndexSchema[]): void {
    this.sqlite.exec(`CREATE TABLE IF NOT EXISTS ${table(name)} (id TEXT PRIMARY KEY, body TEXT NOT NULL)`);
    for (const index of indexes) {
      this.sqlite.exec(
        `CREATE TABLE IF NOT EXISTS ${indexTable(name, index)} (key BLOB, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID`,
      );
    }
    this.collections.set(name, indexes);
  }

  /** Indexes of a data directory from an older schema file are made anew. */
  private rebuildChangedIndexes(): void {
    const wanted = JSON.stringify([SCHEMA_VERSION, this.schema]);
    const [known] = this.sqlite.prepare("SELECT value FROM meta WHERE key = 'schema'").all() as {
      value: string;
    }[];
    if (known?.value === wanted) return;
    this.transaction(() => {
      for (const [collection, indexes] of this.collections) {
        for (const index of indexes) this.sqlite.exec(`DELETE FROM ${indexTable(collection, index)}`);
        for (const { body } of this.scan(collection)) this.addEntries(collection, fromStored(body));
      }
      this.sqlite.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('schema', ?)").run(wanted);
    });
  }

  private statement(sql: string): Sqlite.Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.sqlite.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** All or nothing, durable when it returns. */
  transaction<T>(work: () => T): T {
    this.sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      this.sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  has(collection: string): boolean {
    return this.collections.has(collection);
  }

  create(collection: string): void {
    this.openCollection(collection, []);
  }

  indexesOf(collection: string): readonly IndexSchema[] {
    return this.collections.get(collection) ?? [];
  }

  isMultikey(collection: string, index: IndexSchema): boolean {
    return this.multikeys.has(indexTable(collection, index));
  }

  get(collection: string, id: string): Row | undefined {
    return this.statement(`SELECT id, body FROM ${table(collection)} WHERE id = ?`).get(id) as
      | Row
      | undefined;
  }

  /** Every document, in the order of ids. */
  scan(collection: string): Row[] {
    return this.statement(`SELECT id, body FROM ${table(collection)} ORDER BY id`).all() as Row[];
  }

  /** At most `limit` rows of a key range in key order, from `offset` on. */
  range(
    collection: string,
    index: IndexSchema,
    range: KeyRange,
    options: { backwards: boolean; limit: number; offset: number },
  ): Row[] {
    const direction = options.backwards ? 'DESC' : 'ASC';
    return this.statement(
      `SELECT i.id AS id, d.body AS body FROM ${indexTable(collection, index)} i JOIN ${table(collection)} d ON d.id = i.id
       WHERE i.key >= ? AND i.key < ? ORDER BY i.key ${direction}, i.id ${direction} LIMIT ? OFFSET ?`,
    ).all(range.from, range.to, options.limit, options.offset) as Row[];
  }

  private removeEntries(collection: string, document: Document): void {
    for (const index of this.indexesOf(collection)) {
      const remove = this.statement(`DELETE FROM ${indexTable(collection, index)} WHERE key = ? AND id = ?`);
      for (const key of keysOf(document, index).keys) remove.run(key, document._id);
    }
  }

  private addEntries(collection: string, document: Document): void {
    for (const index of this.indexesOf(collection)) {
      const name = indexTable(collection, index);
      const { keys, multikey } = keysOf(document, index);
      if (multikey && !this.multikeys.has(name)) {
        this.statement('INSERT OR IGNORE INTO multikeys (name) VALUES (?)').run(name);
        this.multikeys.add(name);
      }
      for (const key of keys) {
        if (index.unique) this.mustBeFree(collection, index, key, document);
        this.statement(`INSERT OR IGNORE INTO ${name} (key, id) VALUES (?, ?)`).run(key, document._id);
      }
    }
  }

  /** Unique: a missing field counts as null, as on the service. */
  private mustBeFree(collection: string, index: IndexSchema, key: Buffer, document: Document): void {
    const taken = this.statement(
      `SELECT id FROM ${indexTable(collection, index)} WHERE key = ? AND id <> ? LIMIT 1`,
    ).get(key, document._id);
    if (!taken) return;
    const fields = index.keys
      .map(([field]) => `${field}: ${JSON.stringify(document[field] ?? null)}`)
      .join(', ');
    throw duplicate(collection, index.name, `{ ${fields} }`);
  }

  insert(collection: string, document: Document): void {
    if (this.get(collection, document._id)) throw duplicate(collection, '_id_', `{ _id: "${document._id}" }`);
    this.statement(`INSERT INTO ${table(collection)} (id, body) VALUES (?, ?)`).run(
      document._id,
      toEjson(document),
    );
    this.addEntries(collection, document);
  }

  replace(collection: string, before: Document, after: Document): void {
    this.removeEntries(collection, before);
    this.statement(`UPDATE ${table(collection)} SET body = ? WHERE id = ?`).run(toEjson(after), after._id);
    this.addEntries(collection, after);
  }

  remove(collection: string, document: Document): void {
    this.removeEntries(collection, document);
    this.statement(`DELETE FROM ${table(collection)} WHERE id = ?`).run(document._id);
  }

  /** Forgets every document; collections of the schema stay. */
  clear(): void {
    this.transaction(() => {
      for (const [collection, indexes] of this.collections) {
        this.sqlite.exec(`DELETE FROM ${table(collection)}`);
        for (const index of indexes) this.sqlite.exec(`DELETE FROM ${indexTable(collection, index)}`);
      }
      this.sqlite.exec('DELETE FROM multikeys');
    });
    this.multikeys.clear();
  }

  close(): void {
    this.sqlite.close();
  }
}

function duplicate(collection: string, index: string, key: string): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateKey] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  );
}
