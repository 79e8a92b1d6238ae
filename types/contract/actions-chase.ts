import { type ActionSpec, changed, command, page } from './action-parts';
import { PromiseKind } from './promise';
import { At, Cursor, Id, ShortText, Text } from './scalars';
import { SupervisionView, TicketCard, TimelineKind, UnreachedView } from './ticket';
import { z } from './zod';

/** A ticket that needs chasing, with why (P3.5). */
export const ChaseRow = z.extend(TicketCard, {
  /** promises that were missed and are still owed, the most late first */
  late: z.array(
    z.object({ kind: PromiseKind, dueAt: At, knownBy: z.optional(z.array(z.object({ name: z.string() }))) }),
  ),
  supervisions: z.array(SupervisionView),
});
export type ChaseRow = z.infer<typeof ChaseRow>;

export const UnreachedRow = z.extend(TicketCard, { unreached: z.array(UnreachedView) });
export type UnreachedRow = z.infer<typeof UnreachedRow>;

/** The latest word to a person about one ticket. */
export const InboxRow = z.object({
  /** a name of its own: the list must not take it for the ticket */
  id: Id,
  updatedAt: At,
  title: z.string(),
  place: z.string(),
  kind: TimelineKind,
  text: z.string(),
  at: At,
  unread: z.boolean(),
  /** opens the ticket as its reader may see it */
  path: z.string(),
});
export type InboxRow = z.infer<typeof InboxRow>;

const onSupervision = { ...command, supervisionId: Id };
const staffName = z.object({ name: z.string(), communityName: z.string(), roles: z.array(z.string()) });

/** Chasing: 督办, people whom no message reached, the inbox (P3.5). */
export const chaseActions = {
  /** 需要督办: missed promises and open 督办, the most late first; a lead sees those of their department */
  'chase.list': {
    who: ['desk', 'lead', 'manager'],
    input: z.strictObject(page),
    output: z.object({
      me: staffName,
      items: z.array(ChaseRow),
      next: z.optional(Cursor),
      /** words to me that I have not read, among the tickets of this page */
      unread: z.int(),
    }),
  },
  /** 没通知到: for the desk to call */
  'unreached.list': {
    who: ['desk', 'manager'],
    input: z.strictObject(page),
    output: z.object({ items: z.array(UnreachedRow), next: z.optional(Cursor) }),
  },
  'supervision.order': {
    who: ['desk', 'lead', 'manager'],
    input: z.strictObject({
      ...command,
      to: z.enum(['desk', 'technician', 'lead']),
      text: Text,
      /** by when a reply is owed; a moment of the wall clock */
      dueAt: At,
    }),
    output: changed,
  },
  'supervision.reply': {
    who: ['assignee', 'desk', 'lead'],
    input: z.strictObject({ ...onSupervision, text: Text }),
    output: changed,
  },
  'supervision.close': {
    who: ['desk', 'lead', 'manager'],
    input: z.strictObject(onSupervision),
    output: changed,
  },
  /** somebody called whom no message had reached */
  'message.tell': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ...command, messageId: Id, note: z.optional(ShortText) }),
    output: changed,
  },
  /** what I was told, the latest first; closed to those who left, so the caller's record is read */
  'inbox.list': {
    who: ['resident', 'desk', 'technician', 'lead', 'manager'],
    input: z.strictObject(page),
    output: z.object({ items: z.array(InboxRow), next: z.optional(Cursor) }),
  },
  /** everything up to this moment was on my screen */
  'inbox.read': {
    who: ['self'],
    input: z.strictObject({ at: At }),
    output: z.object({ readAt: At }),
  },
} as const satisfies Record<string, ActionSpec>;
