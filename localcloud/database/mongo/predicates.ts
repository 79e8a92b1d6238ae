import { notImplemented } from '../../cloud-error';
import { failed } from '../failures';
import { geoPredicates } from './geo-predicates';
import { isOperators, type Matches, type Predicate, type Test } from './query-types';
import { typeTest } from './types';
import { compareValues, isObject, sameValue, typeOrderOf } from './values';

/** The value itself, or any element if it is an array. Source: MongoDB manual, "Query an Array". */
const itselfOrElement =
  (test: Test): Test =>
  (value) =>
    test(value) || (Array.isArray(value) && value.some(test));

const not =
  (test: Matches): Matches =>
  (document) =>
    !test(document);

/** Only values of the operand's own type are greater or smaller ("type bracketing"); NaN equals only itself. */
function compared(holds: (order: number) => boolean): Predicate {
  return ({ at, operand }) => {
    const type = typeOrderOf(operand);
    return at(
      itselfOrElement((value) => {
        if (typeOrderOf(value) !== type) return false;
        const order = compareValues(value, operand);
        return Number.isNaN(value) || Number.isNaN(operand) ? order === 0 && holds(0) : holds(order);
      }),
    );
  };
}

const equalTo = (operand: unknown): Test => itselfOrElement((value) => sameValue(value, operand));

const matchesPattern = (pattern: RegExp): Test =>
  itselfOrElement((value) =>
    typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && sameValue(value, pattern),
  );

function listOf(operand: unknown, operator: string): unknown[] {
  if (!Array.isArray(operand)) throw failed(`${operator} needs an array`);
  return operand;
}

const oneOf: Predicate = ({ at, operand }) => {
  const tests = listOf(operand, '$in').map((each) =>
    each instanceof RegExp ? matchesPattern(each) : equalTo(each),
  );
  return at((value) => tests.some((test) => test(value)));
};

const all: Predicate = ({ at, operand, elements }) => {
  const parts = listOf(operand, '$all').map((each) => {
    if (isObject(each) && Object.keys(each)[0] === '$elemMatch') return at(elements(each.$elemMatch));
    return at(each instanceof RegExp ? matchesPattern(each) : equalTo(each));
  });
  return (document) => parts.length > 0 && parts.every((part) => part(document));
};

function divisor(operand: unknown): [number, number] {
  const [by, rest] = listOf(operand, '$mod');
  if (typeof by !== 'number' || typeof rest !== 'number' || (operand as unknown[]).length !== 2) {
    throw failed('malformed mod, divisor and remainder must be numbers');
  }
  if (Math.trunc(by) === 0) throw failed('divisor cannot be 0');
  return [Math.trunc(by), Math.trunc(rest)];
}

const ofType: Predicate = ({ at, operand }) => {
  const tests = [operand].flat().map((alias) => itselfOrElement(typeTest(alias)));
  return at((value) => tests.some((test) => test(value)));
};

const size: Predicate = ({ at, operand }) => {
  if (!Number.isInteger(operand) || Number(operand) < 0) {
    throw failed('$size must be a whole number that is not negative');
  }
  return at((value) => Array.isArray(value) && value.length === operand);
};

const negated: Predicate = ({ at, operand, conditions }) => {
  if (operand instanceof RegExp) return not(at(matchesPattern(operand)));
  if (!isOperators(operand)) throw failed('$not needs a regex or a document');
  return not(conditions(operand));
};

/** What can be asked of one field. Source: MongoDB manual, "Query and Projection Operators". */
export const predicates: Record<string, Predicate> = {
  $eq: ({ at, operand }) => at(equalTo(operand)),
  $ne: ({ at, operand }) => not(at(equalTo(operand))),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $in: oneOf,
  $nin: (parts) => not(oneOf(parts)),
  $exists: ({ at, operand }) => {
    const exists = at((value) => value !== undefined);
    return operand ? exists : not(exists);
  },
  $type: ofType,
  $size: size,
  $all: all,
  $elemMatch: ({ at, operand, elements }) => at(elements(operand)),
  $mod: ({ at, operand }) => {
    const [by, rest] = divisor(operand);
    return at(
      // `+ 0` because a remainder can be -0
      itselfOrElement((value) => typeof value === 'number' && (Math.trunc(value) % by) + 0 === rest),
    );
  },
  $regex: ({ at, operand }) => {
    if (!(operand instanceof RegExp)) throw failed('$regex has to be a string');
    return at(matchesPattern(operand));
  },
  $not: negated,
  ...geoPredicates,
};

/** The test of one operator on one field. Throws CloudError for an operator that is not known. */
export function predicateFor(operator: string): Predicate {
  const predicate = Object.hasOwn(predicates, operator) ? predicates[operator] : undefined;
  if (!predicate) throw notImplemented(`query operator ${operator}`);
  return predicate;
}
