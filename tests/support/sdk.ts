import { sdkEnvironment } from '../../localcloud/functions/environment';
import type { TestCloud } from './localcloud';

/** The unmodified wx-server-sdk in the test's own process, pointed at a local cloud as a function instance is. */
export function openSdk(cloud: TestCloud): typeof import('wx-server-sdk') {
  Object.assign(process.env, {
    ...sdkEnvironment(`${cloud.url}/admin`),
    TCB_ENV: 'local',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
  });
  const sdk = require('wx-server-sdk') as typeof import('wx-server-sdk');
  sdk.init({ env: 'local' });
  return sdk;
}
