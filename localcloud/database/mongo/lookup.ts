import { Aggregator } from 'mingo/aggregator';
import { evalExpr } from 'mingo/core';
import { failed } from '../failures';
import { fieldKeys } from './sort-key';
import { mustBeKnown, type Row, type Stage } from './stages';
import { copyOf } from './values';

/** Rows by every value of a field; missing counts as null. */
function byValue(rows: readonly Row[], field: string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of new Set(fieldKeys(row, field).keys.map((each) => each.toString('hex')))) {
      const known = found.get(key);
      if (known) known.push(row);
      else found.set(key, [row]);
    }
  }
  return found;
}

/** Joins another collection by equal fields, by a pipeline with variables, or by both. Source: MongoDB manual, "$lookup". */
export const lookup: Stage = (rows, argument, options) => {
  const {
    from,
    as,
    localField,
    foreignField,
    let: variables = {},
    pipeline,
  } = argument as Record<string, string>;
  if (typeof from !== 'string' || typeof as !== 'string')
    throw failed("must specify 'from' and 'as' field for a $lookup");
  if ((localField === undefined) !== (foreignField === undefined) || (!localField && !pipeline)) {
    throw failed(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  if (pipeline !== undefined) mustBeKnown(pipeline);
  const others = options.collectionResolver(from) as Row[];
  const index = foreignField ? byValue(others, foreignField) : undefined;
  const joined = (row: Row): Row[] => {
    if (!index) return others;
    const wanted = fieldKeys(row, localField as string).keys.map((each) => each.toString('hex'));
    const found = new Set(wanted.flatMap((key) => index.get(key) ?? []));
    return wanted.length > 1 ? others.filter((each) => found.has(each)) : [...found];
  };
  return rows.map((row: Row) => {
    const matches = joined(row).map(copyOf);
    if (pipeline === undefined) return { ...row, [as]: matches };
    const bound = evalExpr(row, variables, options) as Row;
    const inner = new Aggregator(pipeline as unknown as Row[], {
      ...options.options,
      variables: { ...options.variables, ...bound },
    });
    return { ...row, [as]: inner.run(matches) };
  });
};
