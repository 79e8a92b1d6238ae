import { Aggregator } from 'mingo/aggregator';
import { CloudError } from '../../cloud-error';
import { failed } from '../failures';
import { correctedMingo } from './corrections';
import { mustBeKnown } from './stages';

type Row = Record<string, unknown>;

/** `"$list.0"` in an expression is a field named 0 on the service and an element in mingo: refused, not guessed. */
function mustHaveNoNumberPaths(value: unknown): void {
  if (typeof value === 'string' && /^\$[^$].*\.\d+(?:\.|$)/.test(value)) {
    throw failed(`NotImplemented: the number in the expression ${value}`);
  }
  if (value !== null && typeof value === 'object') Object.values(value).forEach(mustHaveNoNumberPaths);
}

/**
 * Runs an aggregation pipeline. `rows` may be changed; `collection` answers all documents of another collection, for
 * $lookup. Throws CloudError for what the service refuses.
 */
export function aggregate(
  rows: readonly Row[],
  pipeline: unknown,
  collection: (name: string) => readonly Row[],
): Row[] {
  mustBeKnown(pipeline);
  mustHaveNoNumberPaths(pipeline);
  try {
    return new Aggregator(pipeline, {
      context: correctedMingo,
      collectionResolver: (name) => [...collection(name)],
      scriptEnabled: false,
    }).run<Row>(rows);
  } catch (error) {
    if (error instanceof CloudError) throw error;
    // mingo says in its own words why an argument is wrong
    throw failed((error as Error).message);
  }
}
