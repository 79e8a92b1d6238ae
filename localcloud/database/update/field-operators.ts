import { failed } from '../failures';
import { compareValues, isObject } from '../mongo/values';
import type { Place } from './places';

/** Changes the value at one place. `id` names the document in the text of an error. */
export interface Operator {
  /** missing objects on the way to the place are made */
  makes: boolean;
  apply(place: Place, operand: unknown, id: unknown): void;
}

const typeName = (value: unknown) =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : value instanceof Date
        ? 'date'
        : typeof value === 'boolean'
          ? 'bool'
          : typeof value;

function arithmetic(
  operator: string,
  verb: string,
  compute: (value: number, by: number) => number,
): Operator {
  return {
    makes: true,
    apply: (place, operand, id) => {
      if (typeof operand !== 'number') {
        throw failed(`Cannot ${verb} with non-numeric argument: {${place.path}: ${JSON.stringify(operand)}}`);
      }
      const value = place.get();
      if (value !== undefined && typeof value !== 'number') {
        throw failed(
          `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(id)}} has the field '${place.path}' of non-numeric type ${typeName(value)}`,
        );
      }
      place.set(compute(value ?? 0, operand));
    },
  };
}

/** $min and $max: the operand replaces a value that lies beyond it in the order of all values. */
const extreme = (side: 1 | -1): Operator => ({
  makes: true,
  apply: (place, operand) => {
    const value = place.get();
    if (value === undefined || compareValues(operand, value) * side > 0) place.set(operand);
  },
});

const bitwise: Record<string, (value: number, by: number) => number> = {
  and: (value, by) => value & by,
  or: (value, by) => value | by,
  xor: (value, by) => value ^ by,
};

function bit(place: Place, operand: unknown): void {
  const steps = isObject(operand) ? Object.entries(operand) : [];
  if (steps.length === 0)
    throw failed(`You must pass in at least one bitwise operation to $bit on '${place.path}'`);
  let value = place.get() ?? 0;
  if (!Number.isInteger(value))
    throw failed(`Cannot apply $bit to a value of non-integral type ${typeName(value)}`);
  for (const [name, by] of steps) {
    const compute = Object.hasOwn(bitwise, name) ? bitwise[name] : undefined;
    if (!compute || !Number.isInteger(by)) {
      throw failed(`The $bit modifier only supports 'and', 'or', and 'xor' with integers, not '${name}'`);
    }
    value = compute(value as number, by as number);
  }
  place.set(value);
}

/** Source: MongoDB manual, "Field Update Operators" and "Bitwise Update Operator". */
export const fieldOperators: Record<string, Operator> = {
  $set: { makes: true, apply: (place, operand) => place.set(operand) },
  $unset: { makes: false, apply: (place) => place.remove() },
  $inc: arithmetic('$inc', 'increment', (value, by) => value + by),
  $mul: arithmetic('$mul', 'multiply', (value, by) => value * by),
  $min: extreme(-1),
  $max: extreme(1),
  $bit: { makes: true, apply: bit },
};
