import { find as mingoFind, Query } from 'mingo';
import { type Document, fromStored } from './ejson';
import { choosePlan, type Plan, type Sort } from './plan';
import type { Store } from './store';

/** What the last query of a collection cost, for GET /control/explain. */
export interface ExplainReport {
  /** name of the index that served it, `_id` for a read by id, `none` for a scan */
  index: string;
  examined: number;
  returned: number;
}

export interface Find {
  query: Record<string, unknown>;
  sort: Sort;
  offset: number;
  limit: number;
}

interface Found {
  documents: Document[];
  report: ExplainReport;
}

/** Reads more of a range in growing steps until enough documents pass the filter. */
function walk(store: Store, collection: string, plan: Plan, test: Query, wanted: number): Found {
  const documents: Document[] = [];
  const seen = new Set<string>();
  let examined = 0;
  for (const range of plan.ranges) {
    let offset = 0;
    let step = Math.max(1, Math.min(wanted, 1_000));
    for (;;) {
      const rows = store.range(collection, plan.index, range, {
        backwards: plan.order === 'backwards',
        limit: step,
        offset,
      });
      for (const row of rows) {
        if (seen.has(row.id)) continue;
        seen.add(row.id);
        examined++;
        const document = fromStored(row.body);
        if (test.test(document)) documents.push(document);
        if (documents.length >= wanted) break;
      }
      if (rows.length < step || documents.length >= wanted) break;
      offset += rows.length;
      step = Math.min(1_000, step * 2);
    }
    if (documents.length >= wanted) break;
  }
  return { documents, report: { index: plan.index.name, examined, returned: 0 } };
}

const sorted = (documents: Document[], sort: Sort) =>
  sort.length === 0
    ? documents
    : (mingoFind(documents, {}).sort(Object.fromEntries(sort)).all() as Document[]);

function byId(store: Store, collection: string, id: string, test: Query): Found {
  const row = store.get(collection, id);
  const documents = row ? [fromStored(row.body)].filter((each) => test.test(each)) : [];
  return { documents, report: { index: '_id', examined: row ? 1 : 0, returned: documents.length } };
}

/** `_id` equal to one text, or one of several: read by id. */
function idsIn(query: Record<string, unknown>): string[] | undefined {
  const { _id: id } = query;
  if (typeof id === 'string') return [id];
  const operand = id as { $eq?: unknown; $in?: unknown[] } | undefined;
  if (typeof operand?.$eq === 'string') return [operand.$eq];
  if (Array.isArray(operand?.$in) && operand.$in.every((each) => typeof each === 'string')) {
    return [...new Set(operand.$in as string[])];
  }
  return undefined;
}

/** Documents that match, in order: by id, by the index that narrows most, else by a scan. mingo always filters again. */
export function findDocuments(store: Store, collection: string, { query, sort, offset, limit }: Find): Found {
  const test = new Query(query);
  const page = (found: Found): Found => {
    const documents = sorted(found.documents, sort).slice(offset, offset + limit);
    return { documents, report: { ...found.report, returned: documents.length } };
  };
  const ids = idsIn(query);
  if (ids) {
    const all = ids.map((id) => byId(store, collection, id, test));
    const examined = all.reduce((sum, each) => sum + each.report.examined, 0);
    return page({
      documents: all.flatMap((each) => each.documents),
      report: { index: '_id', examined, returned: 0 },
    });
  }
  const indexes = store.indexesOf(collection);
  const plan = choosePlan(indexes, query, sort, (index) => store.isMultikey(collection, index));
  if (!plan) {
    const rows = store.scan(collection);
    const documents = rows.map((row) => fromStored(row.body)).filter((each) => test.test(each));
    return page({ documents, report: { index: 'none', examined: rows.length, returned: 0 } });
  }
  if (plan.order === 'none') return page(walk(store, collection, plan, test, Number.POSITIVE_INFINITY));
  const found = walk(store, collection, plan, test, offset + limit);
  const documents = found.documents.slice(offset, offset + limit);
  return { documents, report: { ...found.report, returned: documents.length } };
}
