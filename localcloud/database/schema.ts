import { readFileSync } from 'node:fs';

export type Direction = 'asc' | 'desc' | '2dsphere';

export interface IndexSchema {
  name: string;
  keys: [field: string, direction: Direction][];
  unique?: boolean;
}

/** The collections and indexes of config/database.json, the file that is also deployed. */
export interface DatabaseSchema {
  collections: Record<string, { indexes: IndexSchema[] }>;
}

const plainName = /^[A-Za-z_][A-Za-z0-9_-]{0,60}$/;
const directions = new Set<Direction>(['asc', 'desc', '2dsphere']);

function mustBe(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence);
}

/** An index on places: it allows geoNear, and is not an order of keys. */
export const isGeoIndex = ({ keys }: IndexSchema): boolean =>
  keys.some(([, direction]) => direction === '2dsphere');

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
        index.keys.every(([, direction]) => directions.has(direction)),
        `${where}: a direction is asc, desc or 2dsphere`,
      );
      mustBe(
        !isGeoIndex(index) || (index.keys.length === 1 && !index.unique),
        `${where}: a 2dsphere index has one field and is not unique`,
      );
    }
  }
  return schema;
}
