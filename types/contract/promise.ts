import { At } from './scalars';
import { z } from './zod';

export const PromiseKind = z.enum([
  'first-feedback',
  'clarification',
  'dispatch',
  'accept',
  'appointment',
  'arrive',
  'finish',
  'confirmation',
  'follow-up',
  'acknowledge',
  'progress',
  'deadline',
  'transfer',
  'supervision',
  'consultation',
]);
export type PromiseKind = z.infer<typeof PromiseKind>;

/** A time limit that somebody has been told (look.md "promise clock"). Times are epoch ms. */
export const PromiseView = z.object({
  kind: PromiseKind,
  startedAt: At,
  /** 75 % of the way, when whoever holds it is reminded (P3.5) */
  warnAt: At,
  dueAt: At,
  /** what is special about the day of dueAt, e.g. 调休上班 */
  dueNote: z.optional(z.string()),
  state: z.enum(['running', 'paused', 'kept', 'late', 'dropped']),
  endedAt: z.optional(At),
  /** was over and then given up, not done late */
  abandoned: z.optional(z.boolean()),
  /** paused: working minutes that are left when the resident has answered */
  leftMinutes: z.optional(z.int()),
  /** missed: whom it was taken to since, the first first (P3.5) */
  knownBy: z.optional(z.array(z.object({ role: z.enum(['lead', 'manager']), name: z.string() }))),
});
export type PromiseView = z.infer<typeof PromiseView>;
