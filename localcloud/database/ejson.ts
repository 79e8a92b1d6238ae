import { EJSON } from 'bson';
import { CloudError } from '../cloud-error';

export type Value = unknown;
export type Document = Record<string, Value> & { _id: string };

const DEEPEST = 100;
const DOCUMENT_BYTES = 16 * 1024 * 1024;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

const invalid = (text: string) => new CloudError('INVALID_PARAM', `[InvalidParameter] ${text}`);

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    value !== null && typeof value === 'object' && !(value instanceof Date) && !(value instanceof RegExp)
  );
}

/** Dates asked of the server become dates, EJSON's own classes plain values; too deep or hostile keys are refused. */
function settle(value: unknown, now: number, depth: number): unknown {
  if (depth > DEEPEST) throw invalid(`nested deeper than ${DEEPEST} levels`);
  if (!isPlain(value)) return value;
  if (Array.isArray(value)) return value.map((each) => settle(each, now, depth + 1));
  const { _bsontype: type } = value;
  if (type === 'BSONRegExp') return new RegExp(String(value.pattern), String(value.options));
  if (type === 'ObjectID' || type === 'ObjectId') return String(value);
  const serverDate = value.$tcb_server_date as { offset?: number } | undefined;
  if (serverDate) return new Date(now + (serverDate.offset ?? 0));
  const result: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    if (forbiddenKeys.has(key)) throw invalid(`the key ${key} is not allowed`);
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
    parsed = EJSON.parse(text);
  } catch (error) {
    throw invalid(`not EJSON: ${(error as Error).message.slice(0, 80)}`);
  }
  return settle(parsed, now, 0);
}

/** Canonical EJSON, as documents are stored and answered. */
export function toEjson(value: object): string {
  return EJSON.stringify(value, { relaxed: false });
}

/** A stored document; it was checked on its way in. */
export function fromStored(body: string): Document {
  return EJSON.parse(body) as Document;
}
