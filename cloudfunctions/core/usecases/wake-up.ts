import { isLive } from '../domain/emergency';
import type { Ticket } from '../domain/ticket';
import type { Deps } from './ports';

/**
 * P2.3: an emergency does not wait for the timer, which runs every ten minutes: the timer is called at the very moment at
 * which this ticket is due. Only if that moment is a new one: the call that was ordered for it before stands.
 */
export async function wakeUpFor(deps: Deps, next: Ticket, before?: Pick<Ticket, 'nextDueAt'>): Promise<void> {
  const { nextDueAt } = next;
  if (!isLive(next) || nextDueAt === undefined || nextDueAt === before?.nextDueAt) return;
  await deps.wakeUp.at(nextDueAt);
}
