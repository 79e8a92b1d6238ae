import { CloudError } from '../cloud-error';
import { parseEjson, toEjson } from './ejson';
import { failed } from './failures';
import { aggregate } from './mongo/aggregation';
import { nearOf } from './mongo/geo-predicates';
import { compileProjection } from './mongo/projection';
import type { Query } from './mongo/query';
import type { Sort } from './mongo/sorting';
import { isObject } from './mongo/values';
import { collectionOf, type Engine, objectIn, type Payload, queryOf, sortOf, whole } from './payload';
import type { View } from './view';

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1_000;
/** of an aggregation without a limit of its own */
const AGGREGATE_LIMIT = 20;
const RESPONSE_BYTES = 1024 * 1024;

function mustFit(list: readonly string[]): void {
  if (list.reduce((sum, text) => sum + text.length, 0) > RESPONSE_BYTES) {
    throw new CloudError('DATABASE_REQUEST_FAILED', '[FailedOperation] response larger than 1 MB');
  }
}

/** `doc().get()` and `where().get()`. */
export function get(engine: Engine, view: View, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const limit = whole(payload.limit, DEFAULT_LIMIT, LARGEST_LIMIT) || DEFAULT_LIMIT;
  const offset = whole(payload.offset, 0, Number.MAX_SAFE_INTEGER);
  const projection = objectIn(engine, payload.projection);
  const show = Object.keys(projection).length > 0 ? compileProjection(projection) : undefined;
  const { documents, report } = view.find(collection, {
    query: queryOf(engine, payload),
    sort: sortOf(engine, payload),
    offset,
    limit,
  });
  engine.explained(collection, report);
  const list = documents.map((each) => (show ? toEjson(show(each.document)) : each.body));
  mustFit(list);
  return { data: { list }, limit, offset };
}

export function count(engine: Engine, view: View, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const query = queryOf(engine, payload);
  if (Object.keys(query).length === 0) {
    engine.explained(collection, { index: 'none', examined: 0, returned: 0 });
    return { data: { total: engine.store.reader.count(collection) } };
  }
  const { documents, report } = view.find(collection, {
    query,
    sort: [],
    offset: 0,
    limit: Number.POSITIVE_INFINITY,
  });
  engine.explained(collection, report);
  return { data: { total: documents.length } };
}

type Stage = Record<string, unknown>;

function stagesOf(engine: Engine, payload: Payload): Stage[] {
  if (!Array.isArray(payload.stages)) throw failed("'pipeline' must be an array");
  return payload.stages.map((stage) => {
    const { stageKey, stageValue } = isObject(stage) ? stage : {};
    return { [String(stageKey)]: parseEjson(stageValue, engine.now()) };
  });
}

/** The documents that a pipeline begins with: its first `match`, `sort` and `limit` may use an index. */
function beginning(stages: readonly Stage[]): { query: Query; sort: Sort; limit: number } {
  const [first, second, third] = stages;
  const query = isObject(first?.$match) ? first.$match : {};
  const [sortStage, limitStage] = first?.$match ? [second, third] : [first, second];
  const sort = isObject(sortStage?.$sort) ? Object.entries(sortStage.$sort) : [];
  const isPlain = sort.every(([, way]) => way === 1 || way === -1);
  const limit = sort.length > 0 ? limitStage?.$limit : sortStage?.$limit;
  return {
    query,
    sort: isPlain ? (sort as [string, 1 | -1][]) : [],
    limit: isPlain
      ? whole(limit, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER)
      : Number.POSITIVE_INFINITY,
  };
}

/** $geoNear needs a geo index; without a `key` it is the only one there is. */
function withGeoKey(engine: Engine, collection: string, stages: Stage[]): Stage[] {
  const [first, ...rest] = stages;
  if (!isObject(first?.$geoNear)) return stages;
  const fields = engine.store.geoFields(collection);
  const { key = fields.length === 1 ? fields[0] : undefined, near } = first.$geoNear;
  if (!fields.includes(String(key))) throw failed('unable to find index for $geoNear query');
  nearOf({ $geometry: near });
  return [{ $geoNear: { ...first.$geoNear, key } }, ...rest];
}

/** `aggregate()…end()`. */
export function runAggregation(engine: Engine, view: View, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const stages = withGeoKey(engine, collection, stagesOf(engine, payload));
  const { documents, report } = view.find(collection, { ...beginning(stages), offset: 0 });
  // beside a list that is read at the same time, so under a name of its own
  engine.explained(`${collection}:aggregate`, report);
  const all = (name: string) =>
    engine.store.has(name) ? engine.store.reader.scan(name).map((each) => each.document) : [];
  const rows = aggregate(
    documents.map((each) => each.document),
    stages,
    all,
  );
  const isLimited = stages.some((stage) => '$limit' in stage);
  const list = (isLimited ? rows : rows.slice(0, AGGREGATE_LIMIT)).map(toEjson);
  mustFit(list);
  return { data: { list } };
}
