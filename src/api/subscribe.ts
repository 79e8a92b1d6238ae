import Taro from '@tarojs/taro';
import { type MessageKey, templateIdsOf } from './message-templates';

/**
 * Asks for one reminder each and answers how many were granted. Must be the first thing in a tap handler, before any other
 * await (platform.md). Whatever the person answers, the act itself goes on.
 */
export async function askForReminders(keys: readonly MessageKey[]): Promise<number> {
  const tmplIds = templateIdsOf(keys);
  const answer: object = await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] }).catch(() => ({}));
  const granted = new Map(Object.entries(answer));
  return tmplIds.filter((id) => granted.get(id) === 'accept').length;
}
