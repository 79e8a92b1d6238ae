import type { TestCloud } from './localcloud';

/** The unmodified wx-server-sdk in the test's own process, pointed at a local cloud as a function instance is. */
export function openSdk(cloud: TestCloud): typeof import('wx-server-sdk') {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: 'local',
    TCB_ENV: 'local',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${cloud.url}/admin` }),
  });
  const sdk = require('wx-server-sdk') as typeof import('wx-server-sdk');
  sdk.init({ env: 'local' });
  return sdk;
}
