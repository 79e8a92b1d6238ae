import type { Category } from '@contract/community';
import { AppError } from '@contract/errors';
import type { TicketKind } from '@contract/ticket';
import type { Ticket } from './ticket';

export interface Classified {
  category: NonNullable<Ticket['category']>;
  isUrgent: boolean;
}

/**
 * A node of the community's tree as a ticket keeps it: 水 · 水龙头、阀门 (P2.2). Undefined for one that is not in the tree
 * (any more) or belongs to another kind: a report is worth more than its place in a tree.
 */
export function classify(
  tree: readonly Category[],
  kind: TicketKind,
  categoryId: string | undefined,
): Classified | undefined {
  const node = tree.find((each) => each.id === categoryId && each.kind === kind && !each.retired);
  if (!node) return undefined;
  const parent = tree.find((each) => each.id === node.parentId);
  const department = node.department ?? parent?.department;
  return {
    category: {
      id: node.id,
      name: parent ? `${parent.name} · ${node.name}` : node.name,
      ...(department ? { department } : {}),
    },
    isUrgent: node.urgent ?? parent?.urgent ?? false,
  };
}

/** The category that the desk chose. Throws BAD_INPUT for one that is not of this kind or is not offered any more. */
export function chosenCategory(
  tree: readonly Category[],
  kind: TicketKind,
  categoryId: string,
): Classified['category'] {
  const found = classify(tree, kind, categoryId);
  if (found) return found.category;
  throw new AppError('BAD_INPUT', { field: 'categoryId', sentence: '这个类别现在不用了，请换一个。' });
}
