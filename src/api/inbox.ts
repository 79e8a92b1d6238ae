import { callAction } from './call-action';
import { recall, remember } from './storage';

const KEY = 'inbox-read';

/** How many of these moments came after the inbox was looked at last, on this phone. */
export function unreadOf(toldAt: readonly number[]): number {
  const readAt = recall<number>(KEY) ?? 0;
  return toldAt.filter((at) => at > readAt).length;
}

/** Everything up to `at` was on the screen. That it is noted matters to nobody at once: a failure is tried with the next look. */
export function markRead(at: number): void {
  callAction('inbox.read', { at }).then(
    () => remember(KEY, at),
    () => undefined,
  );
}
