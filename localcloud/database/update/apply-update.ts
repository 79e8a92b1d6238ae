import { notImplemented } from '../../cloud-error';
import type { Document } from '../ejson';
import { failed } from '../failures';
import type { Query } from '../mongo/query';
import { copyOf, isObject, sameValue } from '../mongo/values';
import { arrayOperators } from './array-operators';
import { fieldOperators, type Operator } from './field-operators';
import { placeAt } from './places';
import { plainPaths } from './positions';

const operators: Record<string, Operator> = { ...fieldOperators, ...arrayOperators };

interface Change {
  operator: string;
  path: string;
  operand: unknown;
}

function changesOf(document: Document, update: Query, query: Query): Change[] {
  const entries = Object.entries(update);
  if (entries.length === 0) throw failed('update document must have at least one element');
  return entries.flatMap(([operator, fields]) => {
    if (!operator.startsWith('$')) {
      throw failed(`update document must contain key beginning with '$', not '${operator}'`);
    }
    if (operator !== '$rename' && !Object.hasOwn(operators, operator)) {
      throw notImplemented(`update operator ${operator}`);
    }
    if (!isObject(fields))
      throw failed(`Modifiers operate on fields but we found type ${typeof fields} instead`);
    return Object.entries(fields).flatMap(([path, operand]) =>
      plainPaths(document, path, query).map((plain) => ({ operator, path: plain, operand })),
    );
  });
}

/** No path may be changed twice, nor a part of what another change sets. */
function mustNotConflict(changes: readonly Change[]): void {
  const seen: string[] = [];
  for (const { operator, path, operand } of changes) {
    for (const each of operator === '$rename' ? [path, String(operand)] : [path]) {
      const known = seen.find(
        (other) => other === each || other.startsWith(`${each}.`) || each.startsWith(`${other}.`),
      );
      if (known !== undefined) {
        const shorter = known.length < each.length ? known : each;
        throw failed(`Updating the path '${each}' would create a conflict at '${shorter}'`);
      }
      seen.push(each);
    }
  }
}

function rename(document: Document, from: string, to: unknown): void {
  if (typeof to !== 'string' || to === '')
    throw failed(`The 'to' field for $rename must be a string: ${from}`);
  const source = placeAt(document, from, false);
  const value = source?.get();
  if (value === undefined) return;
  const target = placeAt(document, to, true);
  source?.remove();
  target?.set(value);
}

/**
 * Applies update operators to a copy of a document and answers it. `query` is what found the document, for `list.$`.
 * Throws CloudError where the database refuses; nothing is changed then.
 */
export function applyUpdate(document: Document, update: Query, query: Query): Document {
  const next = copyOf(document);
  const changes = changesOf(document, update, query);
  mustNotConflict(changes);
  for (const { operator, path, operand } of changes) {
    if (operator === '$rename') rename(next, path, operand);
    else {
      const { makes, apply } = operators[operator] as Operator;
      const place = placeAt(next, path, makes);
      if (place) apply(place, copyOf(operand), document._id);
    }
  }
  if (!sameValue(next._id, document._id)) {
    throw failed("Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  return next;
}
