import type { TicketKind } from '@contract/ticket';
import { kindWords } from '../labels';

const kinds = ['repair', 'complaint', 'inquiry', 'suggestion'] as const satisfies readonly TicketKind[];

/** Kinds that have categories and templates; an emergency has its plan. */
export const kindOptions = kinds.map((value) => ({
  value: value as TicketKind,
  word: kindWords[value].name,
}));
