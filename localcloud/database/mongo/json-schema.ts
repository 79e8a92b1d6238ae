import { failed } from '../failures';
import { patternFrom } from './pattern';
import type { Test } from './query-types';
import { about, type Keyword, listOf, mapOf, name, plainKeywords } from './schema-keywords';
import { typeTest } from './types';
import { isObject } from './values';

const typeNamed = (operand: unknown): Test => {
  const tests = [operand].flat().map((alias) => typeTest(alias));
  return (value) => tests.some((test) => test(value));
};

const required: Keyword = (operand) => {
  const names = listOf(operand, 'required', name);
  return about(isObject, (value) => names.every((each) => value[each] !== undefined));
};

const properties: Keyword = (operand) => {
  const tests = mapOf(operand, 'properties', compileSchema);
  return about(isObject, (value) =>
    tests.every(([field, test]) => value[field] === undefined || test(value[field])),
  );
};

const patternsOf = (operand: unknown): [RegExp, Test][] =>
  mapOf(operand ?? {}, 'patternProperties', compileSchema).map(([text, test]) => [
    patternFrom(text, ''),
    test,
  ]);

const patternProperties: Keyword = (operand) => {
  const patterns = patternsOf(operand);
  return about(isObject, (value) =>
    Object.entries(value).every(([field, each]) =>
      patterns.every(([pattern, test]) => !pattern.test(field) || test(each)),
    ),
  );
};

/** `false` forbids, `true` allows, a schema asks. */
const schemaOrFlag = (operand: unknown): Test =>
  typeof operand === 'boolean' ? () => operand : compileSchema(operand);

const additionalProperties: Keyword = (operand, schema) => {
  const test = schemaOrFlag(operand);
  const known = new Set(Object.keys((schema.properties ?? {}) as object));
  const patterns = patternsOf(schema.patternProperties);
  const isKnown = (field: string) => known.has(field) || patterns.some(([pattern]) => pattern.test(field));
  return about(isObject, (value) =>
    Object.entries(value).every(([field, each]) => isKnown(field) || test(each)),
  );
};

/** One schema for every element, or a list with one for each of the first. */
const items: Keyword = (operand) => {
  if (!Array.isArray(operand)) {
    const test = compileSchema(operand);
    return about(Array.isArray, (value: unknown[]) => value.every(test));
  }
  const tests = operand.map(compileSchema);
  return about(Array.isArray, (value: unknown[]) =>
    tests.every((test, i) => i >= value.length || test(value[i])),
  );
};

const additionalItems: Keyword = (operand, { items: first }) => {
  const test = schemaOrFlag(operand);
  const count = Array.isArray(first) ? first.length : Number.POSITIVE_INFINITY;
  return about(Array.isArray, (value: unknown[]) => value.slice(count).every(test));
};

const dependencies: Keyword = (operand) => {
  const tests = mapOf(operand, 'dependencies', (part) =>
    Array.isArray(part) ? required(part, {}) : compileSchema(part),
  );
  return about(isObject, (value) =>
    tests.every(([field, test]) => value[field] === undefined || test(value)),
  );
};

const parts =
  (keyword: string, holds: (count: number, of: number) => boolean): Keyword =>
  (operand) => {
    const tests = listOf(operand, keyword, compileSchema);
    return (value) => holds(tests.filter((test) => test(value)).length, tests.length);
  };

const nothing: Keyword = () => () => true;

/** Source: MongoDB manual, "$jsonSchema": the keywords of draft 4 that it knows, and bsonType. */
const keywords: Record<string, Keyword> = {
  bsonType: typeNamed,
  type: (operand) => typeNamed([operand].flat().map((each) => (each === 'boolean' ? 'bool' : each))),
  ...plainKeywords,
  required,
  properties,
  patternProperties,
  additionalProperties,
  items,
  additionalItems,
  dependencies,
  exclusiveMinimum: nothing,
  exclusiveMaximum: nothing,
  allOf: parts('allOf', (count, of) => count === of),
  anyOf: parts('anyOf', (count) => count > 0),
  oneOf: parts('oneOf', (count) => count === 1),
  not: (operand) => {
    const test = compileSchema(operand);
    return (value) => !test(value);
  },
  title: nothing,
  description: nothing,
};

/** Turns a schema into a test of values. Throws CloudError for a keyword that the database does not know. */
export function compileSchema(schema: unknown): Test {
  if (!isObject(schema)) throw failed('$jsonSchema must be an object');
  const tests = Object.entries(schema).map(([keyword, operand]) => {
    const known = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    if (!known) throw failed(`Unknown $jsonSchema keyword: ${keyword}`);
    return known(operand, schema);
  });
  return (value) => tests.every((test) => test(value));
}
