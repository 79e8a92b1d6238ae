import { failed } from '../failures';
import { evaluate } from '../mongo/expressions';
import { compileQuery } from '../mongo/query';
import { isOperators } from '../mongo/query-types';
import { sortDocuments } from '../mongo/sorting';
import { isObject, sameValue } from '../mongo/values';
import type { Operator } from './field-operators';
import type { Place } from './places';

/** The array at a place; undefined if nothing is there. Throws CloudError if something else is. */
function arrayAt(place: Place, id: unknown): unknown[] | undefined {
  const value = place.get();
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    throw failed(
      `The field '${place.path}' must be an array but is of type ${value === null ? 'null' : typeof value} in document {_id: ${JSON.stringify(id)}}`,
    );
  }
  return value;
}

function wholeNumber(value: unknown, name: string): number {
  if (!Number.isInteger(value)) throw failed(`The value for ${name} must be an integer value`);
  return value as number;
}

/** `1`, `-1` sort the elements themselves; `{field: 1}` sorts documents by a field. */
function sorted(list: unknown[], order: unknown): unknown[] {
  if (order === 1 || order === -1) {
    const wrapped = sortDocuments(
      list.map((v) => ({ v: Array.isArray(v) ? [v] : v })),
      [['v', order]],
    );
    return wrapped.map(({ v }) => (Array.isArray(v) ? v[0] : v));
  }
  const fields = isObject(order) ? Object.entries(order) : [];
  if (fields.length === 0 || fields.some(([, way]) => way !== 1 && way !== -1)) {
    throw failed('The $sort element value must be either 1 or -1');
  }
  return sortDocuments(list, fields as [string, 1 | -1][]);
}

const pushModifiers = new Set(['$each', '$position', '$sort', '$slice']);

function push(place: Place, operand: unknown, id: unknown): void {
  const list = [...(arrayAt(place, id) ?? [])];
  if (!isObject(operand) || !('$each' in operand)) {
    place.set([...list, operand]);
    return;
  }
  const unknown = Object.keys(operand).find((key) => !pushModifiers.has(key));
  if (unknown) throw failed(`Unrecognized clause in $push: ${unknown}`);
  const { $each: added, $position: position, $sort: order, $slice: slice } = operand;
  if (!Array.isArray(added)) throw failed('The argument to $each in $push must be an array');
  const at = position === undefined ? list.length : wholeNumber(position, '$position');
  list.splice(at, 0, ...added);
  const ordered = order === undefined ? list : sorted(list, order);
  if (slice === undefined) place.set(ordered);
  else {
    const size = wholeNumber(slice, '$slice');
    place.set(size < 0 ? ordered.slice(size) : ordered.slice(0, size));
  }
}

function addToSet(place: Place, operand: unknown, id: unknown): void {
  const list = [...(arrayAt(place, id) ?? [])];
  const isEach = isObject(operand) && '$each' in operand;
  if (isEach && !Array.isArray(operand.$each))
    throw failed('The argument to $each in $addToSet must be an array');
  for (const one of isEach ? (operand.$each as unknown[]) : [operand]) {
    if (!list.some((known) => sameValue(known, one))) list.push(one);
  }
  place.set(list);
}

/** A document as condition is a query on each element; anything else is a value to equal. */
function pulled(operand: unknown): (element: unknown) => boolean {
  if (isOperators(operand) || operand instanceof RegExp) {
    const matches = compileQuery({ v: operand }, evaluate);
    return (element) => matches({ v: element });
  }
  if (isObject(operand)) {
    const matches = compileQuery(operand, evaluate);
    return (element) => isObject(element) && matches(element);
  }
  return (element) => sameValue(element, operand);
}

function remove(place: Place, id: unknown, isGone: (element: unknown) => boolean): void {
  const list = arrayAt(place, id);
  if (list) place.set(list.filter((each) => !isGone(each)));
}

/** Source: MongoDB manual, "Array Update Operators". */
export const arrayOperators: Record<string, Operator> = {
  $push: { makes: true, apply: push },
  $addToSet: { makes: true, apply: addToSet },
  $pop: {
    makes: false,
    apply: (place, operand, id) => {
      if (operand !== 1 && operand !== -1) throw failed('$pop expects 1 or -1');
      const list = arrayAt(place, id);
      if (list) place.set(operand === -1 ? list.slice(1) : list.slice(0, -1));
    },
  },
  $pull: { makes: false, apply: (place, operand, id) => remove(place, id, pulled(operand)) },
  $pullAll: {
    makes: false,
    apply: (place, operand, id) => {
      if (!Array.isArray(operand)) throw failed('$pullAll requires an array argument');
      remove(place, id, (element) => operand.some((one) => sameValue(one, element)));
    },
  },
};
