import { AppError } from '@contract/errors';
import { handOnBriefings } from '../briefings';
import { addRecord, type Doing } from '../change';
import { residentsOf } from '../joined';
import { dropPromises, fulfilPromises } from '../promise';
import { type Assignee, type Ticket, type WorkOrder, worksOn } from '../ticket';
import { orderOf } from './order-of';
import { promiseTransfer } from './promises';

/** Throws BAD_INPUT for whoever must not work on this ticket (a second time, or on their own). */
function mustBeFree(draft: Ticket, to: Assignee): void {
  const isTheirs = residentsOf(draft).includes(to.personId);
  // P7.3: nobody works on a complaint about themselves
  const isAbout = draft.complaintAbout?.personId === to.personId;
  if (isAbout) throw new AppError('BAD_INPUT', { field: 'toId', sentence: '这件事不能转给他，请找别人。' });
  if (!isTheirs && !worksOn(draft, to.personId)) return;
  const sentence = isTheirs ? '报事人自己不能接这一单，请找别人。' : '这位同事手上已有这件事的单，请找别人。';
  throw new AppError('BAD_INPUT', { field: 'toId', sentence });
}

/** Nobody is asked any more (mutates): the order moved on or went away. */
export function endTransfer(draft: Ticket, order: WorkOrder, now: number): void {
  if (!order.transfer) return;
  delete order.transfer;
  dropPromises(draft, { kinds: ['transfer'], workOrderId: order.id }, now);
}

/** P3.3: asks a colleague to take the order over. Until they say yes, whoever has it holds everything. */
export function offerTransfer(
  draft: Ticket,
  input: { workOrderId: string; to: Assignee; reason: string },
  doing: Doing,
): void {
  const order = orderOf(draft, input);
  mustBeFree(draft, input.to);
  order.transfer = { to: input.to, reason: input.reason, at: doing.now };
  promiseTransfer(draft, doing, order.id);
  addRecord(draft, doing, {
    kind: 'transfer-offered',
    text: input.reason,
    about: input.to.name,
    workOrderId: order.id,
    internal: true,
  });
}

/** P3.3: the order is theirs now, with its promises and its agreed time; the resident is told whom to let in (P4.2). */
export function acceptTransfer(
  draft: Ticket,
  input: { workOrderId: string; assignee: Assignee },
  doing: Doing,
): void {
  const order = orderOf(draft, input);
  fulfilPromises(draft, { kinds: ['transfer'], workOrderId: order.id }, doing.now);
  delete order.transfer;
  // told while the order is still the other's: the message goes to whoever gave it
  addRecord(draft, doing, {
    kind: 'transferred',
    about: input.assignee.name,
    workOrderId: order.id,
    ...(order.agreedSlot ? { slot: order.agreedSlot } : {}),
  });
  handOnBriefings(draft, order.assignee?.personId, input.assignee);
  order.assignee = input.assignee;
}

/** P3.3: the colleague does not take it; it stays where it was. */
export function declineTransfer(draft: Ticket, input: { workOrderId: string }, doing: Doing): void {
  const order = orderOf(draft, input);
  addRecord(draft, doing, {
    kind: 'transfer-declined',
    about: order.assignee?.name ?? '',
    workOrderId: order.id,
    internal: true,
  });
  endTransfer(draft, order, doing.now);
}

/** Nobody answered in time: the asking ends, both are told (mutates). */
export function lapseTransfer(draft: Ticket, order: WorkOrder, doing: Doing): void {
  addRecord(draft, doing, {
    kind: 'transfer-lapsed',
    about: order.transfer?.to.name ?? '',
    workOrderId: order.id,
    internal: true,
  });
  endTransfer(draft, order, doing.now);
}
