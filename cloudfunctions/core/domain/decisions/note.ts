import { addRecord, type Doing } from '../change';
import { fulfilPromises } from '../promise';
import type { Ticket } from '../ticket';
import { endClarification } from './desk';

/** P2.1: the resident told the desk by phone; an open question is answered by it, and the desk's clock runs on. */
export function note(draft: Ticket, input: { text: string; photos: string[] }, doing: Doing): void {
  if (draft.status === 'clarifying') {
    fulfilPromises(draft, { kinds: ['clarification'] }, doing.now);
    endClarification(draft, doing);
  }
  addRecord(draft, doing, { kind: 'noted', text: input.text, photos: input.photos });
}
