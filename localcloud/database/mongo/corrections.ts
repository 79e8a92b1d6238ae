import { Context, computeValue, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import { notImplemented } from '../../cloud-error';
import { failed } from '../failures';
import { bucket } from './bucket';
import { dateParts, formatDate, isoDay, localDate, momentAt } from './dates';
import { lookup } from './lookup';
import { correctedStages } from './stages';
import { compareValues, isObject } from './values';

/** One operator of mingo: a document (or the values of a group), its argument, mingo's options. */
// biome-ignore lint/suspicious/noExplicitAny: mingo's own types of operators differ per operator
type Operator = (value: any, argument: any, options: any) => any;
type Operators = Record<string, Operator>;

const isNil = (value: unknown): value is null | undefined => value === null || value === undefined;

/** In expressions a missing value is less than null and equals only itself. */
function compareInExpression(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined);
  return compareValues(a, b);
}

function comparison(name: string, holds: (order: number) => unknown): Operator {
  return (document, argument, options) => {
    const values = evalExpr(document, argument, options) as unknown[];
    if (!Array.isArray(values) || values.length !== 2) {
      throw failed(`Expression ${name} takes exactly 2 arguments`);
    }
    return holds(compareInExpression(values[0], values[1]));
  };
}

function textOf(value: unknown): string {
  if (isNil(value)) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw failed(`can't convert from BSON type ${typeof value} to String`);
}

/** A negative count means "to the end". */
const substring: Operator = (document, argument, options) => {
  const [text, start, count] = evalExpr(document, argument, options) as [unknown, number, number];
  if (typeof start !== 'number' || typeof count !== 'number') {
    throw failed('$substrBytes: starting index and length must be of numeric type');
  }
  const bytes = Buffer.from(textOf(text));
  if (start < 0 || start >= bytes.length) return '';
  const end = count < 0 ? bytes.length : Math.min(bytes.length, start + count);
  const isInsideCharacter = (at: number) => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  if (isInsideCharacter(start) || isInsideCharacter(end)) {
    throw failed(
      '$substrBytes: Invalid range, starting or ending index is in the middle of a UTF-8 character.',
    );
  }
  return bytes.subarray(start, end).toString();
};

const indexOfCharacter: Operator = (document, argument, options) => {
  const [text, part, start = 0, end] = evalExpr(document, argument, options) as [
    unknown,
    unknown,
    number?,
    number?,
  ];
  if (isNil(text)) return null;
  if (typeof text !== 'string' || typeof part !== 'string') {
    throw failed('$indexOfCP requires a string as the first and second argument');
  }
  const characters = [...text].slice(0, end);
  const before = characters.slice(0, start).join('').length;
  const at = characters.join('').indexOf(part, before);
  return at < 0 || start > characters.length ? -1 : [...text.slice(0, at)].length;
};

function datePart(name: string, part: (date: Date) => number): Operator {
  return (document, argument, options) => {
    const wrapped = isObject(argument) && 'date' in argument;
    const value = evalExpr(document, wrapped ? argument.date : argument, options);
    const date = Array.isArray(value) && value.length === 1 ? value[0] : value;
    const zone = wrapped ? (evalExpr(document, argument.timezone ?? 'UTC', options) as string) : 'UTC';
    if (isNil(date) || isNil(zone)) return null;
    if (!(date instanceof Date))
      throw failed(`can't convert from BSON type ${typeof date} to Date (${name})`);
    return part(localDate(date, zone));
  };
}

const dateToString: Operator = (document, argument, options) => {
  const { date, format, timezone, onNull } = evalExpr(document, argument, options) as Record<string, unknown>;
  if (isNil(date)) return onNull ?? null;
  if ('timezone' in argument && isNil(timezone)) return null;
  if (!(date instanceof Date)) throw failed(`can't convert from BSON type ${typeof date} to Date`);
  return formatDate(date, String(format ?? '%Y-%m-%dT%H:%M:%S.%LZ'), String(timezone ?? 'UTC'));
};

const dateFromParts: Operator = (document, argument, options) => {
  const parts = evalExpr(document, argument, options) as Record<string, unknown>;
  const zone = parts.timezone ?? 'UTC';
  if (Object.keys(argument).some((name) => isNil(parts[name]))) return null;
  const number = (name: string, otherwise: number) => {
    const value = parts[name] ?? otherwise;
    if (!Number.isInteger(value)) throw failed(`'${name}' must evaluate to an integer`);
    return value as number;
  };
  const day =
    'isoWeekYear' in argument
      ? isoDay(number('isoWeekYear', 1970), number('isoWeek', 1), number('isoDayOfWeek', 1))
      : Date.UTC(number('year', 1970), number('month', 1) - 1, number('day', 1));
  const time =
    ((number('hour', 0) * 60 + number('minute', 0)) * 60 + number('second', 0)) * 1_000 +
    number('millisecond', 0);
  return momentAt(day + time, String(zone));
};

const truncate: Operator = (document, argument, options) =>
  computeValue(
    document,
    Array.isArray(argument) && argument.length === 2 ? argument : [argument, 0].flat(),
    '$trunc',
    {
      ...options.options,
      context: Context.init({ expression: { $trunc: expressions.$trunc } }),
    },
  );

/** `{$arrayToObject: [[…pairs]]}`: a list of one argument is that argument. */
const arrayToObject: Operator = (document, argument, options) => {
  const isWrapped = Array.isArray(argument) && argument.length === 1 && Array.isArray(argument[0]?.[0]);
  return expressions.$arrayToObject(document, isWrapped ? argument[0] : argument, options);
};

const correctedExpressions: Operators = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: comparison('$cmp', Math.sign),
  $substr: substring,
  $substrBytes: substring,
  $indexOfCP: indexOfCharacter,
  $toLower: (document, argument, options) =>
    textOf([evalExpr(document, argument, options)].flat()[0]).toLowerCase(),
  $toUpper: (document, argument, options) =>
    textOf([evalExpr(document, argument, options)].flat()[0]).toUpperCase(),
  ...Object.fromEntries(Object.entries(dateParts).map(([name, part]) => [name, datePart(name, part)])),
  $dateToString: dateToString,
  $dateFromParts: dateFromParts,
  $trunc: truncate,
  $arrayToObject: arrayToObject,
  $meta: () => {
    throw failed('query requires text score metadata, but it is not available');
  },
  $function: () => {
    throw notImplemented('expression operator $function');
  },
};

const correctedAccumulators: Operators = {
  // the deviation of one sample is not known
  $stdDevSamp: (values, argument, options) => {
    const deviation = accumulators.$stdDevSamp(values, argument, options) as number;
    return Number.isNaN(deviation) ? null : deviation;
  },
};

/**
 * mingo with what it does otherwise than the service put right; the only place where that is done. Queries are not
 * mingo's at all (see query.ts). Source of each: MongoDB manual, the page of the operator.
 */
export const correctedMingo = Context.init({
  accumulator: { ...accumulators, ...correctedAccumulators },
  expression: { ...expressions, ...correctedExpressions },
  pipeline: { ...stages, ...correctedStages, $bucket: bucket, $lookup: lookup },
  projection: projections,
  query: queries,
} as unknown as Parameters<typeof Context.init>[0]);
