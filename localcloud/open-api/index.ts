import { notImplemented } from '../cloud-error';
import type { Api } from './answer';
import { checkMedia, checkText } from './content-check';
import { addDelayedFunctionTask } from './delayed-task';
import { getUnlimited } from './mini-program-code';
import { getPhoneNumber } from './phone-number';
import { sendSubscribeMessage } from './subscribe-message';

export type { OpenApiParts } from './answer';

const apis: Record<string, Api> = {
  'cloudbase.addDelayedFunctionTask': addDelayedFunctionTask,
  'phonenumber.getPhoneNumber': getPhoneNumber,
  'security.mediaCheckAsync': checkMedia,
  'security.msgSecCheck': checkText,
  'subscribeMessage.send': sendSubscribeMessage,
  'wxacode.getUnlimited': getUnlimited,
};

/** An API by its name. Throws CloudError NotImplemented for one that the local cloud does not know. */
export function apiNamed(name: string): Api {
  const api = Object.hasOwn(apis, name) ? apis[name] : undefined;
  if (!api) throw notImplemented(`openapi.${name.slice(0, 80)}`);
  return api;
}
