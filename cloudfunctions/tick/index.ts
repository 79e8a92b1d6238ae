import { caller } from '../core/adapters/cloud';
import { deps } from '../core/adapters/compose';
import { sweepPromises } from '../core/usecases/sweep-promises';

/** stops before the function's own time-out of 60 s */
const WORK_MS = 50_000;

/** The timer: tells people what is due, opens follow-ups, retries messages (P3.5, P5.4). */
export async function main() {
  const { openid, source } = caller();
  // a client can send {Type:'Timer'}; only the platform's own trigger has no person and this source
  if (openid || !source?.includes('wx_trigger')) return { refused: true };
  return sweepPromises(deps, deps.now() + WORK_MS);
}
