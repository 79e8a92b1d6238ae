import type { Category } from '@contract/community';
import { AppError } from '@contract/errors';
import type { TicketKind } from '@contract/ticket';
import type { Ticket } from './ticket';

/**
 * The category as the ticket keeps it: in words (水 · 水龙头、阀门) that stay true when the tree changes.
 * Throws BAD_INPUT for one that is not of this kind or is not offered any more (P2.2).
 */
export function categoryOf(
  tree: readonly Category[],
  kind: TicketKind,
  id: string,
): NonNullable<Ticket['category']> {
  const found = tree.find((category) => category.id === id);
  if (!found || found.kind !== kind || found.retired) {
    throw new AppError('BAD_INPUT', { field: 'categoryId', sentence: '这个类别现在不用了，请换一个。' });
  }
  const parent = tree.find((category) => category.id === found.parentId);
  const { department, finishMinutes } = found;
  return {
    id,
    name: parent ? `${parent.name} · ${found.name}` : found.name,
    ...(department ? { department } : {}),
    ...(finishMinutes === undefined ? {} : { finishMinutes }),
  };
}
