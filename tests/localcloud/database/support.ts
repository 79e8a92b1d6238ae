import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EJSON } from 'bson';
import { type Database, openDatabase } from '../../../localcloud/database';
import type { IndexSchema } from '../../../localcloud/database/schema';

export type Row = Record<string, unknown>;

export interface Opened {
  database: Database;
  close(): void;
}

/** A database of its own in a temporary folder, with one collection `c`. */
export function openTemporary(indexes: IndexSchema[]): Opened {
  const folder = mkdtempSync(path.join(tmpdir(), 'database-'));
  const database = openDatabase({
    file: path.join(folder, 'database.db'),
    schema: { collections: { c: { indexes } } },
    now: () => 0,
  });
  return {
    database,
    close: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const ejson = (value: Row) => EJSON.stringify(value, { relaxed: false });

/** What `where(query).orderBy(…).skip(…).limit(…).get()` answers. */
export async function get(
  database: Database,
  request: { query: Row; order?: Row; offset?: number; limit?: number },
): Promise<Row[]> {
  const { data } = (await database.handle('database.getDocument', {
    collectionName: 'c',
    queryType: 'WHERE',
    query: ejson(request.query),
    order: ejson(request.order ?? {}),
    offset: request.offset ?? 0,
    limit: request.limit ?? 1_000,
  })) as { data: { list: string[] } };
  return data.list.map((text) => EJSON.parse(text) as Row);
}

export async function update(database: Database, query: Row, change: Row): Promise<void> {
  await database.handle('database.modifyDocument', {
    collectionName: 'c',
    queryType: 'WHERE',
    multi: true,
    merge: true,
    query: ejson(query),
    data: ejson(change),
  });
}
