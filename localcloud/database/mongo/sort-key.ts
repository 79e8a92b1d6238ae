import { valuesAt } from './paths';
import { typeOrder, typeOrderOf } from './values';

/**
 * Keys whose byte order is the order of values: the type, then bytes that compare like the value.
 * Source: MongoDB manual, "Comparison/Sort Order"; an empty array sorts before null.
 */
const EMPTY_ARRAY = 0x04;
/** ends a list or an object; smaller than every type */
const END = 0x00;

function orderedDouble(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  // NaN is smaller than every number
  if (Number.isNaN(value)) return bytes;
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

function inside(value: unknown, type: number): Buffer {
  switch (type) {
    case typeOrder.nil:
      return Buffer.alloc(0);
    case typeOrder.number:
    case typeOrder.date:
      return orderedDouble(Number(value));
    case typeOrder.boolean:
      return Buffer.from([value ? 1 : 0]);
    case typeOrder.array:
      return Buffer.concat([...(value as unknown[]).map(encodeValue), Buffer.from([END])]);
    case typeOrder.object: {
      const fields = Object.entries(value as object).flatMap(([name, each]) => [
        Buffer.from([typeOrderOf(each)]),
        delimited(name),
        encodeValue(each),
      ]);
      return Buffer.concat([...fields, Buffer.from([END])]);
    }
    default:
      return delimited(String(value));
  }
}

/** The bytes of one value, ascending. */
export function encodeValue(value: unknown): Buffer {
  const type = typeOrderOf(value);
  return Buffer.concat([Buffer.from([type]), inside(value, type)]);
}

/** The keys under which a document stands for one field: one for each element of an array. */
export function fieldKeys(document: unknown, path: string): { keys: Buffer[]; isArray: boolean } {
  let isArray = false;
  const values = valuesAt(document, path);
  const keys = values.flatMap((value) => {
    if (!Array.isArray(value)) return [encodeValue(value)];
    isArray = true;
    return value.length > 0 ? value.map(encodeValue) : [Buffer.from([EMPTY_ARRAY])];
  });
  if (values.length !== 1) isArray = true;
  // nothing reached: the path leads through an array without documents
  return { keys: keys.length > 0 ? keys : [encodeValue(null)], isArray };
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
