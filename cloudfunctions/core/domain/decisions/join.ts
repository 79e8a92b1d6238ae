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
  const { personId } = doing.actor;
  addRecord(draft, doing, { kind: 'left' });
  draft.joined = (draft.joined ?? []).filter((each) => each.personId !== personId);
  // what was told and is on its way goes with them
  if (draft.told) draft.told = draft.told.filter(({ to }) => to !== personId);
  if (draft.unreached) draft.unreached = draft.unreached.filter(({ to }) => to !== personId);
  draft.outbox = draft.outbox.filter(({ to, state }) => to !== personId || state !== 'pending');
}
