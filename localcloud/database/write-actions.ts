import { randomBytes } from 'node:crypto';
import { CloudError, notImplemented } from '../cloud-error';
import { type Document, type Readable, readable } from './ejson';
import { failed, invalid } from './failures';
import type { Query } from './mongo/query';
import { collectionOf, type Engine, objectIn, type Payload, queryOf } from './payload';
import { applyUpdate } from './update/apply-update';
import type { View } from './view';

/** Documents that a write is about: all, or the first if `multi` is false. */
function targets(engine: Engine, view: View, collection: string, payload: Payload, query: Query): Readable[] {
  const limit = payload.multi === false ? 1 : Number.POSITIVE_INFINITY;
  const { documents, report } = view.find(collection, { query, sort: [], offset: 0, limit });
  engine.explained(collection, report);
  return documents;
}

function withId(document: Record<string, unknown>): Document {
  const { _id: id = randomBytes(16).toString('hex') } = document;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw notImplemented('an _id that is no text or number');
  return { _id: id, ...document };
}

/** `add()` of one or many. Of many, those before one that is refused stay, as with every ordered insert of Mongo. */
export function insert(engine: Engine, view: View, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const texts = Array.isArray(payload.data) ? payload.data : [];
  const documents = texts.map((text) => withId(objectIn(engine, text)));
  for (const [i, document] of documents.entries()) {
    try {
      view.insert(collection, document);
    } catch (error) {
      const keepsEarlier = i > 0 && payload.transactionId === undefined && error instanceof CloudError;
      if (!keepsEarlier) throw error;
      return { code: error.code, message: error.message };
    }
  }
  return { data: { insertedIds: documents.map((document) => document._id) } };
}

/** `doc().set()`: replaces a document or makes it. */
function set(view: View, collection: string, query: Query, data: Record<string, unknown>): Payload {
  const { _id: id } = query;
  if (typeof id !== 'string' && typeof id !== 'number') throw notImplemented('set without a document id');
  const document = { _id: id, ...data } as Document;
  const [before] = view.find(collection, { query, sort: [], offset: 0, limit: 1 }).documents;
  if (!before) {
    view.insert(collection, document);
    return { data: { updated: 0, upsert_id: id } };
  }
  view.replace(collection, before, readable(document));
  return { data: { updated: 1 } };
}

/** `doc().update()`, `where().update()` and `doc().set()`. A document that stays as it was is not counted. */
export function modify(engine: Engine, view: View, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  const query = queryOf(engine, payload);
  const data = objectIn(engine, payload.data);
  if (payload.merge === false) return set(view, collection, query, data);
  let updated = 0;
  for (const before of targets(engine, view, collection, payload, query)) {
    const after = readable(applyUpdate(before.document, data, query));
    if (after.body === before.body) continue;
    view.replace(collection, before, after);
    updated++;
  }
  return { data: { updated } };
}

/** `doc().remove()` and `where().remove()`. */
export function remove(engine: Engine, view: View, payload: Payload): Payload {
  const collection = collectionOf(engine, payload);
  if (payload.query === '') throw notImplemented('remove without where');
  const documents = targets(engine, view, collection, payload, queryOf(engine, payload));
  for (const document of documents) view.remove(collection, document);
  return { data: { deleted: documents.length } };
}

export function addCollection(engine: Engine, _: View, payload: Payload): Payload {
  const name = String(payload.collectionName);
  if (!/^[A-Za-z_][A-Za-z0-9_-]{0,60}$/.test(name)) throw invalid('collection name');
  if (engine.store.has(name)) throw failed(`[ResourceExist] Table exist. ${name}`);
  engine.store.create(name);
  return {};
}
