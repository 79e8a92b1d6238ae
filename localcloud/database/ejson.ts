import { notEjson, plain, serverDate, unwrapped } from './ejson-values';
import { failed, invalid } from './failures';
import { patternFrom } from './mongo/pattern';
import { isObject } from './mongo/values';

export type Id = string | number;
export type Document = Record<string, unknown> & { _id: Id };

const DEEPEST = 100;
/** of a key's first character */
const DOLLAR = 36;
const DOCUMENT_BYTES = 16 * 1024 * 1024;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
/** Wrapped values become JavaScript's own, dates asked of the server become dates; too deep or hostile keys are refused. */
function settle(value: unknown, now: number, depth: number): unknown {
  if (depth > DEEPEST) throw invalid(`nested deeper than ${DEEPEST} levels`);
  if (Array.isArray(value)) return value.map((each) => settle(each, now, depth + 1));
  const bag = isObject(value) ? unwrapped(value) : value;
  if (!isObject(bag)) return bag;
  if (Object.hasOwn(bag, '_bsontype') || typeof bag._bsontype === 'string') return plain(bag);
  if (bag.$tcb_server_date !== undefined)
    return serverDate(settle(bag.$tcb_server_date, now, depth + 1), now);
  const result: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(bag)) {
    if (forbiddenKeys.has(key)) throw invalid(`the key ${key} is not allowed`);
    if (key.includes('\0')) throw invalid('a key cannot contain U+0000');
    result[key] = settle(each, now, depth + 1);
  }
  return result;
}

/** Text nested deeper than any real document is refused before a recursive parser sees it. */
function mustBeShallow(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    // a date or number is up to two levels of its own
    if (depth > DEEPEST * 3) throw invalid(`nested deeper than ${DEEPEST} levels`);
  }
}

/** Parses a string of canonical EJSON as the SDK sends it. `now` answers db.serverDate(). Throws CloudError. */
export function parseEjson(text: unknown, now: number): unknown {
  if (typeof text !== 'string') throw invalid('EJSON text expected');
  if (text.length > DOCUMENT_BYTES) throw invalid('larger than 16 MB');
  mustBeShallow(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw notEjson((error as Error).message);
  }
  return settle(parsed, now, 0);
}

const writableNumber = (value: number) =>
  Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) };

/** A value as JSON can hold it; one that JSON holds as it is is answered itself, which nearly every part of a document is. */
function writable(value: unknown): unknown {
  if (typeof value === 'number') return writableNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return writableList(value);
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (value instanceof RegExp) {
    return { $regularExpression: { pattern: value.source, options: value.flags.replace(/[^ims]/g, '') } };
  }
  return writableObject(value as Record<string, unknown>);
}

function writableList(list: readonly unknown[]): readonly unknown[] {
  let result: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const each = list[i] === undefined ? null : writable(list[i]);
    if (each === list[i]) continue;
    result ??= [...list];
    result[i] = each;
  }
  return result ?? list;
}

function writableObject(bag: Record<string, unknown>): Record<string, unknown> {
  let result: Record<string, unknown> | undefined;
  for (const key in bag) {
    if (key.charCodeAt(0) === DOLLAR)
      throw failed(`The dollar ($) prefixed field '${key}' is not valid for storage.`);
    const each = writable(bag[key]);
    if (each === bag[key]) continue;
    result ??= { ...bag };
    result[key] = each;
  }
  return result ?? bag;
}

/** EJSON as documents are stored and answered: plain numbers, dates as `$date`. Throws CloudError for a field `$…`. */
export function toEjson(value: object): string {
  const text = JSON.stringify(writable(value));
  if (text.length > DOCUMENT_BYTES) throw failed('object to insert too large, maximum 16777216 bytes');
  return text;
}

/** A document as it is answered and stored, as text, and as everything else reads it. */
export interface Readable {
  readonly body: string;
  readonly document: Document;
}

/** A document that is about to be written. Throws CloudError if it cannot be. */
export const readable = (document: Document): Readable => ({ document, body: toEjson(document) });

function revived(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = revived(value[i]);
    return value;
  }
  const bag = value as Record<string, unknown>;
  for (const key in bag) {
    const each = bag[key];
    if (key.charCodeAt(0) === DOLLAR) return special(key, each);
    if (each !== null && typeof each === 'object') bag[key] = revived(each);
  }
  return bag;
}

function special(key: string, value: unknown): unknown {
  if (key === '$date') return new Date(Number((value as { $numberLong: string }).$numberLong));
  if (key === '$numberDouble') return Number(value);
  const { pattern, options } = value as { pattern: string; options: string };
  return patternFrom(pattern, options);
}

/** A stored document; it was checked on its way in. */
export function fromStored(body: string): Document {
  return revived(JSON.parse(body)) as Document;
}
