import { EJSON } from 'bson';
import { notImplemented } from '../cloud-error';
import { invalid } from './failures';
import { patternFrom } from './mongo/pattern';
import { isObject } from './mongo/values';

/** Keys by which an object may stand for a value. Source: MongoDB Extended JSON v2, and what bson takes of v1. */
const wrappers = new Set(
  'binary code date dbPointer maxKey minKey numberDecimal numberDouble numberInt numberLong oid ref regex regularExpression symbol timestamp uuid'
    .split(' ')
    .map((name) => `$${name}`),
);
const exactInteger = /^(?:0|-?[1-9]\d{0,14})$/;
/** What may stand for a number. Source: MongoDB Extended JSON v2 */
const numberTexts: Record<string, RegExp> = {
  $numberInt: /^-?\d{1,10}$/,
  $numberLong: /^-?\d{1,19}$/,
  $numberDouble: /^(?:NaN|-?Infinity|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/,
};

export const notEjson = (what: string) => invalid(`not EJSON: ${what.slice(0, 80)}`);

const isExactInteger = (value: unknown): value is string =>
  typeof value === 'string' && exactInteger.test(value);

/** Integers and dates as the SDK writes them, which is nearly every wrapper there is; undefined for others. */
function integerOrDate(bag: Record<string, unknown>): number | Date | undefined {
  const integer = bag.$numberInt ?? bag.$numberLong;
  if (isExactInteger(integer)) return Number(integer);
  const { $numberLong: ms } = (bag.$date ?? {}) as { $numberLong?: unknown };
  return isExactInteger(ms) ? new Date(Number(ms)) : undefined;
}

/** bson reads numbers and dates that are none as NaN or 0, which must not get into documents. */
function mustBeSound(bag: Record<string, unknown>, value: unknown): void {
  const isWrong = (holder: unknown) =>
    isObject(holder) &&
    Object.entries(numberTexts).some(
      ([key, pattern]) => key in holder && !(typeof holder[key] === 'string' && pattern.test(holder[key])),
    );
  const isWrongDate = value instanceof Date && Number.isNaN(value.getTime());
  if (isWrong(bag) || isWrong(bag.$date) || isWrongDate) throw notEjson(JSON.stringify(bag));
}

/**
 * The value that an object stands for, or the object itself. bson, which is slow, is asked for the rare ones only.
 * Throws CloudError for an object that looks like a value and is none.
 */
export function unwrapped(bag: Record<string, unknown>): unknown {
  const keys = Object.keys(bag);
  if (!keys.some((key) => wrappers.has(key))) return bag;
  const common = keys.length === 1 ? integerOrDate(bag) : undefined;
  if (common !== undefined) return common;
  let value: unknown;
  try {
    value = EJSON.deserialize(bag);
  } catch {
    throw notEjson(JSON.stringify(bag));
  }
  mustBeSound(bag, value);
  return value;
}

/** EJSON's own classes become plain values. Throws CloudError NotImplemented for those that JavaScript lacks. */
export function plain(value: Record<string, unknown>): unknown {
  const { _bsontype: type } = value;
  if (type === 'BSONRegExp') return patternFrom(String(value.pattern), String(value.options));
  if (type === 'ObjectID' || type === 'ObjectId') return String(value);
  throw notImplemented(`values of type ${String(type)}`);
}

/** db.serverDate() as the SDK writes it, with its offset in ms. */
export function serverDate(value: unknown, now: number): Date {
  const { offset = 0 } = isObject(value) ? value : { offset: undefined };
  const date = new Date(now + Number(offset));
  if (!isObject(value) || typeof offset !== 'number' || Number.isNaN(date.getTime()))
    throw notEjson('$tcb_server_date');
  return date;
}
