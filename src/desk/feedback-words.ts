import type { Candidate, Feedback } from '@contract/actions';
import { chinaTime } from '@contract/clock-words';
import type { TicketKind } from '@contract/ticket';
import { isRepair, kindWords } from '../labels';

/** The three things that first feedback has to say (P2.5), as the desk chooses them. */
export interface FeedbackParts {
  opinion: string;
  timeLimit: string;
  responsible: string;
}

interface Choices {
  opinions: readonly string[];
  timeLimits: readonly string[];
}

const forRepairs: Choices = {
  opinions: ['上门查看', '上门维修', '电话指导', '请专业单位来看'],
  timeLimits: ['今天内上门', '明天内上门', '2 个工作日内修好', '3 天内给答复'],
};
const forEmergencies: Choices = {
  opinions: ['马上派人到场', '已联系专业单位', '电话指导'],
  timeLimits: ['30 分钟内到', '15 分钟内到', '1 小时内到'],
};
const forOthers: Choices = {
  opinions: ['先核实情况', '到现场查看', '当面沟通', '转给负责的部门'],
  timeLimits: ['今天内给答复', '明天内给答复', '3 天内给答复', '5 个工作日内办好'],
};

/** What feedback on a ticket of this kind can say. */
export function choicesFor(kind: TicketKind): Choices {
  if (kind === 'emergency') return forEmergencies;
  return isRepair(kind) ? forRepairs : forOthers;
}

const EVENING_HOUR = 16;

/**
 * What to begin with. Most repairs need a visit, and late in the day nobody promises today any more. What a complaint or a
 * question needs nobody can know: there the desk chooses.
 */
export function usualChoice(kind: TicketKind, now: number): { opinion: string; timeLimit: string } {
  if (kind === 'emergency') return { opinion: '马上派人到场', timeLimit: '30 分钟内到' };
  if (!isRepair(kind)) return { opinion: '', timeLimit: '' };
  const [today = '', tomorrow = ''] = forRepairs.timeLimits;
  const [visit = ''] = forRepairs.opinions;
  const isToday = chinaTime(now).hour() < EVENING_HOUR;
  return { opinion: visit, timeLimit: isToday ? today : tomorrow };
}

/** The sentence that the resident reads, made of the parts that are chosen; the desk may still change it. */
export function composeFeedback(salutation: string, kind: TicketKind, parts: FeedbackParts): string {
  const { opinion, timeLimit, responsible } = parts;
  const says = [`${responsible}负责`, opinion, timeLimit].filter(Boolean).join('，');
  return `${salutation}，${kindWords[kind].matter}我们收到了。${says}。有变化会提前告诉您。`;
}

/** The colleague who is still named in a changed text although another was chosen meanwhile. */
export function nameLeftIn(
  text: string,
  candidates: readonly Candidate[],
  chosen: Candidate | undefined,
): string | undefined {
  if (chosen && text.includes(chosen.name)) return undefined;
  return candidates.find(({ name }) => text.includes(name))?.name;
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
