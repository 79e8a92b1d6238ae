import { failed } from '../failures';
import { patternFrom } from './pattern';
import type { Test } from './query-types';
import { compareValues, isObject, sameValue } from './values';

export type Schema = Record<string, unknown>;
/** Makes the test of one keyword. `schema` is what it stands in, for the keywords that depend on their neighbours. */
export type Keyword = (operand: unknown, schema: Schema) => Test;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

function wrong(keyword: string, wanted: string): Error {
  return failed(`$jsonSchema keyword '${keyword}' must be ${wanted}`);
}

/** A keyword says something of values of its own type only; others pass. */
export const about =
  <T>(isIt: (value: unknown) => value is T, holds: (value: T) => boolean): Test =>
  (value) =>
    !isIt(value) || holds(value);

function whole(operand: unknown, keyword: string): number {
  if (!Number.isInteger(operand) || Number(operand) < 0) throw wrong(keyword, 'a non-negative integer');
  return operand as number;
}

function number(operand: unknown, keyword: string): number {
  if (!isNumber(operand)) throw wrong(keyword, 'a number');
  return operand;
}

export function listOf<T>(operand: unknown, keyword: string, each: (part: unknown) => T): T[] {
  if (!Array.isArray(operand) || operand.length === 0) throw wrong(keyword, 'a non-empty array');
  return operand.map(each);
}

export function mapOf<T>(operand: unknown, keyword: string, each: (part: unknown) => T): [string, T][] {
  if (!isObject(operand)) throw wrong(keyword, 'an object');
  return Object.entries(operand).map(([name, part]) => [name, each(part)]);
}

export function name(part: unknown): string {
  if (!isText(part)) throw failed('$jsonSchema: a name must be a string');
  return part;
}

/** How long a thing is, within bounds. */
const size =
  <T>(isIt: (value: unknown) => value is T, count: (value: T) => number, side: 1 | -1) =>
  (keyword: string): Keyword =>
  (operand) => {
    const bound = whole(operand, keyword);
    return about(isIt, (value) => (count(value) - bound) * side >= 0);
  };
const textSize = (side: 1 | -1) => size(isText, (value) => [...value].length, side);
const listSize = (side: 1 | -1) => size(Array.isArray, (value: unknown[]) => value.length, side);
const fieldCount = (side: 1 | -1) => size(isObject, (value) => Object.keys(value).length, side);

/** Bounds of numbers; a neighbour says whether the bound itself is out. */
const bound =
  (side: 1 | -1, exclusive: string): Keyword =>
  (operand, schema) => {
    const limit = number(operand, side === 1 ? 'minimum' : 'maximum');
    return about(isNumber, (value) => (value - limit) * side > 0 || (value === limit && !schema[exclusive]));
  };

const isUnique = (list: unknown[]) => {
  const ordered = [...list].sort(compareValues);
  return ordered.every((each, i) => i === 0 || !sameValue(each, ordered[i - 1]));
};
/** Keywords that hold no schema of their own. Source: MongoDB manual, "$jsonSchema". */
export const plainKeywords: Record<string, Keyword> = {
  enum: (operand) => {
    const values = listOf(operand, 'enum', (part) => part);
    return (value) => values.some((each) => sameValue(each, value));
  },
  minimum: bound(1, 'exclusiveMinimum'),
  maximum: bound(-1, 'exclusiveMaximum'),
  multipleOf: (operand) => {
    const by = number(operand, 'multipleOf');
    return about(isNumber, (value) => value % by === 0);
  },
  minLength: textSize(1)('minLength'),
  maxLength: textSize(-1)('maxLength'),
  minItems: listSize(1)('minItems'),
  maxItems: listSize(-1)('maxItems'),
  minProperties: fieldCount(1)('minProperties'),
  maxProperties: fieldCount(-1)('maxProperties'),
  uniqueItems: (operand) => (operand ? about(Array.isArray, isUnique) : () => true),
  pattern: (operand) => {
    const pattern = patternFrom(name(operand), '');
    return about(isText, (value) => pattern.test(value));
  },
};
