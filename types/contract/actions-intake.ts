import { type ActionSpec, changed, command } from './action-parts';
import { At, Id, ShortText, Text } from './scalars';
import { TicketKind, TicketStatus } from './ticket';
import { z } from './zod';

/** A neighbour's open report of the same fault: no name, no home, none of their words (P1.4). */
export const Similar = z.object({
  id: Id,
  /** the category in words */
  title: z.string(),
  /** the building or public place */
  label: z.string(),
  reportedAt: At,
  /** homes that have it, the first one among them */
  homes: z.int(),
  status: TicketStatus,
  /** when somebody comes, if that is agreed */
  visitAt: z.optional(At),
  /** the caller has reported or joined it already */
  mine: z.optional(z.boolean()),
});
export type Similar = z.infer<typeof Similar>;

/** The resident's intake: the same fault in many homes (P1.4). */
export const intakeActions = {
  /** open reports of the same building or public place and category, of the last hours */
  'ticket.similar': {
    who: ['resident'],
    input: z.strictObject({
      kind: TicketKind,
      categoryId: z.optional(Id),
      /** which of the caller's houses; left out = the first */
      houseId: z.optional(Id),
      placeId: z.optional(Id),
      publicPlace: z.optional(ShortText),
    }),
    output: z.object({ items: z.array(Similar) }),
  },
  /** 我也遇到: the caller is told everything from now on and confirms for their own home */
  'ticket.join': {
    who: ['resident'],
    input: z.strictObject({ ...command, houseId: z.optional(Id), text: z.optional(Text) }),
    output: changed,
  },
  'ticket.leave': {
    who: ['joined-resident'],
    input: z.strictObject(command),
    output: z.object({ left: z.literal(true) }),
  },
} as const satisfies Record<string, ActionSpec>;
