import type { Document } from './ejson';
import { failed } from './failures';
import { fieldKeys, inverted } from './mongo/sort-key';
import type { IndexSchema } from './schema';

const different = (keys: readonly Buffer[]) =>
  keys.length === 1 ? keys : [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];

/**
 * Every key under which a document stands in an index: one for each element of an array, and the fields that were
 * arrays. Throws CloudError for arrays in two fields, as Mongo does.
 */
export function keysOf(document: Document, index: IndexSchema): { keys: Buffer[]; arrays: string[] } {
  let keys: Buffer[] = [Buffer.alloc(0)];
  const arrays: string[] = [];
  for (const [field, direction] of index.keys) {
    const { keys: parts, isArray } = fieldKeys(document, field);
    if (isArray) arrays.push(field);
    const encoded = different(parts).map((part) => (direction === 'desc' ? inverted(part) : part));
    keys = keys.flatMap((key) => encoded.map((part) => Buffer.concat([key, part])));
  }
  const roots = new Set(arrays.map((field) => field.split('.')[0]));
  if (roots.size > 1)
    throw failed(`cannot index parallel arrays ${[...roots].map((root) => `[${root}]`).join(' ')}`);
  return { keys, arrays };
}

/** What a write changes in one index. */
export interface EntryChange {
  index: IndexSchema;
  arrays: readonly string[];
  added: readonly Buffer[];
  removed: readonly Buffer[];
}

/** Do the fields of an index surely hold what they held? Only plain values are looked at. */
function isUntouched(index: IndexSchema, before: Document, after: Document): boolean {
  return index.keys.every(([field]) => {
    const root = field.split('.', 1)[0] as string;
    return before[root] === after[root] && typeof before[root] !== 'object';
  });
}

/** Entries that `after` has and `before` had not, and the other way round. */
export function entryChange(
  index: IndexSchema,
  before: Document | undefined,
  after: Document | undefined,
): EntryChange {
  if (before && after && isUntouched(index, before, after))
    return { index, arrays: [], added: [], removed: [] };
  const old = before ? keysOf(before, index).keys : [];
  const { keys, arrays } = after ? keysOf(after, index) : { keys: [], arrays: [] };
  return {
    index,
    arrays,
    added: keys.filter((key) => !old.some((each) => each.equals(key))),
    removed: old.filter((key) => !keys.some((each) => each.equals(key))),
  };
}

/** The key of a document as an E11000 text has it. */
export function keyText(index: IndexSchema, document: Document): string {
  const fields = index.keys.map(([field]) => {
    const value = field
      .split('.')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | null)?.[step], document);
    return `${field}: ${JSON.stringify(value ?? null)}`;
  });
  return `{ ${fields.join(', ')} }`;
}
