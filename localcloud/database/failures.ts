import { CloudError } from '../cloud-error';

/** What the database itself refuses; the text is Mongo's. */
export const failed = (text: string): CloudError =>
  new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${text}`);

/** What is refused before the database is asked. */
export const invalid = (text: string): CloudError =>
  new CloudError('INVALID_PARAM', `[InvalidParameter] ${text}`);

/** A second document with a key that a unique index holds already. */
export function duplicateKey(collection: string, index: string, key: string): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateKey] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  );
}

export const duplicateId = (collection: string, id: unknown): CloudError =>
  duplicateKey(collection, '_id_', `{ _id: ${JSON.stringify(id)} }`);
