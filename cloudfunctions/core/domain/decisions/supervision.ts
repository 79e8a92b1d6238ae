import { AppError } from '@contract/errors';
import { addRecord, type Doing } from '../change';
import { leadsConcerned, openSupervisions } from '../escalation';
import { freeRecipients, owesReply } from '../guards';
import { isOver, startPromiseDueAt } from '../promise';
import { openWorkOrders, type Supervision, type Ticket } from '../ticket';
import type { Standing } from '../transitions';

const MINUTE = 60_000;
const SOONEST_MINUTES = 5;
const LATEST_DAYS = 30;
/** whoever owes the reply is reminded when this share of the time has passed */
const WARN_SHARE = 0.75;

function mustBeSensible(dueAt: number, now: number): void {
  // a minute for the way: what the phone offers as "in 5 minutes" is not refused for that
  const soonest = now + (SOONEST_MINUTES - 1) * MINUTE;
  if (dueAt >= soonest && dueAt <= now + LATEST_DAYS * 24 * 60 * MINUTE) return;
  throw new AppError('BAD_INPUT', {
    field: 'dueAt',
    sentence: `回复时限要在 ${SOONEST_MINUTES} 分钟以后、${LATEST_DAYS} 天以内，请重新选。`,
  });
}

function recipients(draft: Ticket, to: Supervision['to'], { staff = [] }: Doing) {
  const leads = to === 'lead' ? leadsConcerned(draft, staff) : [];
  const technicians = openWorkOrders(draft).flatMap(({ assignee }) => assignee?.name ?? []);
  const names = { desk: ['客服'], technician: technicians, lead: leads.map(({ name }) => name) }[to];
  if (names.length === 0) {
    throw new AppError('BAD_INPUT', { field: 'to', sentence: '这里还没有部门负责人，请督办客服或师傅。' });
  }
  return {
    toNames: [...new Set(names)],
    departments: [...new Set(leads.map(({ department }) => department))],
  };
}

/** P3.5: tells somebody to act; a reply is owed by `dueAt`. One at a time to each, so that a reply is a reply to it. */
export function orderSupervision(
  draft: Ticket,
  input: { to: Supervision['to']; text: string; dueAt: number },
  doing: Doing,
): void {
  const { to, text, dueAt } = input;
  mustBeSensible(dueAt, doing.now);
  if (!freeRecipients(draft).includes(to)) {
    const sentence =
      to === 'technician' && !openWorkOrders(draft).some(({ assignee }) => assignee)
        ? '还没派师傅，请先派单，或者督办客服。'
        : '那边还有一条督办没回复，先等回复。';
    throw new AppError('WRONG_STATE', { sentence });
  }
  const warnAt = doing.now + (dueAt - doing.now) * WARN_SHARE;
  startPromiseDueAt(
    draft,
    doing.settings,
    { kind: 'supervision', holder: to, warnAt: Math.round(warnAt), dueAt },
    doing.now,
  );
  const supervisions = draft.supervisions ?? [];
  const supervision: Supervision = {
    id: `s${supervisions.length + 1}`,
    text,
    to,
    ...recipients(draft, to, doing),
    by: doing.actor,
    at: doing.now,
    dueAt,
    promiseId: draft.promises.at(-1)?.id ?? '',
  };
  draft.supervisions = [...supervisions, supervision];
  addRecord(draft, doing, {
    kind: 'supervision-ordered',
    text,
    about: supervision.toNames.join('、'),
    supervisionId: supervision.id,
    internal: true,
  });
}

function openOne(draft: Ticket, id: string): Supervision {
  const supervision = openSupervisions(draft).find((each) => each.id === id);
  if (!supervision) throw new AppError('WRONG_STATE', { sentence: '这条督办已经结束了。' });
  return supervision;
}

/** The promise of a reply ends: kept or late, or dropped where nobody waits for it any more (mutates). */
function endPromiseOf(draft: Ticket, { promiseId, reply }: Supervision, now: number): void {
  const promise = draft.promises.find(({ id, endedAt }) => id === promiseId && endedAt === undefined);
  if (!promise) return;
  promise.endedAt = now;
  promise.outcome = isOver(promise, now) ? 'late' : reply ? 'kept' : 'dropped';
  if (promise.outcome === 'late' && !reply) promise.abandoned = true;
}

/** P3.5: the reply, by whoever was told to act; whoever ordered it is told. `standings`: what the caller is to the ticket. */
export function replySupervision(
  draft: Ticket,
  input: { supervisionId: string; text: string; standings: readonly Standing[] },
  doing: Doing,
): void {
  const supervision = openOne(draft, input.supervisionId);
  if (!owesReply(supervision, input.standings)) {
    throw new AppError('WRONG_STATE', {
      sentence: supervision.reply ? '这条督办已经回复过了。' : '这条督办不是给你的，不用你回。',
    });
  }
  supervision.reply = { at: doing.now, by: doing.actor.name, text: input.text };
  endPromiseOf(draft, supervision, doing.now);
  addRecord(draft, doing, {
    kind: 'supervision-replied',
    text: input.text,
    supervisionId: supervision.id,
    internal: true,
  });
}

/** P3.5: whoever watches is content with the reply, or needs none any more. */
export function closeSupervision(draft: Ticket, input: { supervisionId: string }, doing: Doing): void {
  const supervision = openOne(draft, input.supervisionId);
  endPromiseOf(draft, supervision, doing.now);
  supervision.closedAt = doing.now;
  addRecord(draft, doing, { kind: 'supervision-closed', supervisionId: supervision.id, internal: true });
}

/** The desk called somebody whom no message had reached. Throws WRONG_STATE if they know by now. */
export function tellByPhone(
  draft: Ticket,
  input: { messageId: string; note?: string | undefined },
  doing: Doing,
): void {
  const unreached = draft.unreached?.find(({ messageId }) => messageId === input.messageId);
  if (!unreached) throw new AppError('WRONG_STATE', { sentence: '对方已经知道了，不用再打。' });
  draft.unreached = draft.unreached?.filter((each) => each !== unreached) ?? [];
  addRecord(draft, doing, {
    kind: 'told-by-phone',
    about: unreached.name,
    ...(input.note ? { text: input.note } : {}),
    internal: true,
  });
}
