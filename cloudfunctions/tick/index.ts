import { caller } from '../core/adapters/cloud';
import { deps } from '../core/adapters/compose';
import { sweepPromises } from '../core/usecases/sweep-promises';

/** stops before the function's own time-out of 60 s */
const WORK_MS = 50_000;
/** the timer, and a delayed task, for which no source is documented; a phone (wx_client) and HTTP (wx_http) are none of them */
const ownSources = ['wx_trigger', 'wx_unknown'];

/** The timer, and the delayed task of an emergency: tells people what is due, climbs ladders, opens follow-ups, retries messages (P2.3, P3.5, P5.4). */
export async function main() {
  const { openid, source } = caller();
  // a client can send {Type:'Timer'}; only the platform's own calls have no person and one of these sources
  const isOwn = (source ?? '').split(',').every((each) => each === '' || ownSources.includes(each));
  if (openid || !isOwn) return { refused: true };
  return sweepPromises(deps, deps.now() + WORK_MS);
}
