import type { ChaseRow, UnreachedRow } from '@contract/actions-chase';
import type { TicketCard, TicketView } from '@contract/ticket';
import { callAction } from '../api/call-action';
import { type Counts, queueOf } from './queue/counts';

export const queues = [
  { value: 'mine', word: '轮到我', empty: '没有轮到你的事' },
  { value: 'watching', word: '我在盯', empty: '没有在办的事' },
  { value: 'waiting', word: '等业主', empty: '没有在等业主的事' },
  { value: 'late', word: '督办', empty: '没有超时的事，也没有没回的督办' },
  { value: 'unreached', word: '没通知', empty: '该通知的人都通知到了' },
  { value: 'closed', word: '办结', empty: '还没有办结的事' },
] as const;
export type Queue = (typeof queues)[number]['value'];

/** A row of any of the desk's lists; those of chasing say why they are there. */
export type QueueCard = TicketCard &
  Partial<Pick<ChaseRow, 'late' | 'supervisions'>> &
  Partial<Pick<UnreachedRow, 'unreached'>>;

/** Does a ticket that was changed meanwhile still belong in the list? */
export function fitsQueue(queue: Queue, card: QueueCard): boolean {
  if (queue === 'unreached') return (card.unreached?.length ?? 0) > 0;
  if (queue !== 'late') return queueOf[card.turn] === queue;
  const isOwed = (card as Partial<TicketView>).promises?.some(
    ({ state, endedAt }) => state === 'late' && endedAt === undefined,
  );
  return card.late !== undefined || (card.supervisions?.length ?? 0) > 0 || isOwed === true;
}

interface QueuePage {
  items: QueueCard[];
  next?: string | undefined;
  /** only the desk's own lists say who looks and what is unread */
  me?: { name: string; communityName: string };
  unread?: number;
  counts?: Counts | undefined;
}

/** One page of one of the desk's lists. */
export function loadQueue(queue: Queue, cursor?: string): Promise<QueuePage> {
  const page = cursor ? { cursor } : {};
  if (queue === 'late') return callAction('chase.list', page);
  if (queue === 'unreached') return callAction('unreached.list', page);
  return callAction('desk.queue', { queue, ...page });
}
