import { ENVIRONMENT_ID } from '../functions/environment';
import { ASYNC_EVENT_BYTES } from '../functions/function-errors';
import { type Api, ok, refused } from './answer';

const SHORTEST_SECONDS = 6;
const LONGEST_SECONDS = 30 * 24 * 3_600;
/** the documents name no codes for this API: WeChat's general ones */
const BAD_ARGUMENT = 40097;
const BAD_DATA = 47001;

function isJsonObject(text: unknown): text is string {
  if (typeof text !== 'string' || Buffer.byteLength(text) > ASYNC_EVENT_BYTES) return false;
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** cloudbase.addDelayedFunctionTask: calls a function once, 6 seconds to 30 days from now (official documents). */
export const addDelayedFunctionTask: Api = ({ scheduler, host, clock }, args) => {
  const { env, function_name: name, delay_time: seconds, data } = args;
  if (env !== ENVIRONMENT_ID) return refused(BAD_ARGUMENT, 'invalid args: env');
  if (typeof name !== 'string' || !host.has(name))
    return refused(BAD_ARGUMENT, 'invalid args: function_name');
  if (typeof seconds !== 'number' || !(seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS)) {
    return refused(BAD_ARGUMENT, 'invalid args: delay_time is 6 seconds to 30 days');
  }
  if (!isJsonObject(data)) return refused(BAD_DATA, 'data format error: data is a JSON string');
  scheduler.later({ at: clock.now() + seconds * 1_000, function: name, event: JSON.parse(data) });
  return ok();
};
