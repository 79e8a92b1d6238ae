import { addRecord, type Doing } from '../change';
import { isKeptFrom } from '../complaint-about';
import { planEscalation } from '../escalation';
import { keepHighest } from '../outbox';
import { isInternal, isOver, runningPromises } from '../promise';
import { type Ticket, type TicketPromise, workOrderById } from '../ticket';
import { endClarification } from './desk';
import { climbIfDue } from './emergency';
import { escalate } from './escalate';
import { openFollowUp } from './outcome';
import { returnOrphans } from './return-orders';
import { lapseTransfer } from './transfer';

const about = ({ id, kind, workOrderId, consultationId }: TicketPromise) => ({
  promise: kind,
  promiseId: id,
  ...(workOrderId === undefined ? {} : { workOrderId }),
  ...(consultationId === undefined ? {} : { consultationId }),
});

function warn(draft: Ticket, promise: TicketPromise, doing: Doing): void {
  promise.warnedAt = doing.now;
  // a promise that is already over is told as missed, not as nearly due
  if (promise.holder === 'resident' || isOver(promise, doing.now)) return;
  addRecord(draft, doing, { kind: 'promise-warned', ...about(promise), internal: true });
}

function miss(draft: Ticket, promise: TicketPromise, doing: Doing): void {
  promise.missedAt = doing.now;
  const order = workOrderById(draft, promise.workOrderId);
  if (promise.kind === 'transfer' && order) {
    lapseTransfer(draft, order, doing);
    return;
  }
  if (promise.holder !== 'resident') {
    // P2.3: while nobody has an emergency, its ladder climbs instead
    if (promise.kind !== 'acknowledge') promise.escalateAt = planEscalation(draft, promise, doing.settings);
    const hidden = isInternal(promise) ? { internal: true } : {};
    addRecord(draft, doing, { kind: 'promise-missed', ...about(promise), ...hidden });
    return;
  }
  promise.endedAt = doing.now;
  promise.outcome = 'late';
  addRecord(draft, doing, { kind: 'answer-lapsed', promise: promise.kind });
  // P5.4: no answer is never a yes; the desk calls
  if (promise.kind === 'confirmation') openFollowUp(draft, doing);
  else endClarification(draft, doing);
}

/** What the passing of time does to a ticket (P3.5, P5.4); first of all nobody works on it who does not work here (P7.2). Doing it twice at the same moment changes nothing more. */
export function passTime(draft: Ticket, moment: Doing): void {
  const { staff = [] } = moment;
  returnOrphans(draft, staff, moment);
  // P7.3: nobody is the one to whom a complaint about themselves goes up
  const doing = { ...moment, staff: staff.filter(({ personId }) => !isKeptFrom(draft, personId)) };
  const before = draft.outbox.length;
  for (const promise of runningPromises(draft)) {
    if (promise.warnedAt === undefined && doing.now >= Math.min(promise.warnAt, promise.dueAt)) {
      warn(draft, promise, doing);
    }
    if (promise.missedAt === undefined && isOver(promise, doing.now)) miss(draft, promise, doing);
    escalate(draft, promise, doing);
  }
  climbIfDue(draft, doing);
  keepHighest(draft, before);
}
