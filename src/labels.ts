import { sayClock, sayDay, sayDuration, saySlot, sayWhen } from '@contract/clock-words';
import type {
  PromiseKind,
  PromiseView,
  TicketCard,
  TicketKind,
  TimelineEntry,
  TimelineKind,
} from '@contract/ticket';

/** Who reads: residents are 您, staff see what residents do not. */
export type Reader = 'resident' | 'staff';

export const kindWords: Record<TicketKind, { name: string; verb: string; ask: string; icon: string }> = {
  repair: { name: '报修', verb: '提交报修', ask: '哪里不对？', icon: 'wrench' },
  complaint: { name: '投诉', verb: '提交投诉', ask: '哪件事让您不满意？', icon: 'complain' },
  inquiry: { name: '咨询', verb: '提交咨询', ask: '想问什么？', icon: 'ask' },
  suggestion: { name: '建议', verb: '提交建议', ask: '您有什么好主意？', icon: 'bulb' },
  emergency: { name: '紧急求助', verb: '马上通知值班人员', ask: '出了什么事？', icon: 'alert' },
};

export const roleWords = {
  resident: '业主',
  desk: '客服',
  technician: '师傅',
  lead: '主管',
  manager: '项目经理',
} as const;

/** 周建国 → 周师傅 */
export const masterName = (name: string) => `${name.slice(0, 1)}师傅`;

export interface Chip {
  word: string;
  icon: string;
  look: string;
}

const closures: Record<NonNullable<TicketCard['closure']>, Chip> = {
  solved: { word: '已解决', icon: 'check-circle', look: 'chip-ok' },
  answered: { word: '当场解答', icon: 'chat', look: 'chip-ok' },
  unconfirmed: { word: '已关闭，未确认', icon: 'half', look: '' },
  withdrawn: { word: '已撤回', icon: 'x-circle', look: '' },
};

function processingChip(card: TicketCard, reader: Reader): Chip {
  const mine = reader === 'resident';
  switch (card.workOrder?.status) {
    case 'proposed':
      return mine
        ? { word: '等您同意时间', icon: 'calendar', look: 'chip-sun' }
        : { word: '等业主同意时间', icon: 'calendar', look: 'chip-info' };
    case 'scheduled':
      return { word: '已约时间', icon: 'calendar', look: 'chip-brand' };
    case 'on-site':
      return { word: '修理中', icon: 'wrench', look: 'chip-brand' };
    case 'pooled':
      return mine
        ? { word: '正在派师傅', icon: 'user', look: 'chip-brand' }
        : { word: '在抢单池', icon: 'hand', look: 'chip-brand' };
    case 'accepted':
      return mine
        ? { word: '已派师傅', icon: 'user', look: 'chip-brand' }
        : { word: '待约时间', icon: 'calendar', look: 'chip-brand' };
    default:
      return mine
        ? { word: '已派师傅', icon: 'user', look: 'chip-brand' }
        : { word: '待接单', icon: 'user', look: 'chip-brand' };
  }
}

/** The status word with its icon: never colour alone; sun only for whoever is looking (look.md "Status words"). */
export function chipOf(card: TicketCard, reader: Reader): Chip {
  if (card.closure && card.status === 'closed') return closures[card.closure];
  const mine = reader === 'resident';
  switch (card.status) {
    case 'clarifying':
      return mine
        ? { word: '等您补充', icon: 'pen', look: 'chip-sun' }
        : { word: '等业主补充', icon: 'pen', look: 'chip-info' };
    case 'resolved':
      return mine
        ? { word: '等您确认', icon: 'hand', look: 'chip-sun' }
        : { word: '等业主确认', icon: 'hand', look: 'chip-info' };
    case 'follow-up':
      return { word: mine ? '回访中' : '待回访', icon: 'phone', look: 'chip-info' };
    case 'processing':
      return processingChip(card, reader);
    default:
  }
  if (card.priority === 'emergency') return { word: '紧急处理中', icon: 'alert', look: 'chip-red' };
  if (card.round > 1) return { word: '返工中', icon: 'refresh', look: 'chip-warn' };
  if (card.status === 'verified') {
    return mine
      ? { word: '核实中', icon: 'headset', look: 'chip-info' }
      : { word: '待派单', icon: 'route', look: 'chip-info' };
  }
  return mine
    ? { word: '已收到', icon: 'inbox', look: 'chip-info' }
    : { word: '待首次反馈', icon: 'inbox', look: 'chip-info' };
}

/** What will be done by the due time, to stand behind 「今天 15:20 前」. */
const willDo: Record<PromiseKind, Record<Reader, string>> = {
  'first-feedback': { resident: '客服会联系您', staff: '首次反馈' },
  clarification: { resident: '请您补充', staff: '等业主补充' },
  dispatch: { resident: '会安排好师傅', staff: '派单' },
  accept: { resident: '师傅会答复', staff: '答复是否接单' },
  appointment: { resident: '师傅会跟您约时间', staff: '约上门时间' },
  arrive: { resident: '师傅上门', staff: '上门' },
  finish: { resident: '修好', staff: '完工' },
  confirmation: { resident: '请您确认', staff: '等业主确认' },
  'follow-up': { resident: '客服会打电话问您', staff: '回访' },
};

/** Short names of promises in a list of them. */
export const promiseNames: Record<PromiseKind, Record<Reader, string>> = {
  'first-feedback': { resident: '客服联系您', staff: '首次反馈' },
  clarification: { resident: '您补充情况', staff: '业主补充' },
  dispatch: { resident: '安排师傅', staff: '派单' },
  accept: { resident: '师傅答复', staff: '接单答复' },
  appointment: { resident: '约上门时间', staff: '约上门时间' },
  arrive: { resident: '师傅上门', staff: '上门' },
  finish: { resident: '修好', staff: '完工' },
  confirmation: { resident: '您确认结果', staff: '业主确认' },
  'follow-up': { resident: '电话回访', staff: '回访' },
};

export interface NextLine {
  /** the time, in bold */
  strong: string;
  rest: string;
  late: boolean;
}

/** A promise in one sentence (look.md 2): a clock time, and an apology when it is late. */
export function promiseLine(promise: PromiseView, now: number, reader: Reader): NextLine {
  const what = willDo[promise.kind][reader];
  if (promise.state === 'paused') {
    const minutes = promise.leftMinutes ?? 0;
    return {
      strong: reader === 'resident' ? '您回复后' : '业主回复后',
      rest: `，还有 ${minutes} 分钟`,
      late: false,
    };
  }
  const owedToMe = promise.kind === 'confirmation' || promise.kind === 'clarification';
  if (now > promise.dueAt && !owedToMe) {
    const late = sayDuration(now - promise.dueAt);
    return reader === 'resident'
      ? { strong: `晚了 ${late}，对不起`, rest: '。值班的人已经知道', late: true }
      : { strong: `超时 ${late}`, rest: ` ${what}`, late: true };
  }
  return { strong: `${sayWhen(promise.dueAt, now, promise.dueNote)} 前`, rest: ` ${what}`, late: false };
}

/** The first thing a card says: what happens next, when, who (look.md 1). */
export function nextLine(card: TicketCard, now: number, reader: Reader): NextLine {
  const order = card.workOrder;
  const master = order?.assignee ? masterName(order.assignee.name) : '师傅';
  const plain = (strong: string, rest: string): NextLine => ({ strong, rest, late: false });
  if (card.status === 'closed')
    return plain('', `${sayDay(card.updatedAt, now)} ${sayClock(card.updatedAt)} 办完`);
  if (card.status === 'resolved' && reader === 'resident') return plain('', `${master}说修好了，请您看一下`);
  if (order?.status === 'proposed' && order.slot && reader === 'resident') {
    return plain(saySlot(order.slot, now), ` ${master}想这个时间来`);
  }
  if (order?.status === 'on-site' && card.status === 'processing') {
    return plain('', reader === 'resident' ? `${master}正在修` : '正在修');
  }
  if (
    order?.status === 'scheduled' &&
    order.slot &&
    now <= order.slot.endAt &&
    card.status === 'processing'
  ) {
    return plain(saySlot(order.slot, now), ` ${master}上门`);
  }
  return card.nextPromise ? promiseLine(card.nextPromise, now, reader) : plain('', '正在办');
}

const byName = (entry: TimelineEntry) =>
  entry.by.role === 'technician' ? masterName(entry.by.name) : entry.by.name;

const outcomes: Record<string, string> = { solved: '已解决', partly: '部分解决', unsolved: '没解决' };
const followUps: Record<string, string> = { satisfied: '满意', dissatisfied: '不满意', unreached: '没打通' };

type Say = (entry: TimelineEntry, me: string) => string;

/** What happened, in words; `me` is 您 for the resident, the name for staff. */
const timelineWords: Record<TimelineKind, Say> = {
  reported: (_, me) => `${me}提交了这件事`,
  supplemented: (_, me) => `${me}补充了情况`,
  'clarification-asked': (entry, me) => `客服${entry.by.name}想问${me === '您' ? '您' : '业主'}`,
  'feedback-given': (entry, me) => `客服${entry.by.name}联系${me}`,
  answered: (entry) => `客服${entry.by.name}当场解答`,
  dispatched: (entry) => (entry.about === '抢单池' ? '放进抢单池' : `派给${masterName(entry.about ?? '')}`),
  recalled: (entry) => `客服收回了派给${masterName(entry.about ?? '')}的单`,
  'visit-cancelled': () => '原定上门取消，客服会另行安排',
  taken: (entry) => `${byName(entry)}抢到这单`,
  accepted: (entry) => `${byName(entry)}接单`,
  declined: (entry) => `${byName(entry)}没有接`,
  'time-proposed': (entry) => `${byName(entry)}提出上门时间`,
  'other-time-asked': (_, me) => `${me}想换个时间`,
  'time-agreed': (_, me) => `${me}同意上门时间`,
  arrived: (entry) => `${byName(entry)}到了`,
  finished: (entry) => `${byName(entry)}完工`,
  confirmed: (entry, me) => `${me}确认：${outcomes[entry.about ?? ''] ?? ''}`,
  reopened: () => '重新安排，继续处理',
  rated: (entry, me) => `${me}评价 ${entry.about} 星`,
  urged: (_, me) => `${me}催了一次`,
  withdrawn: (_, me) => `${me}撤回了`,
  'promise-warned': (entry) => `快到时限：${promiseNames[entry.promise ?? 'finish'].staff}`,
  'promise-missed': (entry, me) =>
    me === '您'
      ? `说好的时间没做到：${promiseNames[entry.promise ?? 'finish'].resident}`
      : `超时：${promiseNames[entry.promise ?? 'finish'].staff}`,
  'answer-lapsed': (_, me) => (me === '您' ? '没等到您的答复，客服会联系您' : '业主没有答复'),
  'followed-up': (entry) => `客服${entry.by.name}回访：${followUps[entry.about ?? ''] ?? ''}`,
  'phone-shown': (entry, me) => `${byName(entry)}看了${me === '您' ? '您' : '业主'}的电话号码`,
  closed: () => '归档',
};

/** One line of the timeline in words. */
export function sayEntry(entry: TimelineEntry, reader: Reader, residentName: string): string {
  return timelineWords[entry.kind](entry, reader === 'resident' ? '您' : residentName);
}

/** 5 分 → 很满意 */
export const starWords = ['', '很不满意', '不满意', '一般', '满意', '很满意'] as const;
export const ratingTags = ['准时到', '讲得清楚', '收拾干净', '穿鞋套', '手艺好'] as const;

/** 0 → 不收费, 3500 → ¥35.00 */
export const sayCharge = (fen: number) => (fen === 0 ? '不收费' : `¥${(fen / 100).toFixed(2)}`);
