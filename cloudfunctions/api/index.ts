import { caller } from '../core/adapters/cloud';
import { deps } from '../core/adapters/compose';
import { route } from '../core/runtime/route';

/** Every action of the mini-program comes in here: `{action, input}` → envelope (types/contract). */
export function main(event: unknown, context: { request_id?: string } = {}) {
  return route(deps, event, { openid: caller().openid, requestId: context.request_id ?? String(deps.now()) });
}
