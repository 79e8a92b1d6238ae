import { notImplemented } from '../../cloud-error';
import { failed } from '../failures';
import { evaluate } from '../mongo/expressions';
import { valuesAt } from '../mongo/paths';
import { compileQuery, type Query } from '../mongo/query';
import { isOperators } from '../mongo/query-types';
import { isObject } from '../mongo/values';

/** Conditions of a query on single fields, those inside $and too. */
function conditions(query: Query): [field: string, condition: unknown][] {
  return Object.entries(query).flatMap(([field, condition]) =>
    field === '$and' && Array.isArray(condition)
      ? condition.flatMap((each) => conditions(each as Query))
      : ([[field, condition]] as [string, unknown][]),
  );
}

/** `rest` is what follows the array's path in the field's name. */
function elementTest(rest: string, condition: unknown): (element: unknown) => boolean {
  if (rest !== '') {
    const matches = compileQuery({ [rest]: condition }, evaluate);
    return (element) => isObject(element) && matches(element);
  }
  const isOfArray = isOperators(condition) && '$elemMatch' in condition;
  const matches = compileQuery({ v: condition }, evaluate);
  return (element) => matches({ v: isOfArray ? [element] : element });
}

/** The number of the first element that meets the query's condition on the array, for `list.$`. */
function matchedElement(list: unknown[], path: string, query: Query): number {
  for (const [field, condition] of conditions(query)) {
    if (field !== path && !field.startsWith(`${path}.`)) continue;
    const index = list.findIndex(elementTest(field.slice(path.length + 1), condition));
    if (index >= 0) return index;
  }
  throw failed('The positional operator did not find the match needed from the query.');
}

/**
 * The plain paths that a path with `.$` (first element that matched) or `.$[]` (every element) stands for.
 * Source: WeChat cloud development guide, "查询和更新数组元素和嵌套对象".
 */
export function plainPaths(document: Query, path: string, query: Query): string[] {
  const steps = path.split('.');
  const at = steps.findIndex((step) => step.startsWith('$'));
  if (at < 0) return [path];
  const before = steps.slice(0, at).join('.');
  const rest = steps.slice(at + 1);
  const [list] = valuesAt(document, before);
  if (!Array.isArray(list)) {
    throw failed(`The path '${before}' must exist in the document in order to apply array updates.`);
  }
  const numbers =
    steps[at] === '$[]'
      ? [...list.keys()]
      : steps[at] === '$'
        ? [matchedElement(list, before, query)]
        : undefined;
  if (!numbers) throw notImplemented(`update path with ${steps[at]}`);
  return numbers.flatMap((number) => plainPaths(document, [before, number, ...rest].join('.'), query));
}
