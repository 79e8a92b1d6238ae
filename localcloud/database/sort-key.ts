/**
 * Index keys whose byte order is Mongo's value order: a tag per type bracket, then bytes that compare like the value.
 * Source: MongoDB manual, "Comparison/Sort Order"; missing and null share a bracket, an empty array sorts before null.
 */
const tag = {
  emptyArray: 0x04,
  nil: 0x05,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  boolean: 0x50,
  date: 0x60,
  other: 0x70,
};

/** First and past-the-last tag of the bracket that a value can be compared with by $gt, $lt … */
export function bracketOf(value: unknown): number | undefined {
  if (typeof value === 'number') return tag.number;
  if (typeof value === 'string') return tag.string;
  if (typeof value === 'boolean') return tag.boolean;
  if (value instanceof Date) return tag.date;
  if (value === null) return tag.nil;
  return undefined;
}

function orderedDouble(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  // -0 and 0 are one value
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  if ((bytes[0] ?? 0) & 0x80) for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  else bytes[0] = (bytes[0] ?? 0) | 0x80;
  return bytes;
}

/** Ends with 00 01, a zero inside is written 00 FF: no text is a prefix of another's bytes. */
function delimited(text: string): Buffer {
  const raw = Buffer.from(text);
  if (!raw.includes(0)) return Buffer.concat([raw, Buffer.from([0, 1])]);
  const escaped = [...raw].flatMap((byte) => (byte === 0 ? [0, 0xff] : [byte]));
  return Buffer.from([...escaped, 0, 1]);
}

const tagged = (type: number, rest: Buffer = Buffer.alloc(0)) => Buffer.concat([Buffer.from([type]), rest]);

/** The bytes of one value, ascending. */
export function encodeValue(value: unknown): Buffer {
  if (value === null || value === undefined) return tagged(tag.nil);
  if (typeof value === 'number') return tagged(tag.number, orderedDouble(value));
  if (typeof value === 'string') return tagged(tag.string, delimited(value));
  if (typeof value === 'boolean') return tagged(tag.boolean, Buffer.from([value ? 1 : 0]));
  if (value instanceof Date) return tagged(tag.date, orderedDouble(value.getTime()));
  if (Array.isArray(value) && value.length === 0) return tagged(tag.emptyArray);
  if (value instanceof RegExp) return tagged(tag.other, delimited(String(value)));
  return tagged(tag.object, delimited(JSON.stringify(value)));
}

/** Descending order: every byte turned round. */
export function inverted(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}

/** The first byte string after all those that start with `prefix`. */
export function successor(prefix: Buffer): Buffer {
  const bytes = Buffer.from(prefix);
  for (let i = bytes.length - 1; i >= 0; i--) {
    if (bytes[i] === 0xff) continue;
    bytes[i] = (bytes[i] ?? 0) + 1;
    return bytes.subarray(0, i + 1);
  }
  return Buffer.alloc(64, 0xff);
}
