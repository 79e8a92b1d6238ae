import { addRecord, type Doing } from '../change';
import { levelsAhead, staffAt } from '../escalation';
import type { EscalationLevel, Ticket, TicketPromise } from '../ticket';

const isLeading = (role: string): role is EscalationLevel => role === 'lead' || role === 'manager';

/**
 * A missed promise goes up to the lead, then to the manager, each once and in this order even if the timer is a day late
 * (P3.5). Who knows is kept for the resident's page.
 */
export function escalate(draft: Ticket, promise: TicketPromise, doing: Doing): void {
  for (const { level, at } of levelsAhead(promise)) {
    if (doing.now < at) return;
    promise.escalatedAt = { ...promise.escalatedAt, [level]: doing.now };
    const people = staffAt(level, draft, promise, doing.staff ?? []);
    for (const { role, name, department } of people) {
      const known = promise.knownBy ?? [];
      if (isLeading(role) && !known.some((each) => each.name === name)) {
        promise.knownBy = [...known, { role, name, department }];
      }
    }
    addRecord(draft, doing, {
      kind: 'promise-escalated',
      promise: promise.kind,
      promiseId: promise.id,
      ...(promise.workOrderId === undefined ? {} : { workOrderId: promise.workOrderId }),
      about: level,
      ...(people.length > 0 ? { text: people.map(({ name }) => name).join('、') } : {}),
      internal: true,
    });
  }
}
