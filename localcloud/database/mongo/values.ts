/**
 * Order and equality of values as the database has them: by type first, then inside the type.
 * Source: MongoDB manual, "Comparison/Sort Order"; a missing field counts as null.
 */
export const typeOrder = {
  nil: 0x05,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  boolean: 0x50,
  date: 0x60,
  regex: 0x70,
} as const;

export function typeOrderOf(value: unknown): number {
  if (value === null || value === undefined) return typeOrder.nil;
  if (typeof value === 'number') return typeOrder.number;
  if (typeof value === 'string') return typeOrder.string;
  if (typeof value === 'boolean') return typeOrder.boolean;
  if (value instanceof Date) return typeOrder.date;
  if (value instanceof RegExp) return typeOrder.regex;
  return Array.isArray(value) ? typeOrder.array : typeOrder.object;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeOrderOf(value) === typeOrder.object;

const bySize = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);

/** NaN is smaller than every other number and equal to itself. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return bySize(a, b);
}

const surrogate = /[\ud800-\udfff]/;

/** By UTF-8 bytes; UTF-16 units give the same order as long as no surrogate is among them. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (surrogate.test(a) || surrogate.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return bySize(a.length, b.length);
}

/** Field by field in stored order: type, then name, then value. */
function compareObjects(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const left = Object.entries(a);
  const right = Object.entries(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [nameA, valueA] = left[i] as [string, unknown];
    const [nameB, valueB] = right[i] as [string, unknown];
    const order =
      bySize(typeOrderOf(valueA), typeOrderOf(valueB)) ||
      compareTexts(nameA, nameB) ||
      compareValues(valueA, valueB);
    if (order !== 0) return order;
  }
  return bySize(left.length, right.length);
}

/** Negative, 0 or positive, as Array.sort wants it. */
export function compareValues(a: unknown, b: unknown): number {
  const type = typeOrderOf(a);
  const other = typeOrderOf(b);
  if (type !== other) return bySize(type, other);
  switch (type) {
    case typeOrder.nil:
      return 0;
    case typeOrder.number:
      return compareNumbers(a as number, b as number);
    case typeOrder.string:
      return compareTexts(a as string, b as string);
    case typeOrder.array:
      return compareLists(a as unknown[], b as unknown[]);
    case typeOrder.object:
      return compareObjects(a as Record<string, unknown>, b as Record<string, unknown>);
    case typeOrder.regex:
      return compareTexts(String(a), String(b));
    default:
      return bySize(Number(a), Number(b));
  }
}

export const sameValue = (a: unknown, b: unknown): boolean => compareValues(a, b) === 0;

/** A copy that shares nothing with the original. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = copyOf(value[key] as unknown);
  return copy as T;
}
