import { Id, ShortText, Text } from './scalars';
import { TicketKind } from './ticket';
import { z } from './zod';

/*
 * What a community says of itself: its own words, tables and figures, edited by its manager (P2.2, P7.7).
 * All of it is in the community's one document, so that a warm function knows it without a read.
 */

/** P2.3 */
export const EmergencyType = z.enum(['leak', 'power', 'lift', 'fire', 'gas', 'other']);
export type EmergencyType = z.infer<typeof EmergencyType>;

/** A short name of something the community has: a department, a place, a category. */
export const Name = z.string().check(z.trim(), z.regex(/\S/), z.maxLength(16));
const Words = z.array(z.string().check(z.trim(), z.regex(/\S/), z.maxLength(12))).check(z.maxLength(60));
const Minutes = z.int().check(z.minimum(1), z.maximum(30 * 24 * 60));

/** One node of the category tree of a kind; two levels, the upper one has no `parentId` (P2.2). */
export const Category = z.object({
  id: Id,
  kind: TicketKind,
  name: Name,
  parentId: z.optional(Id),
  /** a name of icons.css */
  icon: z.optional(z.string().check(z.regex(/^[a-z-]{2,20}$/))),
  /** whose work it usually is */
  department: z.optional(Name),
  /** what a technician should know, for the suggestion (P3.2) */
  skills: Words,
  /** working minutes, instead of the kind's own figure */
  finishMinutes: z.optional(Minutes),
  /** what good work is, for the work order (P3.1) */
  quality: z.optional(ShortText),
  urgent: z.optional(z.boolean()),
  /** left out of forms, kept for old tickets */
  retired: z.optional(z.boolean()),
});
export type Category = z.infer<typeof Category>;

/** Words to begin first feedback with; the three required parts are named (P2.5). */
export const FeedbackTemplate = z.object({
  id: Id,
  kind: TicketKind,
  categoryId: z.optional(Id),
  title: Name,
  opinion: ShortText,
  timeLimit: ShortText,
  text: z.optional(Text),
});
export type FeedbackTemplate = z.infer<typeof FeedbackTemplate>;

/** A question that needs no ticket (P1.3). */
export const Faq = z.object({ id: Id, question: ShortText, answer: Text, words: Words });
export type Faq = z.infer<typeof Faq>;

/** A public place with a QR code (P1.2); its id is the code's `scene`. */
export const Place = z.object({ id: Id, label: ShortText, building: z.optional(Name) });
export type Place = z.infer<typeof Place>;

const PhoneEntry = z.object({ name: Name, number: z.string().check(z.regex(/^[\d -]{3,20}$/)) });

/** 预案: what the resident does at once, whom to call, what the staff do in which order and by when (P2.3). */
export const EmergencyPlan = z.object({
  type: EmergencyType,
  title: Name,
  safety: z.array(ShortText).check(z.minLength(1), z.maxLength(5)),
  phones: z.array(PhoneEntry).check(z.maxLength(5)),
  steps: z
    .array(z.object({ text: ShortText, withinMinutes: z.int().check(z.minimum(1), z.maximum(24 * 60)) }))
    .check(z.minLength(1), z.maxLength(15)),
});
export type EmergencyPlan = z.infer<typeof EmergencyPlan>;

/** Words in a report that mean an emergency of a type; the community's own table (P2.3). */
export const EmergencyWords = z.object({ type: EmergencyType, words: Words });
export type EmergencyWords = z.infer<typeof EmergencyWords>;

/** What a phone needs to know of the community in order to report; kept on the phone until `version` changes. */
export const CommunityGuide = z.object({
  version: z.int(),
  name: z.string(),
  deskPhone: z.string(),
  departments: z.array(Name),
  categories: z.array(Category),
  faqs: z.array(Faq),
  places: z.array(Place),
  emergencyPlans: z.array(EmergencyPlan),
  emergencyWords: z.array(EmergencyWords),
  feedbackTemplates: z.array(FeedbackTemplate),
});
export type CommunityGuide = z.infer<typeof CommunityGuide>;
