import type { Feedback } from '@contract/actions';
import { AppError } from '@contract/errors';

/*
 * P2.5: first feedback says what is done, until when, and by whom. Words that would fit every matter say none of it:
 * 「我们会尽快处理」. Each part is refused on its own, with an example of what would do.
 */

/** Words of several lines, the longest first, so that a whole phrase goes before its parts. */
const phrases = (...lines: string[]): string[] =>
  lines.flatMap((line) => line.split(' ')).sort((a, b) => b.length - a.length);

/** what can be left out without losing anything */
const nothingSaid = phrases(
  '感谢您的理解与支持 感谢您的反馈 给您带来不便 敬请谅解 请您谅解 请谅解 请耐心等待',
  '耐心等待 请稍候 请稍等 我们已经收到 我们已收到 您反映的问题 您报的事 您的问题',
  '您的诉求 相关问题 该问题 此事 这件事 问题 第一时间 尽快 尽早 抓紧 马上 立即',
  '立刻 及时 尽力 积极 认真 妥善 高度重视 重视 稍后 随后 回头 后续 近期 按流程',
  '按规定 酌情 正在 已经 将会 会 进行 安排 处理 处置 解决 跟进 反馈 回复 答复',
  '联系 通知 转达 上报 落实 研究 协调 办理 受理 收到 知道 了解 记录 登记 我们',
  '我司 本公司 公司 物业 贵方 您 你 业主 相关 有关 人员 部门 同事 工作 专人',
  '给 为 将 已 与 和 的 了 请 把 再 一下 后 好的 好 嗯 谢谢 感谢 收悉',
);

/** whoever is meant by these can be anybody */
const nobody = phrases(
  '相关负责人 相关责任人 有关部门 相关部门 有关人员 相关人员 工作人员 负责人 责任人',
  '责任部门 负责部门 专业人员 专人 各部门 部门 有关 相关 人员 同事 我们 我司',
  '本公司 公司 物业 团队 领导 上级 师傅 大家 负责 处理 跟进 安排 由 的 来 会',
  '将 已 待定 暂无 未定 不详 无',
);

/** What remains of the words when these phrases, marks and spaces are taken out. */
function without(words: string, empty: readonly string[]): string {
  let left = words.replace(/[^\p{L}\p{N}]/gu, '');
  for (const phrase of empty) left = left.replaceAll(phrase, '');
  return left;
}

/** letters or figures that must remain for something to have been said */
const LEAST = 2;

/** Does an opinion or next step say anything of this matter? */
export const isEmptyOpinion = (words: string) => without(words, nothingSaid).length < LEAST;

const numeral = '[\\d一二两三四五六七八九十半]';
/** a day, an hour, a date or a number of them; "any day now" is none */
const aTime = new RegExp(
  [
    '今[天晚早日]|明[天晚早日]|后天|当[天日晚]|本周|这周|下周|周[一二三四五六日末]|星期[一二三四五六日天]|月底|月初',
    '上午|中午|下午|傍晚|晚上|下班前|天黑前',
    `${numeral}+\\s*(个)?\\s*(工作日|小时|钟头|分钟|刻钟|点|时|天|日|号|周|星期|月)`,
    '\\d{1,2}[:：]\\d{2}|\\d{1,2}[./-]\\d{1,2}',
  ].join('|'),
);
const notATime = /第一时间|一时|几天|几个|几小时|几分钟|这几|过几|改天|有一天/;

/** Does a time limit name no time? */
export const isEmptyTimeLimit = (words: string) => !aTime.test(words.replace(notATime, ''));

/** Is no department of the community named, and no person? */
export function isEmptyResponsible(words: string, departments: readonly string[]): boolean {
  if (departments.some((department) => words.includes(department))) return false;
  // a surname is enough: 周师傅
  return without(words, nobody) === '';
}

const refuse = (field: keyof Feedback, sentence: string) =>
  new AppError('BAD_INPUT', { field: `feedback.${field}`, sentence: `${sentence}你写的都还在。` });

/**
 * Throws BAD_INPUT, naming the part and giving an example, for first feedback of which a part says nothing (P2.5).
 * `departments`: those of the community.
 */
export function mustSaySomething(feedback: Feedback, departments: readonly string[]): void {
  if (isEmptyOpinion(feedback.opinion)) {
    throw refuse('opinion', '处理意见要说清怎么办，比如「师傅上门查漏点」。');
  }
  if (isEmptyTimeLimit(feedback.timeLimit)) {
    throw refuse('timeLimit', '预计多久要有日期或时间，比如「明天 12:00 前」「2 个工作日内」。');
  }
  if (isEmptyResponsible(feedback.responsible, departments)) {
    throw refuse('responsible', `谁负责要写部门或人，比如「${departments[0] ?? '客服部'}」。`);
  }
  if (isEmptyOpinion(feedback.text)) {
    throw refuse('text', '给业主的话要说到这件事，比如「周师傅今天 16:00 上门查漏点」。');
  }
}
