import type { IndexSchema } from './schema';
import { bracketOf, encodeValue, inverted, successor } from './sort-key';

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
}

export type Sort = [field: string, direction: 1 | -1][];

interface Condition {
  /** values one of which the field must equal */
  equal?: unknown[];
  above?: { value: unknown; inclusive: boolean };
  below?: { value: unknown; inclusive: boolean };
}

const isScalar = (value: unknown) => bracketOf(value) !== undefined;
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
  const bracket = bracketOf(above?.value ?? below?.value) ?? 0;
  const edge = (part: Buffer, past: boolean) => {
    const bytes = Buffer.concat([prefix, descending ? inverted(part) : part]);
    return past ? successor(bytes) : bytes;
  };
  const whole = Buffer.from([bracket]);
  const low = above
    ? edge(encodeValue(above.value), above.inclusive === descending)
    : edge(whole, descending);
  const high = below
    ? edge(encodeValue(below.value), below.inclusive !== descending)
    : edge(whole, !descending);
  return descending ? { from: high, to: low } : { from: low, to: high };
}

function orderFrom(index: IndexSchema, used: number, sort: Sort): Plan['order'] {
  if (sort.length === 0) return 'forwards';
  const rest = index.keys.slice(used);
  const fits = (turned: boolean) =>
    sort.every(([field, direction], i) => {
      const key = rest[i];
      return key !== undefined && key[0] === field && (key[1] === 'asc') === ((direction === 1) !== turned);
    });
  if (fits(false)) return 'forwards';
  return fits(true) ? 'backwards' : 'none';
}

function planFor(
  index: IndexSchema,
  conditions: Map<string, Condition>,
  sort: Sort,
  isMultikey: boolean,
): (Plan & { score: number }) | undefined {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let used = 0;
  for (const [field, direction] of index.keys) {
    const equal = conditions.get(field)?.equal;
    if (!equal) break;
    const parts = equal.map(encodeValue).map((part) => (direction === 'desc' ? inverted(part) : part));
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])));
    used++;
  }
  const next = index.keys[used];
  let bounds = next ? conditions.get(next[0]) : undefined;
  const isBounded = bounds?.above !== undefined || bounds?.below !== undefined;
  // two elements of an array may meet one bound each, so only one of the two narrows the range
  if (isBounded && isMultikey && bounds?.above) bounds = { above: bounds.above };
  const order =
    prefixes.length === 1 ? orderFrom(index, used, sort) : sort.length === 0 ? 'forwards' : 'none';
  const servesSort = sort.length > 0 && order !== 'none';
  if (used === 0 && !isBounded && !servesSort) return undefined;
  const ranges = prefixes.map((prefix) =>
    isBounded && bounds && next
      ? rangeAfter(prefix, bounds, next[1] === 'desc')
      : { from: prefix, to: prefix.length > 0 ? successor(prefix) : Buffer.alloc(64, 0xff) },
  );
  return { index, ranges, order, score: used * 4 + (isBounded ? 2 : 0) + (servesSort ? 1 : 0) };
}

/** The index that narrows a query most and, if it can, gives its order; undefined if none helps. */
export function choosePlan(
  indexes: readonly IndexSchema[],
  query: Record<string, unknown>,
  sort: Sort,
  isMultikey: (index: IndexSchema) => boolean,
): Plan | undefined {
  const conditions = conditionsOf(query);
  return indexes
    .flatMap((index) => planFor(index, conditions, sort, isMultikey(index)) ?? [])
    .sort((a, b) => b.score - a.score)[0];
}
