/** Who or what starts an invocation, as the platform tells it to the function. */
export interface Caller {
  /** only a phone has one: timers, other functions and pushed messages do not (platform.md "Identity") */
  openid?: string | undefined;
  /** wx_client, wx_trigger …; a function called by a function has `,scf` added (getWXContext, official documents) */
  source: string;
  /** nobody waits for the answer: a smaller event, and failures are tried again */
  async?: boolean;
}

export const ENVIRONMENT_ID = 'local';
export const APP_ID = 'wxlocal';

/** By these the unmodified SDK finds this server and takes itself to be in a function (platform.md). */
export function sdkEnvironment(endpoint: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: ENVIRONMENT_ID,
    SILENCE: 'true',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: endpoint }),
  };
}

/** What a warm instance has from its start. */
export function instanceEnvironment(endpoint: string, modules: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, NODE_PATH: modules, TZ: 'UTC', ...sdkEnvironment(endpoint) };
}

/** What changes with every invocation; the runner takes it away again before the next one. */
export function invocationEnvironment(id: string, caller: Caller): Record<string, string> {
  return {
    TCB_ENV: ENVIRONMENT_ID,
    TCB_SOURCE: caller.source,
    TCB_SEQID: id,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SEQID',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_CLIENTIP',
    WX_APPID: APP_ID,
    ...(caller.openid ? { WX_OPENID: caller.openid, WX_CLIENTIP: '127.0.0.1' } : {}),
  };
}
