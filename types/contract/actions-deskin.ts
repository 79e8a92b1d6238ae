import { type ActionSpec, changed, command, page } from './action-parts';
import { At, Cursor, Id, Photos, ShortText, Text } from './scalars';
import { Channel, TicketCard, TicketKind } from './ticket';
import { z } from './zod';

const desk = ['desk', 'manager'] as const;

/** A resident on the roster as the desk finds them: one for every house. */
export const ResidentHit = z.object({
  personId: Id,
  houseId: Id,
  name: z.string(),
  salutation: z.string(),
  relation: z.string(),
  houseLabel: z.string(),
  phoneMasked: z.string(),
  /** tickets of theirs that are not over */
  openTickets: z.int(),
});
export type ResidentHit = z.infer<typeof ResidentHit>;

/** What a caller reads out: digits, spaces and hyphens. */
const Phone = z.string().check(z.trim(), z.regex(/^\+?\d[\d -]{5,18}\d$/));
const GuestName = z.string().check(z.trim(), z.regex(/\S/), z.maxLength(20));

/** How the desk learned of it: every channel but the mini-program, where residents report themselves (P1.1). */
export const DeskChannel = z.enum(Channel.options.filter((channel) => channel !== 'mini-program'));
export type DeskChannel = z.infer<typeof DeskChannel>;

/** Whom it is about: somebody on the roster in one of their houses, or a caller who is not on it (P1.1). */
export const RegisteredFor = z.union([
  z.strictObject({ personId: Id, houseId: Id }),
  z.strictObject({ name: GuestName, phone: Phone, place: ShortText }),
]);
export type RegisteredFor = z.infer<typeof RegisteredFor>;

/** The desk's intake and finding things (P1.1, P1.2, P2.1, P6.1). */
export const deskinActions = {
  /** as one types: phone number from any of its ends, name, room */
  'desk.findResident': {
    who: desk,
    input: z.strictObject({ words: ShortText }),
    output: z.object({ items: z.array(ResidentHit), more: z.boolean() }),
  },
  /** what is open of one person, or under one phone number: so that the same matter is not registered twice */
  'desk.residentTickets': {
    who: desk,
    input: z.strictObject({ personId: z.optional(Id), phone: z.optional(Phone) }),
    output: z.object({ items: z.array(TicketCard), more: z.boolean() }),
  },
  /** a ticket for somebody who called, came or wrote */
  'ticket.register': {
    who: desk,
    input: z.strictObject({
      ...command,
      channel: DeskChannel,
      resident: RegisteredFor,
      kind: TicketKind,
      categoryId: z.optional(Id),
      text: Text,
      wish: z.optional(ShortText),
      happenedAt: z.optional(At),
      /** a public place in words; left out = at home */
      publicPlace: z.optional(ShortText),
      photos: Photos,
    }),
    output: changed,
  },
  /** what the resident told the desk by phone; answers an open question (P2.1) */
  'ticket.note': {
    who: desk,
    input: z.strictObject({ ...command, text: Text, photos: Photos }),
    output: changed,
  },
  /** by number, room, phone tail or words, the latest report first */
  'desk.search': {
    who: desk,
    input: z.strictObject({
      words: ShortText,
      state: z.optional(z.enum(['all', 'open', 'closed'])),
      kind: z.optional(TicketKind),
      ...page,
    }),
    output: z.object({ items: z.array(TicketCard), next: z.optional(Cursor) }),
  },
} as const satisfies Record<string, ActionSpec>;
