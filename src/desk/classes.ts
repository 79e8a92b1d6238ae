import type { RequestOf } from '@contract/actions';
import type { Category } from '@contract/community';
import type { TicketView } from '@contract/ticket';

/** chosen instead of a colleague */
export const NOBODY = 'nobody';

/** What is chosen in the sheet; an emergency never comes to it. */
export interface Chosen {
  kind: RequestOf<'ticket.classify'>['kind'];
  priority: RequestOf<'ticket.classify'>['priority'];
  categoryId?: string | undefined;
  aboutId: string;
}

/** The sheet opens with what the ticket is. */
export function chosenFrom({ kind, priority, category, complaintAbout }: TicketView): Chosen {
  return {
    kind: kind === 'emergency' ? 'repair' : kind,
    priority: priority === 'emergency' ? 'urgent' : priority,
    categoryId: category?.id,
    aboutId: complaintAbout?.id ?? NOBODY,
  };
}

/** Categories to choose from: the upper ones of a kind, or those under one of them (P2.2). */
export function choicesUnder(categories: readonly Category[], kind: Chosen['kind'], parentId?: string) {
  return categories
    .filter((category) => category.kind === kind && category.parentId === parentId && !category.retired)
    .map(({ id, name }) => ({ value: id, word: name }));
}

/** The upper category to which one belongs; itself if it is one. */
export function branchOf(categories: readonly Category[], id: string | undefined): string | undefined {
  const found = categories.find((category) => category.id === id);
  return found?.parentId ?? found?.id;
}
