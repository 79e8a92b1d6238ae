import { addRecord, type Doing } from '../change';
import type { JoinedResident, Ticket } from '../ticket';

/** P1.4 我也遇到: one more home with the same fault, told everything from now on. */
export function join(
  draft: Ticket,
  input: { resident: Omit<JoinedResident, 'joinedAt'>; text?: string | undefined },
  doing: Doing,
): void {
  draft.joined = [...(draft.joined ?? []), { ...input.resident, joinedAt: doing.now }];
  addRecord(draft, doing, {
    kind: 'joined',
    about: input.resident.houseLabel,
    ...(input.text ? { text: input.text } : {}),
  });
}

/** P1.4: this home has nothing to do with it after all; nobody waits for its answer. */
export function leave(draft: Ticket, doing: Doing): void {
  addRecord(draft, doing, { kind: 'left' });
  draft.joined = (draft.joined ?? []).filter((each) => each.personId !== doing.actor.personId);
}
