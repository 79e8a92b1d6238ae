import { failed } from '../failures';
import { isObject } from '../mongo/values';

type Container = Record<string, unknown> | unknown[];

/** Where a dotted path ends: the object or array that holds the value, and the key in it. */
export interface Place {
  path: string;
  get(): unknown;
  set(value: unknown): void;
  remove(): void;
}

const MOST_PADDING = 1_500_000;

const isIndex = (step: string) => /^(?:0|[1-9]\d*)$/.test(step);

function cannotCreate(key: string, parent: string, value: unknown) {
  return failed(`Cannot create field '${key}' in element {${parent}: ${JSON.stringify(value)}}`);
}

function child(container: Container, key: string): unknown {
  if (!Object.hasOwn(container, key)) return undefined;
  return (container as Record<string, unknown>)[key];
}

function placeIn(container: Container, key: string, path: string): Place {
  const holder = container as Record<string, unknown>;
  return {
    path,
    get: () => child(container, key),
    set: (value) => {
      if (Array.isArray(container)) {
        if (Number(key) - container.length > MOST_PADDING)
          throw failed('can not backfill more than 1500000 elements');
        while (container.length < Number(key)) container.push(null);
      }
      holder[key] = value;
    },
    // an element that is taken away leaves null, so that the others keep their numbers
    remove: () => {
      if (!Object.hasOwn(container, key)) return;
      if (Array.isArray(container)) container[Number(key)] = null;
      else delete holder[key];
    },
  };
}

/**
 * Finds a path's end. `make` creates missing objects on the way and throws CloudError where something else is in it;
 * without it such a path ends nowhere. Source: MongoDB manual, "Update Operators: Dot Notation".
 */
export function placeAt(document: Record<string, unknown>, path: string, make: boolean): Place | undefined {
  const steps = path.split('.');
  if (steps.some((step) => step === ''))
    throw failed(`The update path '${path}' contains an empty field name`);
  const last = steps.pop() as string;
  let container: Container = document;
  let parent = '';
  for (const step of steps) {
    if (Array.isArray(container) && !isIndex(step)) {
      if (make) throw cannotCreate(step, parent, container);
      return undefined;
    }
    let next = child(container, step);
    if (next === undefined) {
      if (!make) return undefined;
      next = {};
      placeIn(container, step, path).set(next);
    }
    if (!isObject(next) && !Array.isArray(next)) {
      if (make) throw cannotCreate(steps[steps.indexOf(step) + 1] ?? last, step, next);
      return undefined;
    }
    container = next as Container;
    parent = step;
  }
  if (Array.isArray(container) && !isIndex(last)) {
    if (make) throw cannotCreate(last, parent, container);
    return undefined;
  }
  return placeIn(container, last, path);
}
