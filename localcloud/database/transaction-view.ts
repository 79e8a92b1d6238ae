import { CloudError } from '../cloud-error';
import { type Document, type Id, type Readable, readable, toEjson } from './ejson';
import { duplicateId, duplicateKey } from './failures';
import { type Find, type Found, findDocuments, sortReadable } from './find';
import { keysOf, keyText } from './index-entries';
import type { Locks } from './locks';
import { evaluate } from './mongo/expressions';
import { compileQuery } from './mongo/query';
import { idText, type Reader } from './reader';
import type { Store } from './store';
import { type LiveView, lockNames, type View } from './view';

interface Write {
  collection: string;
  id: Id;
  /** undefined: removed */
  after: Document | undefined;
}

function conflict(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  );
}

/** The state at the transaction's first operation, with its own writes over it, which wait here for the commit. */
export class TransactionView implements View {
  private readonly writes = new Map<string, Write>();
  private snapshot: { reader: Reader; close: () => void; change: number } | undefined;

  constructor(
    private readonly store: Store,
    private readonly locks: Locks,
    private readonly id: string,
  ) {}

  private get base(): { reader: Reader; change: number } {
    this.snapshot ??= { ...this.store.snapshot(), change: this.locks.latestChange };
    return this.snapshot;
  }

  private own(collection: string): Write[] {
    return [...this.writes.values()].filter((write) => write.collection === collection);
  }

  find(collection: string, find: Find): Found<Readable> {
    const own = this.own(collection);
    if (own.length === 0) return findDocuments(this.store, this.base.reader, collection, find);
    const { query, sort, offset, limit } = find;
    const changed = new Set(own.map(({ id }) => id));
    const enough = offset + limit + own.length;
    const { documents, report } = findDocuments(this.store, this.base.reader, collection, {
      ...find,
      offset: 0,
      limit: enough,
    });
    const matches = compileQuery(query, evaluate);
    const written = own.flatMap(({ after }) => (after && matches(after) ? [readable(after)] : []));
    const untouched = documents.filter(({ document }) => !changed.has(document._id));
    const all: Readable[] = sortReadable<Readable>([...untouched, ...written], sort);
    const shown = all.slice(offset, offset + limit);
    return { documents: shown, report: { ...report, returned: shown.length } };
  }

  /** Locks what is written. Throws CloudError at once if another changed it or is about to. */
  private claim(collection: string, ...documents: Document[]): void {
    const { change } = this.base;
    const names = documents.flatMap((document) => lockNames(this.store, collection, document));
    for (const name of names) {
      const owner = this.locks.ownerOf(name);
      if ((owner !== undefined && owner !== this.id) || this.locks.changedSince(name, change))
        throw conflict();
    }
    for (const name of names) this.locks.take(name, this.id);
  }

  /** The document as this transaction sees it. */
  private seen(collection: string, id: Id): Document | undefined {
    const own = this.writes.get(`${collection}/${idText(id)}`);
    return own ? own.after : this.base.reader.get(collection, id)?.document;
  }

  private mustBeUnique(collection: string, document: Document): void {
    for (const index of this.store.indexesOf(collection).filter(({ unique }) => unique)) {
      for (const key of keysOf(document, index).keys) {
        const before = this.base.reader.holders(collection, index, key).map((each) => each.document._id);
        const others = [...before, ...this.own(collection).map(({ id }) => id)].filter(
          (id) => id !== document._id,
        );
        const isTaken = others.some((id) => {
          const other = this.seen(collection, id);
          return other !== undefined && keysOf(other, index).keys.some((each) => each.equals(key));
        });
        if (isTaken) throw duplicateKey(collection, index.name, keyText(index, document));
      }
    }
  }

  private write(collection: string, id: Id, after: Document | undefined): void {
    this.writes.set(`${collection}/${idText(id)}`, { collection, id, after });
  }

  insert(collection: string, document: Document): void {
    this.claim(collection, document);
    if (this.seen(collection, document._id)) throw duplicateId(collection, document._id);
    this.mustBeUnique(collection, document);
    toEjson(document);
    this.write(collection, document._id, document);
  }

  replace(collection: string, { document: before }: Readable, { document: after }: Readable): void {
    this.claim(collection, before, after);
    this.mustBeUnique(collection, after);
    this.write(collection, after._id, after);
  }

  remove(collection: string, { document: before }: Readable): void {
    this.claim(collection, before);
    this.write(collection, before._id, undefined);
  }

  /** Does the writes; what gives keys free comes first. `reader` reads what is committed. */
  writeTo(live: LiveView, reader: Reader): void {
    const all = [...this.writes.values()].sort((a, b) => Number(!!a.after) - Number(!!b.after));
    for (const { collection, id, after } of all) {
      const current = reader.get(collection, id);
      if (after && current) live.replace(collection, current, readable(after));
      else if (after) live.insert(collection, after);
      else if (current) live.remove(collection, current);
    }
  }

  close(): void {
    this.snapshot?.close();
  }
}
