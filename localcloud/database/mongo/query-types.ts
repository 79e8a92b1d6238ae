import { isObject } from './values';

/** Is this document one of those asked for? */
export type Matches = (document: unknown) => boolean;
/** Is this value, which a path reached, one of those asked for? */
export type Test = (value: unknown) => boolean;

/** What an operator on a field is built from. */
export interface PredicateParts {
  operand: unknown;
  /** tests every value that the field's path reaches */
  at: (test: Test) => Matches;
  /** all operators of an object on the same field, for $not */
  conditions: (operators: Record<string, unknown>) => Matches;
  /** an array with an element that meets the criteria, for $elemMatch */
  elements: (criteria: unknown) => Test;
}

export type Predicate = (parts: PredicateParts) => Matches;

/** `{$gt: 1}` asks with operators; `{a: 1}` is a value to equal. */
export const isOperators = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && Object.keys(value)[0]?.startsWith('$') === true;
