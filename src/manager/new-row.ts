import { makeId } from '../api/make-id';

/** An id for a row that the manager adds; rows of the defaults have speaking ones. */
export const newRowId = (prefix: string) => `${prefix}-${makeId().slice(0, 12)}`;

/** Words that were typed with commas, spaces or lines between them. */
export const splitWords = (typed: string): string[] => [
  ...new Set(typed.split(/[\s，,、；;]+/).filter(Boolean)),
];

/** What is still to be written, in words; undefined if nothing is. */
export function missingOf(parts: Record<string, string | undefined>): string | undefined {
  const missing = Object.entries(parts)
    .filter(([, value]) => !value?.trim())
    .map(([name]) => name);
  return missing.length > 0 ? `还差 ${missing.length} 项：${missing.join('、')}` : undefined;
}
