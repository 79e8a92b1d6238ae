import type { OutputOf } from '@contract/actions';

export type Counts = NonNullable<OutputOf<'desk.queue'>['counts']>;
type Queue = keyof Counts | 'closed';

/** whose step it is decides in which queue the desk sees a ticket */
export const queueOf = {
  desk: 'mine',
  technician: 'watching',
  resident: 'waiting',
  nobody: 'closed',
} as const satisfies Record<string, Queue>;

/** The counts after a ticket went from one queue to another; what is closed is not counted. */
export function moved(counts: Counts, from: Queue, to: Queue): Counts {
  const next = { ...counts };
  if (from !== 'closed') next[from] = Math.max(0, next[from] - 1);
  if (to !== 'closed') next[to] += 1;
  return next;
}
