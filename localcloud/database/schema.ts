import { readFileSync } from 'node:fs';

export interface IndexSchema {
  name: string;
  keys: [field: string, direction: 'asc' | 'desc'][];
  unique?: boolean;
}

/** The collections and indexes of config/database.json, the file that is also deployed. */
export interface DatabaseSchema {
  collections: Record<string, { indexes: IndexSchema[] }>;
}

const plainName = /^[A-Za-z_][A-Za-z0-9_-]{0,60}$/;

function mustBe(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence);
}

/** Reads and checks the schema file. Throws with one clear sentence if it is not one. */
export function readSchema(file: string): DatabaseSchema {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as DatabaseSchema;
  mustBe(typeof schema.collections === 'object', `${file}: "collections" is missing`);
  for (const [collection, { indexes }] of Object.entries(schema.collections)) {
    mustBe(plainName.test(collection), `${file}: "${collection}" is no name for a collection`);
    for (const index of indexes) {
      const where = `${file}: index "${index.name}" of "${collection}"`;
      mustBe(plainName.test(index.name), `${where} has a bad name`);
      mustBe(index.keys.length > 0, `${where} has no keys`);
      mustBe(
        index.keys.every(([, direction]) => direction === 'asc' || direction === 'desc'),
        `${where}: a direction is asc or desc`,
      );
    }
  }
  return schema;
}
