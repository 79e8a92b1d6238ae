import { identity } from './identity';

/** Carries one event to the function `api` of the local cloud and its answer back. */
export async function callFunction(data: Record<string, unknown>): Promise<unknown> {
  const response = await fetch('/call/api', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid: identity.openid, data }),
  });
  const { result, error } = await response.json();
  if (error) throw new Error(error.message);
  return result;
}
