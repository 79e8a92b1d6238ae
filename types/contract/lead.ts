import { At, Id } from './scalars';
import { z } from './zod';

/** What was picked from the community's own tree, in words that stay true when the tree changes (P2.2). */
export const TicketCategory = z.object({
  id: Id,
  /** 水 · 水龙头、阀门 */
  name: z.string(),
  department: z.optional(z.string()),
});
export type TicketCategory = z.infer<typeof TicketCategory>;

/** A question of the desk to a department, and its answer; staff only (P2.4). */
export const ConsultationView = z.object({
  id: Id,
  department: z.string(),
  question: z.string(),
  askedBy: z.string(),
  askedAt: At,
  /** until when an answer is owed; left out once it was given or nobody waits any more */
  dueAt: z.optional(At),
  answer: z.optional(z.object({ text: z.string(), by: z.string(), at: At })),
  /** the viewer leads that department, or everything here */
  mayAnswer: z.optional(z.boolean()),
});
export type ConsultationView = z.infer<typeof ConsultationView>;

/** 任务交底: what everybody on a complex matter must know, and who has read it; staff only (P3.4). */
export const BriefingView = z.object({
  id: Id,
  text: z.string(),
  by: z.string(),
  givenAt: At,
  /** who must read it; a technician is told of themselves only */
  readers: z.array(z.object({ name: z.string(), readAt: z.optional(At) })),
  /** the viewer has to read it still */
  unread: z.optional(z.boolean()),
});
export type BriefingView = z.infer<typeof BriefingView>;
