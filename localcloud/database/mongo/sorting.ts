import { fieldKeys } from './sort-key';

export type Sort = readonly (readonly [field: string, direction: 1 | -1])[];

/** What a document is sorted by: of an array its smallest element upwards, its greatest downwards. */
function sortKey(document: unknown, path: string, direction: 1 | -1): Buffer {
  const { keys } = fieldKeys(document, path);
  return keys.reduce((best, each) => (Buffer.compare(each, best) * direction < 0 ? each : best));
}

/** Sorts a copy; equal documents keep their order. Source: MongoDB manual, "$sort: Sort by an Array Field". */
export function sortDocuments<T>(documents: readonly T[], sort: Sort): T[] {
  if (sort.length === 0) return [...documents];
  const keyed = documents.map((document) => ({
    document,
    keys: sort.map(([field, direction]) => sortKey(document, field, direction)),
  }));
  keyed.sort((a, b) => {
    for (let i = 0; i < sort.length; i++) {
      const order = Buffer.compare(a.keys[i] as Buffer, b.keys[i] as Buffer);
      if (order !== 0) return order * (sort[i] as Sort[number])[1];
    }
    return 0;
  });
  return keyed.map(({ document }) => document);
}
