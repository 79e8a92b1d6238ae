import { isObject } from './values';

/** Sees one value that a path reaches, `undefined` where the field is missing; answers true to stop the walk. */
export type Visit = (value: unknown) => boolean;

const isIndex = (step: string) => /^\d+$/.test(step);

/**
 * Walks every value that a dotted path reaches: into each document of an array, and into an element by its number.
 * Elements of other kinds are passed over. Source: MongoDB manual, "Query an Array of Embedded Documents".
 * Answers whether a visit answered true.
 */
export function reach(value: unknown, steps: readonly string[], visit: Visit, from = 0): boolean {
  const step = steps[from];
  if (step === undefined) return visit(value);
  if (Array.isArray(value)) {
    if (isIndex(step) && Number(step) < value.length && reach(value[Number(step)], steps, visit, from + 1)) {
      return true;
    }
    return value.some((each) => isObject(each) && reach(each, steps, visit, from));
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return visit(undefined);
  return reach(value[step], steps, visit, from + 1);
}

/** All values that a path reaches. */
export function valuesAt(document: unknown, path: string): unknown[] {
  const found: unknown[] = [];
  reach(document, path.split('.'), (value) => {
    found.push(value);
    return false;
  });
  return found;
}
