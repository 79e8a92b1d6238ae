import { AppError } from '@contract/errors';
import { unreadBriefings } from '../briefings';
import { addRecord, type Doing } from '../change';
import { isOpenOrder, type Ticket, workOrderById } from '../ticket';

/** P3.4: what everybody on these orders must know before they go. Throws WRONG_STATE if nobody works on one of them. */
export function giveBriefing(
  draft: Ticket,
  input: { text: string; workOrderIds: readonly string[] },
  doing: Doing,
): void {
  const readers = [...new Set(input.workOrderIds)].map((id) => {
    const order = workOrderById(draft, id);
    if (!order?.assignee || !isOpenOrder(order)) {
      throw new AppError('WRONG_STATE', { sentence: '有一单刚刚换了人，请看一下再选谁要看。' });
    }
    return { personId: order.assignee.personId, name: order.assignee.name };
  });
  const given = draft.briefings ?? [];
  const id = `${draft._id}-b${given.length + 1}`;
  draft.briefings = [...given, { id, text: input.text, givenAt: doing.now, by: doing.actor.name, readers }];
  addRecord(draft, doing, {
    kind: 'briefing-given',
    text: input.text,
    about: readers.map((reader) => reader.name).join('、'),
    internal: true,
  });
}

/** P3.4: one tap, 看过了. Reading it again changes nothing that was written down. */
export function readBriefing(draft: Ticket, input: { briefingId: string }, doing: Doing): void {
  const { personId } = doing.actor;
  const briefing = unreadBriefings(draft, personId).find((each) => each.id === input.briefingId);
  const reader = briefing?.readers.find((each) => each.personId === personId);
  if (!reader) throw new AppError('ALREADY_DONE', { message: `${input.briefingId} is not unread` });
  reader.readAt = doing.now;
  addRecord(draft, doing, { kind: 'briefing-read', internal: true });
}
