import { Aggregator } from 'mingo/aggregator';
import { notImplemented } from '../../cloud-error';
import { correctedMingo } from './corrections';
import { asService } from './mingo-errors';
import { mustBeKnown } from './stages';

type Row = Record<string, unknown>;

/** `"$list.0"` in an expression is a field named 0 on the service and an element in mingo: refused, not guessed. */
function mustHaveNoNumberPaths(value: unknown): void {
  if (typeof value === 'string' && /^\$[^$].*\.\d+(?:\.|$)/.test(value)) {
    throw notImplemented(`the number in the expression ${value}`);
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
  const aggregator = new Aggregator(pipeline, {
    context: correctedMingo,
    collectionResolver: (name) => [...collection(name)],
    scriptEnabled: false,
  });
  return asService(() => aggregator.run<Row>(rows));
}
