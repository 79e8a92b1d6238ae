// Words of the stage: names of roles and promises, times, and what became of a message.

export const roleWords = {
  resident: '业主',
  desk: '客服',
  manager: '经理',
  technician: '师傅',
  lead: '主管',
};

/** Promises by kind, as staff call them. */
const promiseWords = {
  'first-feedback': '首次反馈',
  clarification: '业主补充',
  dispatch: '派单',
  accept: '接单答复',
  appointment: '约上门时间',
  arrive: '上门',
  finish: '完工',
  confirmation: '业主确认',
  'follow-up': '回访',
};

const fates = {
  40003: '没有这个人',
  43101: '对方没有授权，只在站内看到',
  43107: '对方关了消息，只在站内看到',
  43108: '同一个人同时收两条，稍后再发',
  45009: '发得太多，稍后再发',
  45168: '有敏感词',
  47003: '内容不合格式',
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const china = (at, options) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options }).format(at);

export const clockWords = (at) => china(at, { hour: '2-digit', minute: '2-digit', hour12: false });
export const dayWords = (at) =>
  `${china(at, { month: 'long', day: 'numeric' })} ${china(at, { weekday: 'short' })}`;

const dayOf = (at) => Math.floor((at + 8 * 60 * MINUTE) / DAY);

/** A time as one says it today: with the day only where it is another one. */
export function whenWords(at, now) {
  const days = dayOf(at) - dayOf(now);
  const near = { '-2': '前天', '-1': '昨天', 0: '', 1: '明天', 2: '后天' }[days];
  return `${near ?? china(at, { month: 'long', day: 'numeric' })} ${clockWords(at)}`.trim();
}

export const limitWords = ({ kind, dueAt, place }, now) =>
  `${whenWords(dueAt, now)} ${promiseWords[kind] ?? kind}，${place}`;

export function fateWords({ errCode, grantsLeft }) {
  if (errCode === 0) return `✓ 已送达，还能再发 ${grantsLeft} 次`;
  return `没发出（${errCode}）：${fates[errCode] ?? '稍后再发'}`;
}

/** Without the role that already stands beside it. */
export const placeWords = ({ role, label }) => label.replace(roleWords[role] ?? '', '').trim();
