import Taro from '@tarojs/taro';
import { type MessageKey, templateIdsOf } from './message-templates';

/**
 * Asks for one reminder each. Must be the first thing in a tap handler, before any other await (platform.md).
 * Whatever the person answers, the act itself goes on.
 */
export async function askForReminders(keys: readonly MessageKey[]): Promise<void> {
  await Taro.requestSubscribeMessage({ tmplIds: templateIdsOf(keys), entityIds: [] }).catch(() => undefined);
}
