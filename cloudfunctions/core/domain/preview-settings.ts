import type { PreviewLine } from '@contract/settings';
import { dueOf } from './promise';
import type { Settings } from './settings';

type Clock = 'working' | 'wall';

/** What somebody who reported at `now` would be told under these settings (epoch ms). */
export function previewOf(settings: Settings, now: number): PreviewLine[] {
  const { firstFeedbackMinutes, complaintReplyMinutes, answerMinutes, finishMinutes } = settings;
  const lines: [when: string, what: string, clock: Clock, minutes: number][] = [
    ['现在报修', '有人联系', 'working', firstFeedbackMinutes.normal],
    ['要是急事', '有人联系', 'working', firstFeedbackMinutes.urgent],
    ['现在投诉', '有人答复', 'working', complaintReplyMinutes.normal],
    ['现在咨询', '有答复', 'working', answerMinutes.normal],
    ['现在派单', '修好', 'working', finishMinutes.normal],
    ['紧急求助', '有人回电', 'wall', firstFeedbackMinutes.emergency],
  ];
  return lines.map(([when, what, clock, minutes]) => ({
    when,
    what,
    ...dueOf(settings, { clock, minutes }, now),
  }));
}
