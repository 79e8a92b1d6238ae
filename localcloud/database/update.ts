import { Query } from 'mingo';
import { CloudError, notImplemented } from '../cloud-error';
import type { Document } from './ejson';

const failed = (text: string) => new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${text}`);

type Bag = Record<string, unknown>;
type Operator = (parent: Bag, key: string, operand: unknown) => void;

/** The object that holds the last step of a dotted path, made on the way if `make`. Strict where Mongo is strict. */
function parentOf(document: Bag, path: string, make: boolean): { parent: Bag; key: string } | undefined {
  const steps = path.split('.');
  const key = steps.pop() ?? '';
  let parent: Bag = document;
  for (const step of steps) {
    if (!Object.hasOwn(parent, step)) {
      if (!make) return undefined;
      parent[step] = {};
    }
    const next = parent[step];
    if (next === null || typeof next !== 'object' || next instanceof Date) {
      if (!make) return undefined;
      throw failed(`Cannot create field '${key}' in element {${step}: ${JSON.stringify(next)}}`);
    }
    parent = next as Bag;
  }
  return { parent, key };
}

function mustBeNumber(value: unknown, operator: string): number {
  if (typeof value !== 'number') throw failed(`Cannot apply ${operator} to a value of non-numeric type`);
  return value;
}

function arrayAt(parent: Bag, key: string, operator: string): unknown[] {
  const value = parent[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw failed(`The field '${key}' must be an array for ${operator}`);
  return value;
}

const same = (a: unknown, b: unknown) => new Query({ v: { $eq: a } }).test({ v: b } as Bag);

function push(parent: Bag, key: string, operand: unknown): void {
  const modifiers = operand as {
    $each?: unknown[];
    $position?: number;
    $slice?: number;
    $sort?: unknown;
  } | null;
  const list = [...arrayAt(parent, key, '$push')];
  if (!modifiers || typeof modifiers !== 'object' || !Array.isArray(modifiers.$each)) {
    parent[key] = [...list, operand];
    return;
  }
  if (modifiers.$sort !== undefined) throw notImplemented('$push with $sort');
  list.splice(modifiers.$position ?? list.length, 0, ...modifiers.$each);
  const { $slice: slice } = modifiers;
  parent[key] = slice === undefined ? list : slice < 0 ? list.slice(slice) : list.slice(0, slice);
}

function pull(parent: Bag, key: string, operand: unknown): void {
  const isCondition = operand !== null && typeof operand === 'object' && !Array.isArray(operand);
  const query = new Query(isCondition ? { v: operand } : { v: { $eq: operand } });
  parent[key] = arrayAt(parent, key, '$pull').filter((each) => !query.test({ v: each } as Bag));
}

/** $min and $max: the operand replaces a value that lies beyond it. */
function keepExtreme(operator: '$gt' | '$lt'): Operator {
  return (parent, key, operand) => {
    const current = parent[key];
    if (current === undefined || new Query({ v: { [operator]: operand } }).test({ v: current } as Bag)) {
      parent[key] = operand;
    }
  };
}

const operators: Record<string, Operator> = {
  $set: (parent, key, operand) => {
    parent[key] = operand;
  },
  $unset: (parent, key) => {
    delete parent[key];
  },
  $inc: (parent, key, operand) => {
    parent[key] = mustBeNumber(parent[key] ?? 0, '$inc') + mustBeNumber(operand, '$inc');
  },
  $mul: (parent, key, operand) => {
    parent[key] = mustBeNumber(parent[key] ?? 0, '$mul') * mustBeNumber(operand, '$mul');
  },
  $min: keepExtreme('$gt'),
  $max: keepExtreme('$lt'),
  $push: push,
  $pull: pull,
  $pullAll: (parent, key, operand) => {
    const gone = Array.isArray(operand) ? operand : [operand];
    parent[key] = arrayAt(parent, key, '$pullAll').filter((each) => !gone.some((one) => same(one, each)));
  },
  $pop: (parent, key, operand) => {
    const list = arrayAt(parent, key, '$pop');
    parent[key] = operand === -1 ? list.slice(1) : list.slice(0, -1);
  },
  $addToSet: (parent, key, operand) => {
    const list = arrayAt(parent, key, '$addToSet');
    const each = (operand as { $each?: unknown[] } | null)?.$each;
    const wanted = Array.isArray(each) ? each : [operand];
    const fresh = wanted.filter(
      (one, i) => ![...list, ...wanted.slice(0, i)].some((known) => same(known, one)),
    );
    parent[key] = [...list, ...fresh];
  },
};
/**
 * Applies update operators to a copy of a document and answers it. Throws CloudError, and nothing is changed,
 * where the service refuses (mingo's own updater is too lenient: `$inc` on a string, `a.b` under null).
 */
export function applyUpdate(document: Document, update: Record<string, unknown>): Document {
  const next = structuredClone(document);
  for (const [operator, fields] of Object.entries(update)) {
    const apply = operators[operator];
    if (!apply) throw notImplemented(`update operator ${operator}`);
    for (const [path, operand] of Object.entries(fields as Bag)) {
      if (path === '_id' && operand !== document._id) throw failed('the field _id is immutable');
      const place = parentOf(next, path, operator !== '$unset');
      if (place) apply(place.parent, place.key, operand);
    }
  }
  return next;
}
