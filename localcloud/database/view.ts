import type { Document, Readable } from './ejson';
import { type Find, type Found, findDocuments } from './find';
import { keysOf } from './index-entries';
import type { Locks } from './locks';
import { idText, type Reader, type Stored } from './reader';
import type { Store } from './store';

/** What an action reads and writes: the collections as they are, or as one transaction sees them. */
export interface View<T extends Readable = Readable> {
  find(collection: string, find: Find): Found<T>;
  insert(collection: string, document: Document): void;
  replace(collection: string, before: T, after: Readable): void;
  remove(collection: string, before: T): void;
}

/** The names under which a document is locked: itself and its keys in unique indexes. */
export function lockNames(store: Store, collection: string, document: Document): string[] {
  const unique = store.indexesOf(collection).filter((index) => index.unique);
  return [
    `${collection}/${idText(document._id)}`,
    ...unique.flatMap((index) =>
      keysOf(document, index).keys.map((key) => `${collection}/${index.name}/${key.toString('latin1')}`),
    ),
  ];
}

/** Reads and writes what is committed. A write that meets a transaction's lock throws Locked. */
export class LiveView implements View<Stored> {
  private readonly reader: Reader;

  /** `owner` is the transaction whose writes are being committed. */
  constructor(
    private readonly store: Store,
    private readonly locks: Locks,
    private readonly owner?: string,
  ) {
    this.reader = store.reader;
  }

  find(collection: string, find: Find): Found {
    return findDocuments(this.store, this.reader, collection, find);
  }

  private claim(collection: string, ...documents: Document[]): void {
    if (this.locks.isIdle) return;
    const names = documents.flatMap((document) => lockNames(this.store, collection, document));
    this.locks.mustBeFree(names, this.owner);
    this.locks.noteChange(names);
  }

  insert(collection: string, document: Document): void {
    this.claim(collection, document);
    this.store.insert(collection, document);
  }

  replace(collection: string, before: Stored, after: Readable): void {
    this.claim(collection, before.document, after.document);
    this.store.replace(collection, before, after);
  }

  remove(collection: string, before: Stored): void {
    this.claim(collection, before.document);
    this.store.remove(collection, before);
  }
}
