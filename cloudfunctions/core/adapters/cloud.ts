import cloud from 'wx-server-sdk';

const OLDEST_NODE = 18;
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  throw new Error(`this function needs Node ${OLDEST_NODE} or newer: choose Nodejs20.19 as its runtime`);
}

// the SDK's own types know neither the symbol nor the option
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

/** The one place where the SDK is started; everything else in this folder takes it from here. */
export { cloud };

export const database = cloud.database({ throwOnNotFound: false } as object);

/** What a call of the SDK resolves with: its types mix the callback form (void) into the promise form. */
export async function answerOf<T>(call: unknown): Promise<T> {
  return (await call) as T;
}

/** The numeric code of an error of the SDK, e.g. -502001; undefined if it has none. */
export function codeOf(error: unknown): number | undefined {
  const code = (error as { errCode?: unknown } | null)?.errCode;
  return typeof code === 'number' ? code : undefined;
}

export function textOf(error: unknown): string {
  const text = (error as { errMsg?: unknown } | null)?.errMsg;
  return typeof text === 'string' ? text : String(error);
}

/** Who calls, as the platform says it: never from the event (platform.md "Identity"). */
export function caller(): { openid: string | undefined; source: string | undefined } {
  const { OPENID, SOURCE } = cloud.getWXContext();
  // the SDK turns an id of digits into a number
  return { openid: OPENID === undefined || OPENID === '' ? undefined : String(OPENID), source: SOURCE };
}
