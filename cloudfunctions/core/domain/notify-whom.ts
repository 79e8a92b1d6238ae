import type { TimelineKind } from '@contract/ticket';
import { isKeptFrom } from './complaint-about';
import type { DutyStaff } from './duty-staff';
import { personName, thing, time, titleOf } from './message-words';
import { emergencyWord, tellLadder } from './tell-ladder';
import {
  both,
  briefingGiven,
  consultationAnswered,
  jobOffered,
  type MessageDraft,
  nobody,
  promiseDue,
  promiseEscalated,
  promiseMoved,
  supervisionOrdered,
  supervisionReplied,
  type Telling,
  toAnswerers,
  toAsked,
  toDesk,
  toResident,
  toTechnician,
  urged,
  visitTime,
} from './tellings';
import { isGuests, type Ticket, type TimelineRecord } from './ticket';

/** The one table, complete: what happened → who is told, with which template and words. */
const table: Record<TimelineKind, Telling> = {
  'clarification-asked': toResident(
    'clarification-asked',
    (ticket, record) => ({
      thing1: thing(titleOf(ticket.text)),
      thing2: thing(record.text ?? ''),
      time3: time(record.at),
    }),
    'reporter',
  ),
  'feedback-given': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing(record.text ?? ''),
    thing3: thing(record.about ?? record.by.name),
  })),
  answered: toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing(record.text ?? ''),
    thing3: thing(record.by.name),
  })),
  'time-proposed': toResident(
    'visit-proposed',
    (ticket, record) => ({
      thing1: thing(titleOf(ticket.text)),
      time2: visitTime(record),
      name3: personName(record.by.name),
    }),
    'reporter',
  ),
  'result-ready': toResident('result-ready', (ticket, record) => {
    const last = ticket.workOrders.findLast((order) => order.status === 'done');
    return {
      thing1: thing(titleOf(ticket.text)),
      thing2: thing(last?.result?.done ?? ''),
      name3: personName(last?.assignee?.name ?? record.by.name),
    };
  }),
  dispatched: jobOffered,
  recalled: toTechnician(() => '这单已收回，不用再办了'),
  withdrawn: (ticket, record, staff) => [
    ...toTechnician(() => '业主撤回了，不用去了')(ticket, record, staff),
    ...tellLadder(ticket, record, '业主撤回了，不用再处理'),
  ],
  'other-time-asked': toTechnician((record) => `业主想换时间：${record.text ?? ''}`),
  'time-agreed': toTechnician(() => '业主同意了上门时间', visitTime),
  supplemented: toTechnician((record) => `业主补充：${record.text ?? ''}`),
  'visit-cancelled': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing('原定上门取消，客服会另行安排'),
    thing3: thing(record.by.name),
  })),
  urged,
  // of an emergency the ladder is told (P2.3)
  reported: nobody,
  'promise-warned': promiseDue,
  'promise-missed': promiseDue,
  'transfer-offered': toAsked((order) => `${order.assignee?.name ?? '同事'}想请你接手`),
  transferred: both(
    toTechnician((record) => `${record.by.name}接了你转的单`),
    toResident('feedback-given', (ticket, record) => ({
      thing1: thing(titleOf(ticket.text)),
      thing2: thing(`换成${record.about ?? ''}上门${record.slot ? '，时间不变' : ''}`),
      thing3: thing(record.about ?? record.by.name),
    })),
  ),
  'transfer-declined': toTechnician((record) => `${record.by.name}没有接手，这单还在你这里`),
  'transfer-lapsed': both(
    toTechnician((record) => `${record.about ?? ''}没有答复，这单还在你这里`),
    toAsked(() => '没等到你答复，不用接手了'),
  ),
  // who stops working knows; the desk has to send somebody else
  returned: (ticket, record, staff) =>
    toDesk(ticket, staff, `${record.about ?? ''}${record.text ?? ''}，单退回，请另派`, record.at),
  noted: toTechnician((record) => `业主来电：${record.text ?? ''}`),
  'promise-escalated': promiseEscalated,
  'supervision-ordered': supervisionOrdered,
  'supervision-replied': supervisionReplied,
  // the desk sees what it owes in its list: an ordinary order coming back, a confirmation, stars
  'dispatch-waived': nobody,
  taken: nobody,
  accepted: nobody,
  declined: nobody,
  arrived: nobody,
  // told as result-ready when everything is done
  finished: nobody,
  confirmed: nobody,
  reopened: nobody,
  rated: nobody,
  'answer-lapsed': nobody,
  'followed-up': nobody,
  'phone-shown': nobody,
  closed: nobody,
  'supervision-closed': nobody,
  'told-by-phone': nobody,
  'promises-moved': nobody,
  joined: nobody,
  left: nobody,
  'emergency-opened': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing('已按紧急情况处理'),
    thing3: thing(record.by.name),
  })),
  'emergency-alerted': (ticket, record) =>
    tellLadder(ticket, record, `紧急：${emergencyWord(ticket)}，请马上接手`, 'fresh'),
  'emergency-taken': (ticket, record) => tellLadder(ticket, record, `${record.by.name}已接手`),
  'progress-told': toResident('feedback-given', (ticket, record) => ({
    thing1: thing(titleOf(ticket.text)),
    thing2: thing(record.text ?? ''),
    thing3: thing(record.by.name),
  })),
  'emergency-ended': (ticket, record, staff) => [
    ...toResident('feedback-given', () => ({
      thing1: thing(titleOf(ticket.text)),
      thing2: thing(`已解除：${record.text ?? ''}`),
      thing3: thing(record.by.name),
    }))(ticket, record, staff),
    ...tellLadder(ticket, record, '紧急情况已结束'),
  ],
  'step-done': nobody,
  'promise-moved': promiseMoved,
  'consultation-asked': (ticket, record, staff) =>
    toAnswerers(ticket, record, staff, `请答复：${record.text ?? ''}`),
  'consultation-answered': consultationAnswered,
  'briefing-given': briefingGiven,
  'kind-changed': nobody,
  classified: nobody,
  'briefing-read': nobody,
};

/**
 * Messages that an event owes to people, without those to the person who did it or whom it is kept from (P7.3); a caller who
 * is not on the roster is called.
 */
export function notifyWhom(ticket: Ticket, record: TimelineRecord, staff: DutyStaff): MessageDraft[] {
  // P7.3: where the one who would be told is the one it is about, it falls to the others
  const others = staff.filter(({ personId }) => !isKeptFrom(ticket, personId));
  const drafts = table[record.kind](ticket, record, others);
  const guest = isGuests(ticket) ? ticket.resident.personId : undefined;
  return drafts.filter(({ to }) => to !== record.by.personId && to !== guest && !isKeptFrom(ticket, to));
}
