import type { Document } from './ejson';
import type { IndexSchema } from './schema';
import { encodeValue, inverted } from './sort-key';

/** The value at a dotted path; through arrays it is the array of what their elements hold. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(value)) {
    const at = /^\d+$/.test(head) ? valueAt(value[Number(head)], rest) : undefined;
    if (at !== undefined) return at;
    const found = value.map((each) => valueAt(each, path)).filter((each) => each !== undefined);
    return found.length > 0 ? found.flat() : undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  return valueAt(Object.hasOwn(value, head) ? (value as Record<string, unknown>)[head] : undefined, rest);
}

const different = (keys: Buffer[]) => [...new Map(keys.map((key) => [key.toString('hex'), key])).values()];

/** Every key under which a document stands in an index: one for each element of an array (multikey). */
export function keysOf(document: Document, index: IndexSchema): { keys: Buffer[]; multikey: boolean } {
  let keys: Buffer[] = [Buffer.alloc(0)];
  let multikey = false;
  for (const [field, direction] of index.keys) {
    const value = valueAt(document, field.split('.'));
    const values = Array.isArray(value) && value.length > 0 ? value : [value];
    if (Array.isArray(value)) multikey = true;
    const encoded = different(values.map(encodeValue));
    const parts = direction === 'desc' ? encoded.map(inverted) : encoded;
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])));
  }
  return { keys, multikey };
}
