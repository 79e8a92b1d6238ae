import { sayDay, sayDuration, saySlot, sayWhen } from '@contract/clock-words';
import type { PromiseKind, PromiseView } from '@contract/promise';
import type { Closure, TicketCard, TicketKind, TicketView, WorkOrderStatus } from '@contract/ticket';

/** Who reads: residents are 您, staff see what residents do not. */
export type Reader = 'resident' | 'staff';

interface KindWords {
  name: string;
  verb: string;
  ask: string;
  /** an example of what to write */
  hint: string;
  /** what is still to be written */
  missing: string;
  /** what the desk answers to: 您报的事我们收到了 */
  matter: string;
  icon: string;
}

export const kindWords: Record<TicketKind, KindWords> = {
  repair: {
    name: '报修',
    verb: '提交报修',
    ask: '哪里不对？',
    hint: '比如：厨房水龙头关不紧，一直滴水',
    missing: '说说哪里不对',
    matter: '您报的事',
    icon: 'wrench',
  },
  complaint: {
    name: '投诉',
    verb: '提交投诉',
    ask: '哪件事让您不满意？',
    hint: '比如：楼上晚上十一点还在装修，已经三天了',
    missing: '说说是什么事',
    matter: '您反映的事',
    icon: 'complain',
  },
  inquiry: {
    name: '咨询',
    verb: '提交咨询',
    ask: '想问什么？',
    hint: '比如：地下车库的月卡怎么办',
    missing: '写下您的问题',
    matter: '您问的事',
    icon: 'ask',
  },
  suggestion: {
    name: '建议',
    verb: '提交建议',
    ask: '您有什么好主意？',
    hint: '比如：大堂门口放一个雨伞架',
    missing: '写下您的建议',
    matter: '您的建议',
    icon: 'bulb',
  },
  emergency: {
    name: '紧急求助',
    verb: '提交紧急求助',
    ask: '出了什么事？',
    hint: '比如：客厅天花板漏水，越来越大',
    missing: '说说出了什么事',
    matter: '您报的事',
    icon: 'alert',
  },
};

/** Is something mended? Complaints, questions and suggestions are dealt with in other words. */
export const isRepair = (kind: TicketKind) => kind === 'repair' || kind === 'emergency';

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
  const repair = isRepair(card.kind);
  const sent = repair ? '已派师傅' : '已安排人';
  switch (card.workOrder?.status) {
    case 'proposed':
      return mine
        ? { word: '等您同意时间', icon: 'calendar', look: 'chip-sun' }
        : { word: '等业主同意时间', icon: 'calendar', look: 'chip-info' };
    case 'scheduled':
      return { word: '已约时间', icon: 'calendar', look: 'chip-brand' };
    case 'on-site':
      return { word: repair ? '修理中' : '处理中', icon: 'wrench', look: 'chip-brand' };
    case 'pooled':
      return mine
        ? { word: repair ? '正在派师傅' : '正在安排人', icon: 'user', look: 'chip-brand' }
        : { word: '在抢单池', icon: 'hand', look: 'chip-brand' };
    case 'accepted':
      return mine
        ? { word: sent, icon: 'user', look: 'chip-brand' }
        : { word: '待约时间', icon: 'calendar', look: 'chip-brand' };
    default:
      return mine
        ? { word: sent, icon: 'user', look: 'chip-brand' }
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
      if (mine && card.confirmed) return { word: '您已确认', icon: 'check', look: 'chip-ok' };
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

type PromiseWords = Record<Reader, string>;

/** What will be done by the due time, to stand behind 「今天 15:20 前」. */
const willDo: Record<PromiseKind, PromiseWords> = {
  'first-feedback': { resident: '客服会联系您', staff: '首次反馈' },
  clarification: { resident: '请您补充', staff: '等业主补充' },
  dispatch: { resident: '会安排好师傅', staff: '派单' },
  accept: { resident: '师傅会答复', staff: '答复是否接单' },
  appointment: { resident: '师傅会跟您约时间', staff: '约上门时间' },
  arrive: { resident: '师傅上门', staff: '上门' },
  finish: { resident: '修好', staff: '完工' },
  confirmation: { resident: '请您确认', staff: '等业主确认' },
  'follow-up': { resident: '客服会打电话问您', staff: '回访' },
  acknowledge: { resident: '会有人接手', staff: '有人接手' },
  progress: { resident: '会告诉您进展', staff: '告诉业主进展' },
  deadline: { resident: '做完', staff: '这单做完' },
  transfer: { resident: '师傅商量换人', staff: '同事答复是否接手' },
  supervision: { resident: '负责的人会答复', staff: '回复督办' },
  consultation: { resident: '客服问清楚', staff: '部门答复' },
};

/** The same where nothing is mended. */
const willDoOther: Partial<Record<PromiseKind, PromiseWords>> = {
  dispatch: { resident: '会安排好人来办', staff: '派单' },
  accept: { resident: '负责的人会答复', staff: '答复是否接单' },
  appointment: { resident: '负责的人会跟您约时间', staff: '约上门时间' },
  arrive: { resident: '负责的人上门', staff: '上门' },
  finish: { resident: '处理好', staff: '办好' },
};

/** A question or an idea is not dealt with but answered. */
const isAnswered = (kind: TicketKind, promise: PromiseKind) =>
  promise === 'finish' && (kind === 'inquiry' || kind === 'suggestion');

/** Short names of promises in a list of them. */
const promiseNames: Record<PromiseKind, PromiseWords> = {
  'first-feedback': { resident: '客服联系您', staff: '首次反馈' },
  clarification: { resident: '您补充情况', staff: '业主补充' },
  dispatch: { resident: '安排师傅', staff: '派单' },
  accept: { resident: '师傅答复', staff: '接单答复' },
  appointment: { resident: '约上门时间', staff: '约上门时间' },
  arrive: { resident: '师傅上门', staff: '上门' },
  finish: { resident: '修好', staff: '完工' },
  confirmation: { resident: '您确认结果', staff: '业主确认' },
  'follow-up': { resident: '电话回访', staff: '回访' },
  acknowledge: { resident: '有人接手', staff: '有人接手' },
  progress: { resident: '告诉您进展', staff: '告诉业主进展' },
  deadline: { resident: '做完', staff: '这单做完' },
  transfer: { resident: '师傅商量换人', staff: '同事答复是否接手' },
  supervision: { resident: '负责的人答复', staff: '回复督办' },
  consultation: { resident: '客服问清楚', staff: '部门答复' },
};

const promiseNamesOther: Partial<Record<PromiseKind, PromiseWords>> = {
  dispatch: { resident: '安排人来办', staff: '派单' },
  accept: { resident: '负责的人答复', staff: '接单答复' },
  arrive: { resident: '负责的人上门', staff: '上门' },
  finish: { resident: '处理好', staff: '办好' },
};

/** The short name of a promise on a ticket of this kind. */
export function promiseName(promise: PromiseKind, reader: Reader, kind: TicketKind): string {
  if (isAnswered(kind, promise)) return reader === 'resident' ? '答复您' : '答复';
  return (isRepair(kind) ? undefined : promiseNamesOther[promise]?.[reader]) ?? promiseNames[promise][reader];
}

/** What will be done, on a ticket of this kind. */
function willDoOn(promise: PromiseKind, reader: Reader, kind: TicketKind): string {
  if (isAnswered(kind, promise)) return reader === 'resident' ? '会答复您' : '答复';
  return (isRepair(kind) ? undefined : willDoOther[promise]?.[reader]) ?? willDo[promise][reader];
}

export interface NextLine {
  /** the time, in bold */
  strong: string;
  rest: string;
  late: boolean;
}

/** Does the resident hold it? Nobody apologises for it, and it is no promise of ours. */
export const isResidents = ({ kind }: PromiseView) => kind === 'confirmation' || kind === 'clarification';

/** 何志远 → 何主管, 赵敏 → 赵经理 */
export const leaderName = ({ role, name }: { role: 'lead' | 'manager'; name: string }) =>
  `${name.slice(0, 1)}${role === 'lead' ? '主管' : '经理'}`;

/** Whom a late promise was taken to, said to the resident: 何主管已经知道。 */
function whoKnows({ knownBy = [] }: PromiseView): string {
  const names = [...new Set(knownBy.map(leaderName))].slice(-2);
  return names.length > 0 ? `${names.join('、')}已经知道。` : '';
}

/** A promise on a ticket of this kind in one sentence (look.md 2): a clock time, and an apology when it is late. */
export function promiseLine(promise: PromiseView, now: number, reader: Reader, kind: TicketKind): NextLine {
  const what = willDoOn(promise.kind, reader, kind);
  if (promise.state === 'paused') {
    const minutes = promise.leftMinutes ?? 0;
    return {
      strong: reader === 'resident' ? '您回复后' : '业主回复后',
      rest: `，还有 ${minutes} 分钟`,
      late: false,
    };
  }
  if (now > promise.dueAt && !isResidents(promise)) {
    const late = sayDuration(now - promise.dueAt);
    return reader === 'resident'
      ? {
          strong: `晚了 ${late}，对不起`,
          rest: `。${whoKnows(promise)}着急的话，请直接打客服电话`,
          late: true,
        }
      : { strong: `超时 ${late}`, rest: ` ${what}`, late: true };
  }
  return { strong: `${sayWhen(promise.dueAt, now, promise.dueNote)} 前`, rest: ` ${what}`, late: false };
}

const closedWords: Record<Closure, PromiseWords> = {
  solved: { resident: '已办好', staff: '已办好' },
  answered: { resident: '已当场解答', staff: '已当场解答' },
  unconfirmed: { resident: '已归档，没等到您确认', staff: '已归档，业主没有确认' },
  withdrawn: { resident: '已撤回', staff: '已撤回' },
};

/** A card knows when the ticket came, its page also when it was closed. */
function closedLine(card: Shown, now: number, reader: Reader): string {
  const word = card.closure ? closedWords[card.closure][reader] : '已办完';
  if (card.closedAt === undefined) return `${sayDay(card.reportedAt, now)} 提交，${word}`;
  return `${sayWhen(card.closedAt, now)} ${word}`;
}

/** Whoever comes or works on it: 周师傅, else what one calls such a person. */
export function personOn(card: TicketCard): string {
  const { assignee } = card.workOrder ?? {};
  if (assignee) return masterName(assignee.name);
  return isRepair(card.kind) ? '师傅' : '负责的人';
}

/** 周师傅说修好了 · 客服说处理好了 */
export function saysDone(card: TicketCard): string {
  return isRepair(card.kind) ? `${personOn(card)}说修好了` : '客服说处理好了';
}

type Shown = TicketCard & Partial<Pick<TicketView, 'closedAt'>>;

/** The first thing a card says: what happens next, when, who (look.md 1). */
export function nextLine(card: Shown, now: number, reader: Reader): NextLine {
  const order = card.workOrder;
  const person = personOn(card);
  const plain = (strong: string, rest: string): NextLine => ({ strong, rest, late: false });
  if (card.status === 'closed') return plain('', closedLine(card, now, reader));
  if (card.status === 'resolved' && card.confirmed) return plain('', '您确认过了，还在等其他邻居确认');
  if (card.status === 'resolved' && reader === 'resident') return plain('', `${saysDone(card)}，请您看一下`);
  if (order?.status === 'proposed' && order.slot && reader === 'resident') {
    return plain(saySlot(order.slot, now), ` ${person}想这个时间来`);
  }
  if (order?.status === 'on-site' && card.status === 'processing') {
    const doing = isRepair(card.kind) ? '正在修' : '正在处理';
    return plain('', reader === 'resident' ? person + doing : doing);
  }
  if (
    order?.status === 'scheduled' &&
    order.slot &&
    now <= order.slot.endAt &&
    card.status === 'processing'
  ) {
    return plain(saySlot(order.slot, now), ` ${person}上门`);
  }
  return card.nextPromise ? promiseLine(card.nextPromise, now, reader, card.kind) : plain('', '正在办');
}

/** 5 分 → 很满意 */
export const starWords = ['', '很不满意', '不满意', '一般', '满意', '很满意'] as const;
/** What may be praised besides the stars. */
export function ratingTags(kind: TicketKind): readonly string[] {
  return isRepair(kind)
    ? ['准时到', '讲得清楚', '收拾干净', '穿鞋套', '手艺好']
    : ['回复快', '讲得清楚', '态度好', '说到做到'];
}

/** 0 → 不收费, 3500 → ¥35.00 */
export const sayCharge = (fen: number) => (fen === 0 ? '不收费' : `¥${(fen / 100).toFixed(2)}`);

/** How far one order is, for staff. */
export const orderWords: Record<WorkOrderStatus, string> = {
  pooled: '在抢单池',
  offered: '待接单',
  accepted: '待约时间',
  proposed: '等业主同意时间',
  scheduled: '已约时间',
  'on-site': '在现场',
  done: '已完工',
  declined: '没有接',
  recalled: '已收回',
};

/** 报修 · 水 · 水龙头、阀门 · 加急 */
export function classWords({ kind, category, priority }: TicketCard): string {
  const haste = { emergency: '紧急', urgent: '加急', normal: undefined }[priority];
  return [kindWords[kind].name, category?.name, haste].filter(Boolean).join(' · ');
}
