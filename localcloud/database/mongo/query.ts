import { notImplemented } from '../../cloud-error';
import { failed } from '../failures';
import { compileSchema } from './json-schema';
import { reach } from './paths';
import { patternFrom } from './pattern';
import { predicateFor } from './predicates';
import { isOperators, type Matches, type Test } from './query-types';
import { isObject } from './values';

export type Query = Record<string, unknown>;
/** Computes an aggregation expression for a document, for $expr. */
export type Evaluator = (expression: unknown) => (document: unknown) => unknown;

const logical = new Set(['$and', '$or', '$nor']);

/** `{$regex: 'a', $options: 'i'}` reaches us as one pattern where EJSON knows it; otherwise the two are put together. */
function withPattern(operators: Query): Query {
  const { $options: options, ...rest } = operators;
  if (options === undefined) return operators;
  if (rest.$regex === undefined) throw failed('$options needs a $regex');
  if (rest.$regex instanceof RegExp) return rest;
  return { ...rest, $regex: patternFrom(String(rest.$regex), String(options)) };
}

function elementsMeeting(criteria: unknown, evaluate: Evaluator): Test {
  if (!isObject(criteria)) throw failed('$elemMatch needs an Object');
  const isOfValues = isOperators(criteria) && !logical.has(Object.keys(criteria)[0] as string);
  const test = isOfValues
    ? fieldConditions([], criteria, evaluate)
    : (
        (matches: Matches): Matches =>
        (each) =>
          isObject(each) && matches(each)
      )(compileQuery(criteria, evaluate));
  return (value) => Array.isArray(value) && value.some((each) => test(each));
}

function fieldConditions(steps: readonly string[], condition: unknown, evaluate: Evaluator): Matches {
  const at =
    (test: Test): Matches =>
    (document) =>
      reach(document, steps, test);
  const build = (operator: string, operand: unknown): Matches =>
    predicateFor(operator)({
      operand,
      at,
      conditions: (operators) => fieldConditions(steps, operators, evaluate),
      elements: (criteria) => elementsMeeting(criteria, evaluate),
    });
  if (condition instanceof RegExp) return build('$regex', condition);
  if (!isOperators(condition)) return build('$eq', condition);
  const parts = Object.entries(withPattern(condition)).map(([operator, operand]) => {
    if (operator === '$regex' && typeof operand === 'string')
      return build(operator, patternFrom(operand, ''));
    return build(operator, operand);
  });
  return (document) => parts.every((part) => part(document));
}

function logic(operator: string, operand: unknown, evaluate: Evaluator): Matches {
  if (!Array.isArray(operand) || operand.length === 0) throw failed(`${operator} must be a nonempty array`);
  const parts = operand.map((each) => {
    if (!isObject(each)) throw failed(`${operator} entries need to be full objects`);
    return compileQuery(each, evaluate);
  });
  if (operator === '$and') return (document) => parts.every((part) => part(document));
  const some: Matches = (document) => parts.some((part) => part(document));
  return operator === '$or' ? some : (document) => !some(document);
}

/** In an expression only false, null, 0 and a missing field are false. */
const isTrue = (value: unknown) => value !== false && value !== 0 && value !== null && value !== undefined;

/**
 * Turns a query into a test of documents, once for many documents. Throws CloudError for what the database refuses and
 * NotImplemented for what the local cloud does not know, also if there is no document to test.
 */
export function compileQuery(query: Query, evaluate: Evaluator): Matches {
  const parts = Object.entries(query).map(([field, condition]): Matches => {
    if (logical.has(field)) return logic(field, condition, evaluate);
    if (field === '$expr') {
      const value = evaluate(condition);
      return (document) => isTrue(value(document));
    }
    if (field === '$jsonSchema') return compileSchema(condition);
    // no index of config/database.json is one on texts, nor can the console make one
    if (field === '$text') throw failed('text index required for $text query');
    if (field.startsWith('$')) throw notImplemented(`query operator ${field}`);
    return fieldConditions(field.split('.'), condition, evaluate);
  });
  return (document) => parts.every((part) => part(document));
}
