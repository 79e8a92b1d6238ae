import { failed } from '../failures';
import type { Test } from './query-types';
import { isObject } from './values';

const isInt32 = (value: unknown) => Number.isInteger(value) && value === (Number(value) | 0);
/** Types by the names and numbers of BSON; a whole number is an int or, beyond 32 bits, a long, as the SDK sends it. */
const types: Record<string, Test> = {
  number: (value) => typeof value === 'number',
  double: (value) => typeof value === 'number' && !Number.isInteger(value),
  int: isInt32,
  long: (value) => Number.isInteger(value) && !isInt32(value),
  string: (value) => typeof value === 'string',
  object: isObject,
  array: Array.isArray,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
};
const typeNames: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
};

/** The test of a type by its name or number. Throws CloudError for one that the database does not know. */
export function typeTest(alias: unknown): Test {
  const name = typeof alias === 'number' ? typeNames[alias] : String(alias);
  const test = name !== undefined && Object.hasOwn(types, name) ? types[name] : undefined;
  if (!test) throw failed(`Unknown type name alias: ${String(alias)}`);
  return test;
}
