import { randomBytes } from 'node:crypto';
import { find as mingoFind } from 'mingo';
import { CloudError, notImplemented } from '../cloud-error';
import { type Document, parseEjson, toEjson } from './ejson';
import { type ExplainReport, findDocuments } from './find';
import type { Sort } from './plan';
import type { Store } from './store';
import { applyUpdate } from './update';

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1_000;
const RESPONSE_BYTES = 1024 * 1024;

type Payload = Record<string, unknown>;
type Bag = Record<string, unknown>;

export interface Engine {
  store: Store;
  now(): number;
  explained(collection: string, report: ExplainReport): void;
}

type Action = (engine: Engine, payload: Payload) => Payload;

function collectionOf({ store }: Engine, payload: Payload): string {
  const name = payload.collectionName;
  if (typeof name === 'string' && store.has(name)) return name;
  throw new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${String(name)}. Please check your request, but if the problem cannot be solved, contact us.`,
  );
}

function objectIn(engine: Engine, text: unknown): Bag {
  if (text === undefined) return {};
  const value = parseEjson(text, engine.now());
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new CloudError('INVALID_PARAM', '[InvalidParameter] an object is expected');
  }
  return value as Bag;
}

function queryOf(engine: Engine, payload: Payload): Bag {
  const query = objectIn(engine, payload.query);
  const text = String(payload.query ?? '');
  for (const refused of ['$where', '$function', '$near', '$nearSphere', '$geoWithin', '$geoIntersects']) {
    if (text.includes(`"${refused}"`)) throw notImplemented(`query operator ${refused}`);
  }
  return query;
}

function whole(value: unknown, fallback: number, largest: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? Math.min(value, largest)
    : fallback;
}

function mustNotBeInTransaction(payload: Payload): void {
  if (payload.transactionId !== undefined) throw notImplemented('transactions');
}

/** Documents that a write is about: all, or the first if `multi` is false. */
function targets(engine: Engine, collection: string, payload: Payload, query: Bag): Document[] {
  const limit = payload.multi === false ? 1 : Number.POSITIVE_INFINITY;
  const { documents, report } = findDocuments(engine.store, collection, {
    query,
    sort: [],
    offset: 0,
    limit,
  });
  engine.explained(collection, report);
  return documents;
}

function insert(engine: Engine, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const texts = Array.isArray(payload.data) ? payload.data : [];
  const documents = texts.map((text) => {
    const document = objectIn(engine, text);
    return {
      ...document,
      _id: typeof document._id === 'string' ? document._id : randomBytes(16).toString('hex'),
    };
  });
  for (const document of documents) engine.store.insert(collection, document);
  return { data: { insertedIds: documents.map((document) => document._id) } };
}

function get(engine: Engine, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const query = queryOf(engine, payload);
  const order = objectIn(engine, payload.order);
  const sort = Object.entries(order).map(([field, way]) => [field, way === -1 ? -1 : 1]) as Sort;
  const limit = whole(payload.limit, DEFAULT_LIMIT, LARGEST_LIMIT) || DEFAULT_LIMIT;
  const offset = whole(payload.offset, 0, Number.MAX_SAFE_INTEGER);
  const { documents, report } = findDocuments(engine.store, collection, { query, sort, offset, limit });
  engine.explained(collection, report);
  const projection = objectIn(engine, payload.projection);
  const shown = Object.keys(projection).length
    ? (mingoFind(documents, {}, projection).all() as Document[])
    : documents;
  const list = shown.map(toEjson);
  if (list.reduce((sum, text) => sum + text.length, 0) > RESPONSE_BYTES) {
    throw new CloudError('DATABASE_REQUEST_FAILED', '[FailedOperation] response larger than 1 MB');
  }
  return { data: { list }, limit, offset };
}

function count(engine: Engine, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const query = queryOf(engine, payload);
  const { documents, report } = findDocuments(engine.store, collection, {
    query,
    sort: [],
    offset: 0,
    limit: Number.POSITIVE_INFINITY,
  });
  engine.explained(collection, report);
  return { data: { total: documents.length } };
}

function setWhole(engine: Engine, collection: string, query: Bag, data: Bag): Payload {
  const id = query._id;
  if (typeof id !== 'string') throw notImplemented('set without a document id');
  const document = { ...data, _id: id } as Document;
  const [before] = findDocuments(engine.store, collection, {
    query,
    sort: [],
    offset: 0,
    limit: 1,
  }).documents;
  if (!before) {
    engine.store.insert(collection, document);
    return { data: { updated: 0, upsert_id: id } };
  }
  engine.store.replace(collection, before, document);
  return { data: { updated: 1 } };
}

function modify(engine: Engine, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const query = queryOf(engine, payload);
  const data = objectIn(engine, payload.data);
  if (payload.merge === false) return setWhole(engine, collection, query, data);
  let updated = 0;
  for (const before of targets(engine, collection, payload, query)) {
    const after = applyUpdate(before, data);
    if (toEjson(after) === toEjson(before)) continue;
    engine.store.replace(collection, before, after);
    updated++;
  }
  return { data: { updated } };
}

function remove(engine: Engine, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const documents = targets(engine, collection, payload, queryOf(engine, payload));
  for (const document of documents) engine.store.remove(collection, document);
  return { data: { deleted: documents.length } };
}

function addCollection(engine: Engine, payload: Payload): Payload {
  const name = String(payload.collectionName);
  if (!/^[A-Za-z_][A-Za-z0-9_-]{0,60}$/.test(name)) {
    throw new CloudError('INVALID_PARAM', '[InvalidParameter] collection name');
  }
  if (engine.store.has(name)) {
    throw new CloudError('DATABASE_REQUEST_FAILED', `[ResourceExist] Table exist. ${name}`);
  }
  engine.store.create(name);
  return {};
}

const reads: Record<string, Action> = { 'database.getDocument': get, 'database.calculateDocument': count };
const writes: Record<string, Action> = {
  'database.insertDocument': insert,
  'database.modifyDocument': modify,
  'database.removeDocument': remove,
  'database.addCollection': addCollection,
};

/** Does this action of the SDK write? It is billed and metered as such. */
export const isWrite = (action: string) => Object.hasOwn(writes, action);

/** Answers one `database.*` action; a write is one SQLite transaction. Throws CloudError. */
export function perform(engine: Engine, action: string, payload: Payload): Payload {
  mustNotBeInTransaction(payload);
  const read = Object.hasOwn(reads, action) ? reads[action] : undefined;
  if (read) return read(engine, payload);
  const write = Object.hasOwn(writes, action) ? writes[action] : undefined;
  if (!write) throw notImplemented(action);
  return engine.store.transaction(() => write(engine, payload));
}
