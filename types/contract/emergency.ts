import { At, ShortText } from './scalars';
import { z } from './zod';

/** P2.3 */
export const EmergencyType = z.enum(['leak', 'power', 'lift', 'fire', 'gas', 'other']);
export type EmergencyType = z.infer<typeof EmergencyType>;

/** Who is alerted one after the other until a person has it: duty desk → duty technicians and lead → manager (P2.3). */
export const LadderLevel = z.enum(['desk', 'department', 'manager']);
export type LadderLevel = z.infer<typeof LadderLevel>;

/** What was learned, asked for when an emergency is ended. */
export const EmergencyReview = z.object({ cause: ShortText, done: ShortText, prevention: ShortText });
export type EmergencyReview = z.infer<typeof EmergencyReview>;

/** One step of the plan (预案), with the time by which it should be done. */
export const EmergencyStep = z.object({
  text: z.string(),
  dueAt: At,
  doneAt: z.optional(At),
  doneBy: z.optional(z.string()),
});
export type EmergencyStep = z.infer<typeof EmergencyStep>;

/** An emergency as one person may see it: names, never ids. Steps and review are for staff. */
export const EmergencyView = z.object({
  type: EmergencyType,
  openedAt: At,
  /** who knows, in the order in which they were told */
  told: z.array(z.object({ level: LadderLevel, at: At, names: z.array(z.string()) })),
  /** nobody has it yet: when the next ones are told */
  nextAlertAt: z.optional(At),
  acknowledgedAt: z.optional(At),
  acknowledgedBy: z.optional(z.string()),
  /** by when the resident hears more */
  nextWordAt: z.optional(At),
  steps: z.optional(z.array(EmergencyStep)),
  endedAt: z.optional(At),
  review: z.optional(EmergencyReview),
});
export type EmergencyView = z.infer<typeof EmergencyView>;
