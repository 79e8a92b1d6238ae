import { Aggregator } from 'mingo/aggregator';
import { correctedMingo } from './corrections';
import { asService } from './mingo-errors';
import type { Evaluator } from './query';

/** Computes an aggregation expression for one document at a time, for $expr in queries. */
export const evaluate: Evaluator = (expression) => {
  const aggregator = new Aggregator([{ $replaceRoot: { newRoot: { value: expression } } }], {
    context: correctedMingo,
    scriptEnabled: false,
  });
  return (document) => asService(() => (aggregator.run([document])[0] as { value?: unknown }).value);
};
