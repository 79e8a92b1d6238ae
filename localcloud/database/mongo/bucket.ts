import { evalExpr } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import { failed } from '../failures';
import type { Row, Stage } from './stages';
import { compareValues, isObject, typeOrderOf } from './values';

function boundariesOf(argument: Row): unknown[] {
  const { boundaries } = argument;
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw failed("The $bucket 'boundaries' field must have at least 2 values");
  }
  const ascends = boundaries.every(
    (each, i) =>
      i === 0 ||
      (typeOrderOf(each) === typeOrderOf(boundaries[i - 1]) && compareValues(boundaries[i - 1], each) < 0),
  );
  if (!ascends) throw failed("The 'boundaries' option to $bucket must be sorted, and all of one type");
  return boundaries;
}

/** Rows by the greatest boundary that is not above their value; only buckets with rows. Source: MongoDB manual, "$bucket". */
export const bucket: Stage = (rows, argument, options) => {
  const boundaries = boundariesOf(argument as Row);
  const { groupBy, output = { count: { $sum: 1 } } } = argument as Row;
  const hasDefault = isObject(argument) && 'default' in argument;
  const placeOf = (row: Row): number => {
    const value = evalExpr(row, groupBy as Row, options);
    const above = boundaries.findIndex((each) => compareValues(value, each) < 0);
    if (above > 0) return above - 1;
    if (!hasDefault)
      throw failed('$switch could not find a matching branch for an input, and no default was specified.');
    return boundaries.length - 1;
  };
  return rows.transform<Row>((all) => {
    const places = all.map(placeOf);
    const ids = [...boundaries.slice(0, -1), (argument as Row).default];
    const found = ids.flatMap((id, place) => {
      const inside = all.filter((_, i) => places[i] === place);
      if (inside.length === 0) return [];
      return [{ _id: id, ...(evalExpr(inside as unknown as Row, output as Row, options) as Row) }];
    });
    return Lazy(found);
  });
};
