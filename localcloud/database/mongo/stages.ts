import { evalExpr } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import { notImplemented } from '../../cloud-error';
import { failed } from '../failures';
import { distance, shapeOf } from './geo';
import { valuesAt } from './paths';
import { compileQuery, type Query } from './query';
import { type Sort, sortDocuments } from './sorting';
import { isObject } from './values';

export type Row = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: mingo hands its own options through
export type Stage = (rows: Iterator, argument: any, options: any) => Iterator;

const sortFrom = (argument: unknown): Sort => {
  const fields = isObject(argument) ? Object.entries(argument) : [];
  if (fields.length === 0 || fields.some(([, way]) => way !== 1 && way !== -1)) {
    throw failed('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  }
  return fields as [string, 1 | -1][];
};

function count(argument: unknown, stage: string): number {
  const least = stage === '$limit' ? 1 : 0;
  if (!Number.isInteger(argument) || Number(argument) < least) {
    throw failed(`the ${stage} must be a whole number from ${least} on`);
  }
  return argument as number;
}

function put(row: Row, path: string, value: unknown): Row {
  const [step, ...rest] = path.split('.') as [string, ...string[]];
  if (rest.length === 0) return { ...row, [step]: value };
  const inner = isObject(row[step]) ? (row[step] as Row) : {};
  return { ...row, [step]: put(inner, rest.join('.'), value) };
}

/** One row for each element; null, a missing field and an empty array only if they are to be kept. */
const unwind: Stage = (rows, argument) => {
  const options = typeof argument === 'string' ? { path: argument } : argument;
  const { path, includeArrayIndex: indexField, preserveNullAndEmptyArrays: keeps = false } = options ?? {};
  if (typeof path !== 'string' || !path.startsWith('$')) {
    throw failed("path option to $unwind stage should be prefixed with a '$'");
  }
  const field = path.slice(1);
  const indexed = (row: Row, index: number | null) => (indexField ? put(row, indexField, index) : row);
  return rows.transform<Row>((all) =>
    Lazy(
      all.flatMap((row) => {
        const [value] = valuesAt(row, field);
        if (Array.isArray(value) && value.length > 0) {
          return value.map((each, i) => indexed(put(row, field, each), i));
        }
        const isNothing = value === undefined || value === null || Array.isArray(value);
        if (isNothing && !keeps) return [];
        return [indexed(Array.isArray(value) ? without(row, field) : row, null)];
      }),
    ),
  );
};

function without(row: Row, path: string): Row {
  const [step, ...rest] = path.split('.') as [string, ...string[]];
  const { [step]: inner, ...others } = row;
  return rest.length === 0 ? others : { ...row, [step]: without(inner as Row, rest.join('.')) };
}

/** Nearest first, with the distance in a field of its own. Must be the first stage. */
const geoNear: Stage = (rows, argument, options) => {
  const { near, distanceField, query, includeLocs, key } = argument as Record<string, string> & {
    query?: Query;
  };
  const [from] = shapeOf(near)?.points ?? [];
  if (!from || typeof distanceField !== 'string' || typeof key !== 'string') {
    throw failed('$geoNear requires a point `near`, a `distanceField` and the `key` of a geo index');
  }
  const { maxDistance = Number.POSITIVE_INFINITY, minDistance = 0, distanceMultiplier = 1, limit } = argument;
  const matches = compileQuery(
    query ?? {},
    (expression) => (document) => evalExpr(document as Row, expression as Row, options),
  );
  return rows.transform<Row>((all) => {
    const found = all.filter(matches).flatMap((row) => {
      const [place] = valuesAt(row, key);
      const shape = shapeOf(place);
      const metres = shape ? distance(from, shape) : Number.NaN;
      if (!(metres >= minDistance && metres <= maxDistance)) return [];
      const measured = put(row, distanceField, metres * distanceMultiplier);
      return [{ metres, row: includeLocs ? put(measured, includeLocs, place) : measured }];
    });
    found.sort((a, b) => a.metres - b.metres);
    return Lazy(found.slice(0, limit ?? found.length).map(({ row }) => row));
  });
};

/** The stages that @cloudbase/database 1.4.3 (aggregate.js) can send. */
export const knownStages = new Set(
  'addFields bucket bucketAuto count geoNear group limit match project lookup replaceRoot sample skip sort sortByCount unwind'
    .split(' ')
    .map((name) => `$${name}`),
);

/** Refuses by name what the SDK's stages cannot be. `stages` is also the pipeline inside a $lookup. */
export function mustBeKnown(stages: unknown): asserts stages is Row[] {
  if (!Array.isArray(stages)) throw failed("'pipeline' must be an array");
  for (const stage of stages) {
    const names = isObject(stage) ? Object.keys(stage) : [];
    if (names.length !== 1)
      throw failed('A pipeline stage specification object must contain exactly one field.');
    if (!knownStages.has(names[0] as string)) throw notImplemented(`aggregation stage ${names[0]}`);
  }
}

export const correctedStages: Record<string, Stage> = {
  $match: (rows, argument, options) => {
    if (!isObject(argument)) throw failed('the match filter must be an expression in an object');
    const evaluate = (expression: unknown) => (document: unknown) =>
      evalExpr(document as Row, expression as Row, options);
    return rows.filter(compileQuery(argument, evaluate));
  },
  $sort: (rows, argument) => {
    const sort = sortFrom(argument);
    return rows.transform<Row>((all) => Lazy(sortDocuments(all, sort)));
  },
  $limit: (rows, argument) => rows.take(count(argument, '$limit')),
  $skip: (rows, argument) => rows.drop(count(argument, '$skip')),
  $unwind: unwind,
  $geoNear: geoNear,
};
