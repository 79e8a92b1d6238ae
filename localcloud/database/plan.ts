import { encodeValue, inverted, successor } from './mongo/sort-key';
import type { Sort } from './mongo/sorting';
import { typeOrder, typeOrderOf } from './mongo/values';
import type { IndexSchema } from './schema';

/** Keys in [from, to). */
export interface KeyRange {
  from: Buffer;
  to: Buffer;
}

export interface Plan {
  index: IndexSchema;
  ranges: KeyRange[];
  /** the index gives the order asked for, read forwards or backwards */
  order: 'forwards' | 'backwards' | 'none';
  /** a document may stand in it more than once */
  mayRepeat: boolean;
}

/** Beyond this many combinations of values an index is walked for its first fields only. */
const MOST_RANGES = 1_000;

interface Bounds {
  above?: { value: unknown; inclusive: boolean };
  below?: { value: unknown; inclusive: boolean };
}

interface Condition extends Bounds {
  /** values one of which the field must equal */
  equal?: unknown[];
  /** $elemMatch: both bounds hold for one element of the array */
  within?: Bounds;
}

const scalars = new Set<number>([
  typeOrder.nil,
  typeOrder.number,
  typeOrder.string,
  typeOrder.boolean,
  typeOrder.date,
]);
const isScalar = (value: unknown) => scalars.has(typeOrderOf(value));
const isOperator = (value: unknown): value is Record<string, unknown> =>
  value !== null &&
  typeof value === 'object' &&
  Object.getPrototypeOf(value) === Object.prototype &&
  Object.keys(value).some((key) => key.startsWith('$'));

function conditionFrom(value: unknown): Condition {
  if (isScalar(value)) return { equal: [value] };
  if (!isOperator(value)) return {};
  const found: Condition = {};
  for (const [operator, operand] of Object.entries(value)) {
    if (operator === '$eq' && isScalar(operand)) found.equal = [operand];
    if (operator === '$in' && Array.isArray(operand) && operand.every(isScalar)) found.equal = operand;
    // an index finds those with the first value; the filter looks for the others
    if (operator === '$all' && Array.isArray(operand) && isScalar(operand[0])) found.equal = [operand[0]];
    if (operator === '$elemMatch') {
      const { above, below } = conditionFrom(operand);
      if (above || below) found.within = { ...(above ? { above } : {}), ...(below ? { below } : {}) };
    }
    if (!isScalar(operand)) continue;
    if (operator === '$gt' || operator === '$gte') {
      found.above = { value: operand, inclusive: operator === '$gte' };
    }
    if (operator === '$lt' || operator === '$lte') {
      found.below = { value: operand, inclusive: operator === '$lte' };
    }
  }
  return found;
}

/** What a query demands of single fields, $and included; everything else is left to the filter. */
function conditionsOf(query: Record<string, unknown>): Map<string, Condition> {
  const conditions = new Map<string, Condition>();
  for (const [field, value] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(value)) {
      for (const part of value) {
        for (const [name, condition] of conditionsOf(part as Record<string, unknown>)) {
          conditions.set(name, { ...condition, ...conditions.get(name) });
        }
      }
    } else if (!field.startsWith('$')) {
      conditions.set(field, { ...conditions.get(field), ...conditionFrom(value) });
    }
  }
  return conditions;
}

/** The keys after `prefix` whose next part meets the bounds; other types are never greater or smaller. */
function rangeAfter(prefix: Buffer, { above, below }: Condition, descending: boolean): KeyRange {
  const type = typeOrderOf((above ?? below)?.value);
  const edge = (part: Buffer, past: boolean) => {
    const bytes = Buffer.concat([prefix, descending ? inverted(part) : part]);
    return past ? successor(bytes) : bytes;
  };
  const whole = Buffer.from([type]);
  const low = above
    ? edge(encodeValue(above.value), above.inclusive === descending)
    : edge(whole, descending);
  const high = below
    ? edge(encodeValue(below.value), below.inclusive !== descending)
    : edge(whole, !descending);
  return descending ? { from: high, to: low } : { from: low, to: high };
}

/** Is the field pinned to one value, so that sorting by it changes nothing? */
type IsPinned = (field: string) => boolean;

function orderFrom(index: IndexSchema, used: number, sort: Sort, isPinned: IsPinned): Plan['order'] {
  const wanted = sort.filter(([field]) => !isPinned(field));
  const rest = index.keys.slice(used);
  const fits = (turned: boolean) =>
    wanted.every(([field, direction], i) => {
      const key = rest[i];
      return key !== undefined && key[0] === field && (key[1] === 'asc') === ((direction === 1) !== turned);
    });
  if (fits(false)) return 'forwards';
  return fits(true) ? 'backwards' : 'none';
}

/** The beginnings of keys that equalities on the first fields of an index demand. */
function prefixesOf(
  index: IndexSchema,
  conditions: Map<string, Condition>,
): { prefixes: Buffer[]; used: number } {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let used = 0;
  for (const [field, direction] of index.keys) {
    const equal = conditions.get(field)?.equal;
    if (!equal || prefixes.length * equal.length > MOST_RANGES) break;
    const keys = new Map(equal.map(encodeValue).map((key) => [key.toString('latin1'), key]));
    const parts = [...keys.values()].map((part) => (direction === 'desc' ? inverted(part) : part));
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])));
    used++;
  }
  return { prefixes, used };
}

type IsArrayField = (index: IndexSchema, field: string) => boolean;

function planFor(
  index: IndexSchema,
  conditions: Map<string, Condition>,
  sort: Sort,
  isArrayField: IsArrayField,
): (Plan & { score: number }) | undefined {
  const { prefixes, used } = prefixesOf(index, conditions);
  const next = index.keys[used];
  const isArray = next !== undefined && isArrayField(index, next[0]);
  const condition = next ? conditions.get(next[0]) : undefined;
  let bounds: Bounds | undefined = condition?.within ?? condition;
  const isBounded = bounds?.above !== undefined || bounds?.below !== undefined;
  // two elements of an array may meet one bound each, so only one of the two narrows the range
  if (isBounded && isArray && !condition?.within && bounds?.above) bounds = { above: bounds.above };
  const pinned = new Set(index.keys.slice(0, used).map(([field]) => field));
  const isPinned: IsPinned = (field) => pinned.has(field) && !isArrayField(index, field);
  // of an array the element that sorts the document may lie outside of the bounds
  const walksInOrder = prefixes.length === 1 && !(isBounded && isArray);
  const order =
    sort.length === 0 ? 'forwards' : walksInOrder ? orderFrom(index, used, sort, isPinned) : 'none';
  const servesSort = sort.length > 0 && order !== 'none';
  if (used === 0 && !isBounded && !servesSort) return undefined;
  const ranges = prefixes.map((prefix) =>
    isBounded && bounds && next
      ? rangeAfter(prefix, bounds, next[1] === 'desc')
      : { from: prefix, to: prefix.length > 0 ? successor(prefix) : Buffer.alloc(64, 0xff) },
  );
  const mayRepeat = prefixes.length > 1 || index.keys.some(([field]) => isArrayField(index, field));
  return { index, ranges, order, mayRepeat, score: used * 4 + (isBounded ? 2 : 0) + (servesSort ? 1 : 0) };
}

/** The index that narrows a query most and, if it can, gives its order; undefined if none helps. */
export function choosePlan(
  indexes: readonly IndexSchema[],
  query: Record<string, unknown>,
  sort: Sort,
  isArrayField: IsArrayField,
): Plan | undefined {
  const conditions = conditionsOf(query);
  return indexes
    .flatMap((index) => planFor(index, conditions, sort, isArrayField) ?? [])
    .sort((a, b) => b.score - a.score)[0];
}
