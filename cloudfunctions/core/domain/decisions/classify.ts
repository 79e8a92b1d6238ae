import { chinaTime } from '@contract/clock-words';
import { AppError } from '@contract/errors';
import type { Priority, TicketKind } from '@contract/ticket';
import { addRecord, type Doing } from '../change';
import { reschedule } from '../reschedule';
import { openWorkOrders, type Ticket } from '../ticket';
import { recall } from './desk';
import { finishFigures } from './promises';
import { endTransfer } from './transfer';

export interface Classification {
  kind: Exclude<TicketKind, 'emergency'>;
  category?: Ticket['category'];
  priority: Exclude<Priority, 'emergency'>;
  complaintAbout?: Ticket['complaintAbout'];
}

/** P7.3: a complaint about somebody is no work of theirs; what they have of it goes back to the desk first. */
function keepFrom(draft: Ticket, about: NonNullable<Ticket['complaintAbout']>, doing: Doing): void {
  for (const order of openWorkOrders(draft)) {
    if (order.transfer?.to.personId === about.personId) endTransfer(draft, order, doing.now);
    if (order.assignee?.personId !== about.personId) continue;
    recall(draft, { workOrderId: order.id, reason: '另派别人' }, doing);
  }
  draft.complaintAbout = about;
}

/** Promises that have not been met follow the new priority and category; every move is on the timeline. */
function movePromises(draft: Ticket, doing: Doing): void {
  const { settings, now } = doing;
  const { priority } = draft;
  const figures = {
    'first-feedback': settings.firstFeedbackMinutes[priority],
    dispatch: settings.dispatchMinutes[priority],
    accept: settings.acceptMinutes[priority],
    appointment: settings.appointmentMinutes[priority],
    finish: finishFigures(draft, settings)[priority],
  };
  for (const promise of reschedule(draft, settings, figures, now)) {
    const isPaused = promise.pausedAt !== undefined;
    addRecord(draft, doing, {
      kind: 'promise-moved',
      promise: promise.kind,
      ...(promise.workOrderId === undefined ? {} : { workOrderId: promise.workOrderId }),
      ...(isPaused ? {} : { text: `改为 ${chinaTime(promise.dueAt).format('M月D日 H:mm')} 前` }),
    });
  }
}

/**
 * P2.2: kind, category and priority as the desk sees them. The number stays; the resident is shown another kind, and every
 * promise that moves. Throws BAD_INPUT for a person on anything but a complaint.
 */
export function classify(draft: Ticket, input: Classification, doing: Doing): void {
  const { kind, category, priority, complaintAbout } = input;
  if (complaintAbout && kind !== 'complaint') {
    throw new AppError('BAD_INPUT', { field: 'aboutId', sentence: '只有投诉才要选「关于谁」。' });
  }
  if (kind !== draft.kind) addRecord(draft, doing, { kind: 'kind-changed', about: kind });
  draft.kind = kind;
  draft.priority = priority;
  if (category) draft.category = category;
  else delete draft.category;
  delete draft.complaintAbout;
  const words = [category?.name, priority === 'urgent' ? '加急' : '不加急'];
  addRecord(draft, doing, {
    kind: 'classified',
    text: words.filter(Boolean).join(' · '),
    ...(complaintAbout ? { about: complaintAbout.name } : {}),
    internal: true,
  });
  movePromises(draft, doing);
  if (complaintAbout) keepFrom(draft, complaintAbout, doing);
}
