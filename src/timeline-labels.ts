import type { TicketKind, TicketView, TimelineEntry, TimelineKind } from '@contract/ticket';
import { kindWords, masterName, promiseName, type Reader } from './labels';

const leaderWords: Record<string, string> = { lead: '部门主管', manager: '项目经理' };

const byName = (entry: TimelineEntry) =>
  entry.by.role === 'technician' ? masterName(entry.by.name) : entry.by.name;

const outcomes: Record<string, string> = { solved: '已解决', partly: '部分解决', unsolved: '没解决' };
const followUps: Record<string, string> = { satisfied: '满意', dissatisfied: '不满意', unreached: '没打通' };

const kindName = (kind = '') => kindWords[kind as TicketKind]?.name ?? '另一类';

type Say = (entry: TimelineEntry, me: string, kind: TicketKind) => string;

/** What happened, in words; `me` is 您 for the resident, the name for staff. */
const timelineWords: Record<TimelineKind, Say> = {
  reported: (entry, me) => {
    if (entry.by.role === 'resident') return `${me}提交了这件事`;
    return me === '您' ? `客服${entry.by.name}帮您登记了这件事` : `客服${entry.by.name}登记`;
  },
  supplemented: (_, me) => `${me}补充了情况`,
  'clarification-asked': (entry, me) => `客服${entry.by.name}想问${me === '您' ? '您' : '业主'}`,
  'feedback-given': (entry, me) => `客服${entry.by.name}联系${me}`,
  answered: (entry) => `客服${entry.by.name}当场解答`,
  dispatched: (entry) =>
    entry.about?.endsWith('抢单池') ? `放进${entry.about}` : `派给${masterName(entry.about ?? '')}`,
  'dispatch-waived': () => '退回的单不用再派了',
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
  'result-ready': (_, me) => (me === '您' ? '都做完了，请您看一下' : '都做完了，等业主确认'),
  confirmed: (entry, me) => `${me}确认：${outcomes[entry.about ?? ''] ?? ''}`,
  reopened: () => '重新安排，继续处理',
  rated: (entry, me) => `${me}评价 ${entry.about} 星`,
  urged: (_, me) => `${me}催了一次`,
  withdrawn: (_, me) => `${me}撤回了`,
  'promise-warned': (entry, _, kind) => `快到时限：${promiseName(entry.promise ?? 'finish', 'staff', kind)}`,
  'promise-missed': (entry, me, kind) =>
    me === '您'
      ? `说好的时间没做到：${promiseName(entry.promise ?? 'finish', 'resident', kind)}`
      : `超时：${promiseName(entry.promise ?? 'finish', 'staff', kind)}`,
  'answer-lapsed': (_, me) => (me === '您' ? '没等到您的答复，客服会联系您' : '业主没有答复'),
  'followed-up': (entry) => `客服${entry.by.name}回访：${followUps[entry.about ?? ''] ?? ''}`,
  'phone-shown': (entry, me) => `${byName(entry)}看了${me === '您' ? '您' : '业主'}的电话号码`,
  closed: () => '归档',
  'emergency-opened': (entry) => `${entry.by.name}按紧急情况处理`,
  'emergency-alerted': (entry) => (entry.about ? `已通知${entry.about}` : '又通知了所有人'),
  'emergency-taken': (entry) => `${entry.by.name}接手了`,
  'progress-told': (entry, me) => `${byName(entry)}告诉${me}进展`,
  'step-done': (entry) => `${byName(entry)}做完预案一步`,
  'emergency-ended': (entry) => `${entry.by.name}：紧急情况已解除`,
  'promises-moved': (entry, _, kind) =>
    `上班时间改了，时限跟着改：${promiseName(entry.promise ?? 'finish', 'staff', kind)}`,
  returned: (entry) => `${masterName(entry.about ?? '')}的单退回客服`,
  'transfer-offered': (entry) => `${byName(entry)}想转给${masterName(entry.about ?? '')}`,
  transferred: (entry) => `换成${masterName(entry.about ?? '')}来办`,
  'transfer-declined': (entry) => `${byName(entry)}没有接手，还是${masterName(entry.about ?? '')}办`,
  'transfer-lapsed': (entry) => `${masterName(entry.about ?? '')}没有接手，原来的师傅继续办`,
  joined: (entry, me) => (entry.neighbour || me !== '您' ? `${me}也遇到了` : '您加入了这件事'),
  left: (_, me) => `${me}退出了，不再跟进`,
  noted: (entry, me) => (me === '您' ? '客服记下您说的' : `客服${entry.by.name}记下业主来电`),
  'promise-escalated': (entry, _, kind) =>
    `超时没办：${promiseName(entry.promise ?? 'finish', 'staff', kind)}，已报给${leaderWords[entry.about ?? ''] ?? '值班人员'}`,
  'supervision-ordered': (entry) => `${entry.by.name}督办${entry.about ?? ''}`,
  'supervision-replied': (entry) => `${byName(entry)}回复督办`,
  'supervision-closed': (entry) => `${entry.by.name}结束督办`,
  'told-by-phone': (entry) => `${entry.by.name}打电话告诉了${entry.about ?? ''}`,
  'kind-changed': (entry, me) =>
    me === '您'
      ? `客服把这件事按「${kindName(entry.about)}」来办`
      : `${entry.by.name}改为${kindName(entry.about)}`,
  classified: (entry) => `${entry.by.name}重新分类${entry.about ? `（关于${entry.about}）` : ''}`,
  'promise-moved': (entry, me, kind) =>
    `时间变了：${promiseName(entry.promise ?? 'finish', me === '您' ? 'resident' : 'staff', kind)}`,
  'consultation-asked': (entry) => `客服${entry.by.name}问${entry.about ?? '部门'}`,
  'consultation-answered': (entry) => `${entry.about ?? ''}${entry.by.name}答复`,
  'briefing-given': (entry) => `${entry.by.name}交底，要看的人：${entry.about ?? ''}`,
  'briefing-read': (entry) => `${byName(entry)}看过交底`,
};

/** One line of a ticket's timeline in words. */
export function sayEntry(
  entry: TimelineEntry,
  reader: Reader,
  { kind, resident }: Pick<TicketView, 'kind' | 'resident'>,
): string {
  const resides = entry.neighbour ? entry.by.name : resident.name;
  const me = reader === 'resident' && !entry.neighbour ? '您' : resides;
  return timelineWords[entry.kind](entry, me, kind);
}
