import type Sqlite from 'libsql';
import { type Document, fromStored, type Id } from './ejson';
import { invalid } from './failures';
import type { KeyRange } from './plan';
import type { IndexSchema } from './schema';
import { Statements } from './statements';

/** A document as a row of the database file; parsed when it is first looked at. */
export class Stored {
  private parsed: Document | undefined;

  constructor(
    readonly row: number,
    readonly body: string,
  ) {}

  get document(): Document {
    this.parsed ??= fromStored(this.body);
    return this.parsed;
  }
}

/** A row of an index walk: `key` is where the walk goes on from. */
export interface Step {
  key: Buffer;
  stored: Stored;
}

interface Found {
  row: number;
  body: string;
  /** libsql answers bytes so and takes them as Buffer */
  key: ArrayBuffer;
}

export const tableOf = (collection: string) => `"c:${collection}"`;
export const indexTableOf = (collection: string, index: IndexSchema) => `"i:${collection}:${index.name}"`;

/** Ids are texts; a number is told from its digits by a first character that no id has. */
export function idText(id: Id): string {
  if (typeof id === 'number') return `\u0001${id}`;
  if (id.startsWith('\u0001')) throw invalid('an _id cannot start with U+0001');
  return id;
}

/** Reads through one connection: the live state, or the snapshot of a transaction. */
export class Reader {
  private readonly statements: Statements;

  constructor(sqlite: Sqlite.Database) {
    this.statements = new Statements(sqlite);
  }

  get(collection: string, id: Id): Stored | undefined {
    const found = this.statements
      .get(`SELECT row, body FROM ${tableOf(collection)} WHERE id = ?`)
      .get(idText(id)) as Found | undefined;
    return found && new Stored(found.row, found.body);
  }

  /** Every document, in the order of their making. */
  scan(collection: string): Stored[] {
    const all = this.statements
      .get(`SELECT row, body FROM ${tableOf(collection)} ORDER BY row`)
      .all() as Found[];
    return all.map(({ row, body }) => new Stored(row, body));
  }

  count(collection: string): number {
    const [{ total }] = this.statements.get(`SELECT count(*) AS total FROM ${tableOf(collection)}`).all() as [
      { total: number },
    ];
    return total;
  }

  /** At most `limit` entries of a key range in key order, those after `after`. */
  range(
    collection: string,
    index: IndexSchema,
    range: KeyRange,
    options: { backwards: boolean; limit: number; after: Step | undefined },
  ): Step[] {
    const { backwards, limit, after } = options;
    const direction = backwards ? 'DESC' : 'ASC';
    const rest = after ? `AND (i.key, i.row) ${backwards ? '<' : '>'} (?, ?)` : '';
    const found = this.statements
      .get(
        `SELECT i.key AS key, d.row AS row, d.body AS body FROM ${indexTableOf(collection, index)} i
       CROSS JOIN ${tableOf(collection)} d ON d.row = i.row
       WHERE i.key >= ? AND i.key < ? ${rest} ORDER BY i.key ${direction}, i.row ${direction} LIMIT ?`,
      )
      .all(range.from, range.to, ...(after ? [after.key, after.stored.row] : []), limit) as Found[];
    return found.map(({ key, row, body }) => ({ key: Buffer.from(key), stored: new Stored(row, body) }));
  }

  /** Documents that stand under a key of an index; two are enough to know of another. */
  holders(collection: string, index: IndexSchema, key: Buffer): Stored[] {
    const found = this.statements
      .get(
        `SELECT d.row AS row, d.body AS body FROM ${indexTableOf(collection, index)} i
       CROSS JOIN ${tableOf(collection)} d ON d.row = i.row WHERE i.key = ? LIMIT 2`,
        // one Buffer alone would be taken for named parameters
      )
      .all([key]) as Found[];
    return found.map(({ row, body }) => new Stored(row, body));
  }
}
