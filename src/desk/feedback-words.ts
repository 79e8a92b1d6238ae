import type { Feedback } from '@contract/actions';
import { chinaTime } from '@contract/clock-words';

/** The three things that first feedback has to say (P2.5), as the desk chooses them. */
export interface FeedbackParts {
  opinion: string;
  timeLimit: string;
  responsible: string;
}

export const opinions = ['上门查看', '上门维修', '电话指导', '请专业单位来看'] as const;
export const timeLimits = ['今天内上门', '明天内上门', '2 个工作日内修好', '3 天内给答复'] as const;

const EVENING_HOUR = 16;

/** The time limit to begin with: late in the day nobody promises today any more. */
export function usualTimeLimit(now: number): string {
  return chinaTime(now).hour() < EVENING_HOUR ? timeLimits[0] : timeLimits[1];
}

/** The sentence that the resident reads, made of the three parts; the desk may still change it. */
export function composeFeedback(salutation: string, parts: FeedbackParts): string {
  const { opinion, timeLimit, responsible } = parts;
  return `${salutation}，您报的事我们收到了。${responsible}负责，${opinion}，${timeLimit}。有变化会提前告诉您。`;
}

/** What is still missing, in words; undefined if feedback can be sent. */
export function missingIn(parts: FeedbackParts, text: string): string | undefined {
  const missing = [
    parts.opinion.trim() ? '' : '处理意见',
    parts.timeLimit.trim() ? '' : '预计多久',
    parts.responsible.trim() ? '' : '谁负责',
    text.trim() ? '' : '给业主的话',
  ].filter(Boolean);
  return missing.length > 0 ? `还差 ${missing.length} 项：${missing.join('、')}` : undefined;
}

/** For the contract. */
export function feedbackFrom(parts: FeedbackParts, text: string): Feedback {
  return { ...parts, text };
}
