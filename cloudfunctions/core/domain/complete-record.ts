import { AppError } from '@contract/errors';
import type { Ticket } from './ticket';

type Record = Pick<Ticket, 'text' | 'place' | 'resident'>;

/** What a record must say, in the words in which it is asked for. */
const required: readonly [word: string, isThere: (record: Record) => boolean][] = [
  ['报事人姓名', ({ resident }) => resident.name.trim() !== ''],
  ['联系电话', ({ resident }) => /\d{5}/.test(resident.phone.replace(/\D/g, ''))],
  ['在哪里（房号或公共区域）', ({ place }) => place.label.trim() !== ''],
  ['出了什么事', ({ text }) => text.trim() !== ''],
];

/** What this record lacks, in words; empty if it is complete (P1.2). */
export function missingIn(record: Record): string[] {
  return required.filter(([, isThere]) => !isThere(record)).map(([word]) => word);
}

/** P1.2: throws BAD_INPUT with a sentence that names everything that is missing. */
export function mustBeComplete(record: Record): void {
  const missing = missingIn(record);
  if (missing.length === 0) return;
  const sentence = `还差 ${missing.length} 项：${missing.join('、')}。补上再发，写的内容都在。`;
  throw new AppError('BAD_INPUT', { sentence, message: `incomplete record: ${missing.join()}` });
}
