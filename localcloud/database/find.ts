import type { Document, Readable } from './ejson';
import { failed } from './failures';
import { evaluate } from './mongo/expressions';
import { nearOf } from './mongo/geo-predicates';
import { valuesAt } from './mongo/paths';
import { compileQuery, type Query } from './mongo/query';
import type { Matches } from './mongo/query-types';
import { type Sort, sortDocuments } from './mongo/sorting';
import { isObject } from './mongo/values';
import { choosePlan, type Plan } from './plan';
import type { Reader, Step, Stored } from './reader';
import type { Store } from './store';

/** What the last query of a collection cost, for GET /control/explain. */
export interface ExplainReport {
  /** name of the index that served it, `_id` for a read by id, `none` for a scan */
  index: string;
  examined: number;
  returned: number;
}

export interface Find {
  query: Query;
  sort: Sort;
  offset: number;
  limit: number;
}

export interface Found<T extends Readable = Stored> {
  documents: T[];
  report: ExplainReport;
}

const LARGEST_STEP = 1_000;

/** Reads more of a range in growing steps until enough documents pass the filter. */
function walk(reader: Reader, collection: string, plan: Plan, matches: Matches, wanted: number): Found {
  const documents: Stored[] = [];
  const seen = new Set<number>();
  let examined = 0;
  for (const range of plan.ranges) {
    let after: Step | undefined;
    let limit = Math.max(1, Math.min(wanted, LARGEST_STEP));
    while (documents.length < wanted) {
      const backwards = plan.order === 'backwards';
      const steps = reader.range(collection, plan.index, range, { backwards, limit, after });
      for (const { stored } of steps) {
        if (documents.length === wanted) break;
        if (plan.mayRepeat && seen.has(stored.row)) continue;
        seen.add(stored.row);
        examined++;
        if (matches(stored.document)) documents.push(stored);
      }
      after = steps.at(-1);
      if (steps.length < limit) break;
      limit = Math.min(LARGEST_STEP, limit * 2);
    }
  }
  return { documents, report: { index: plan.index.name, examined, returned: 0 } };
}

/** `_id` equal to one value, or one of several: read by id. */
function idsIn({ _id: id }: Query): (string | number)[] | undefined {
  const isId = (value: unknown): value is string | number =>
    typeof value === 'string' || typeof value === 'number';
  if (isId(id)) return [id];
  if (!isObject(id)) return undefined;
  if (isId(id.$eq)) return [id.$eq];
  return Array.isArray(id.$in) && id.$in.every(isId) ? [...new Set(id.$in)] : undefined;
}

/** A $nearSphere among the conditions that must all hold. */
function nearIn(query: Query): { field: string; operand: unknown } | undefined {
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(condition)) {
      const found = condition.map((each) => nearIn(each as Query)).find((each) => each !== undefined);
      if (found) return found;
    }
    if (isObject(condition) && '$nearSphere' in condition) return { field, operand: condition.$nearSphere };
  }
  return undefined;
}

/** Nearest first. Throws CloudError without a geo index on the field, as the database does. */
function nearestFirst(store: Store, collection: string, query: Query) {
  const near = nearIn(query);
  if (!near) return undefined;
  if (!store.geoFields(collection).includes(near.field)) {
    throw failed('error processing query: planner returned error: unable to find index for $geoNear query');
  }
  const { metresTo } = nearOf(near.operand);
  const metres = (document: Document) =>
    Math.min(...valuesAt(document, near.field).map((value) => metresTo(value) ?? Number.POSITIVE_INFINITY));
  return (documents: readonly Stored[]) =>
    documents
      .map((stored) => ({ stored, metres: metres(stored.document) }))
      .sort((a, b) => a.metres - b.metres)
      .map(({ stored }) => stored);
}

export function sortReadable<T extends Readable>(found: readonly T[], sort: Sort): T[] {
  if (sort.length === 0) return [...found];
  const byDocument = new Map(found.map((each) => [each.document, each]));
  return sortDocuments([...byDocument.keys()], sort).map((document) => byDocument.get(document) as T);
}

/** Documents that match, in order: by id, by the index that narrows most, else by a scan; always filtered again. */
export function findDocuments(store: Store, reader: Reader, collection: string, find: Find): Found {
  const { query, sort, offset, limit } = find;
  const matches = compileQuery(query, evaluate);
  const nearest = nearestFirst(store, collection, query);
  const page = ({ documents, report }: Found): Found => {
    const ordered = sort.length === 0 && nearest ? nearest(documents) : sortReadable(documents, sort);
    const shown = ordered.slice(offset, offset + limit);
    return { documents: shown, report: { ...report, returned: shown.length } };
  };
  const ids = idsIn(query);
  if (ids) {
    const rows = ids.flatMap((id) => reader.get(collection, id) ?? []);
    const isExact = Object.keys(query).length === 1;
    const documents = isExact ? rows : rows.filter((each) => matches(each.document));
    return page({ documents, report: { index: '_id', examined: rows.length, returned: 0 } });
  }
  const plan = choosePlan(store.indexesOf(collection), query, sort, (index, field) =>
    store.isArrayField(collection, index, field),
  );
  if (!plan) {
    const rows = reader.scan(collection);
    const documents = rows.filter((each) => matches(each.document));
    return page({ documents, report: { index: 'none', examined: rows.length, returned: 0 } });
  }
  const isOrdered = plan.order !== 'none' && !nearest;
  if (!isOrdered) return page(walk(reader, collection, plan, matches, Number.POSITIVE_INFINITY));
  const found = walk(reader, collection, plan, matches, offset + limit);
  const documents = found.documents.slice(offset);
  return { documents, report: { ...found.report, returned: documents.length } };
}
