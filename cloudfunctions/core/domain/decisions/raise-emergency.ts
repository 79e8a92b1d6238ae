import { addRecord, type Doing } from '../change';
import { dropPromises, openPromises } from '../promise';
import type { Ticket } from '../ticket';
import { stopAsking } from './desk';
import { type Opening, openEmergency } from './emergency';
import { promiseAnswer, promiseDispatch, promiseFeedback, promiseFinish } from './promises';

/** P2.3: an ordinary report turns out to be an emergency; what is still owed is owed on the wall clock from now on. */
export function raiseEmergency(draft: Ticket, opening: Opening, doing: Doing): void {
  stopAsking(draft, doing);
  openEmergency(draft, opening, doing);
  // after it is one: its messages wait for no quiet hours
  addRecord(draft, doing, { kind: 'emergency-opened', about: opening.type });
  for (const { kind, workOrderId } of openPromises(draft)) {
    if (!['first-feedback', 'dispatch', 'accept', 'finish'].includes(kind)) continue;
    dropPromises(draft, { kinds: [kind], workOrderId }, doing.now);
    if (kind === 'first-feedback') promiseFeedback(draft, doing);
    if (kind === 'dispatch') promiseDispatch(draft, doing);
    if (kind === 'accept' && workOrderId) promiseAnswer(draft, doing, workOrderId);
    if (kind === 'finish') promiseFinish(draft, doing);
  }
}
