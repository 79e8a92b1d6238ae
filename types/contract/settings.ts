import {
  Category,
  CommunityGuide,
  EmergencyPlan,
  EmergencyWords,
  Faq,
  FeedbackTemplate,
  Name,
  Place,
} from './community';
import { At } from './scalars';
import { z } from './zod';

/*
 * What a manager sets for the community (P7.7, "Promises"). The contract checks the shape; which figure may be how large,
 * and what a list must hold, is the domain's, whose refusal names the field in words.
 */

const DayMinute = z.int().check(z.minimum(0), z.maximum(24 * 60));
/** [from, to) in minutes after midnight */
export const WorkInterval = z.tuple([DayMinute, DayMinute]);
/** as long as nobody works more than four stretches a day */
const Day = z.array(WorkInterval).check(z.maxLength(4));

/** When the desk and the technicians work; `weekly[0]` is Sunday. */
export const Calendar = z.strictObject({
  weekly: z.array(Day).check(z.minLength(7), z.maxLength(7)),
  followsHolidays: z.boolean(),
  closedDates: z.array(z.string().check(z.regex(/^20\d{2}-\d{2}-\d{2}$/))).check(z.maxLength(60)),
});
export type Calendar = z.infer<typeof Calendar>;

/** `firstFeedbackMinutes.normal`; which there are is the domain's table (figures.ts) */
const FigureKey = z.string().check(z.regex(/^[a-z][A-Za-z]{2,40}(\.[a-z][A-Za-z]{3,30})?$/));
export const FigureValue = z.strictObject({
  key: FigureKey,
  value: z.int().check(z.minimum(0), z.maximum(100_000)),
});
export type FigureValue = z.infer<typeof FigureValue>;
const FigureValues = z.array(FigureValue).check(z.minLength(1), z.maxLength(80));

/** How a figure is counted. */
export const FigureUnit = z.enum(['working-minutes', 'minutes', 'hours', 'days', 'times', 'orders']);
export type FigureUnit = z.infer<typeof FigureUnit>;

/** One figure with its name, its safe limits, and what is usual. */
export const FigureView = z.object({
  key: FigureKey,
  group: z.string(),
  name: z.string(),
  unit: FigureUnit,
  min: z.int(),
  max: z.int(),
  usual: z.int(),
  value: z.int(),
});
export type FigureView = z.infer<typeof FigureView>;

const change = {
  profile: z.strictObject({
    part: z.literal('profile'),
    name: z.string().check(z.trim(), z.regex(/\S/), z.maxLength(20)),
    deskPhone: z.string().check(z.trim(), z.regex(/^[\d -]{5,20}$/)),
    departments: z.array(Name).check(z.minLength(1), z.maxLength(12)),
  }),
  figures: z.strictObject({ part: z.literal('figures'), figures: FigureValues }),
  calendar: z.strictObject({ part: z.literal('calendar'), calendar: Calendar }),
  categories: z.strictObject({
    part: z.literal('categories'),
    categories: z.array(Category).check(z.minLength(1), z.maxLength(150)),
  }),
  feedbackTemplates: z.strictObject({
    part: z.literal('feedbackTemplates'),
    feedbackTemplates: z.array(FeedbackTemplate).check(z.maxLength(40)),
  }),
  faqs: z.strictObject({ part: z.literal('faqs'), faqs: z.array(Faq).check(z.maxLength(60)) }),
  places: z.strictObject({ part: z.literal('places'), places: z.array(Place).check(z.maxLength(200)) }),
  emergencyPlans: z.strictObject({
    part: z.literal('emergencyPlans'),
    emergencyPlans: z.array(EmergencyPlan).check(z.minLength(1), z.maxLength(6)),
  }),
  emergencyWords: z.strictObject({
    part: z.literal('emergencyWords'),
    emergencyWords: z.array(EmergencyWords).check(z.minLength(1), z.maxLength(6)),
  }),
};

/** One part of the settings, whole. */
export const CommunityPart = z.discriminatedUnion('part', [
  change.profile,
  change.figures,
  change.calendar,
  change.categories,
  change.feedbackTemplates,
  change.faqs,
  change.places,
  change.emergencyPlans,
  change.emergencyWords,
]);
export type CommunityPart = z.infer<typeof CommunityPart>;
export type PartName = CommunityPart['part'];

/** What somebody would be told now: 现在报修，<the time> 前有人联系. */
export const PreviewLine = z.object({
  when: z.string(),
  what: z.string(),
  dueAt: At,
  dueNote: z.optional(z.string()),
});
export type PreviewLine = z.infer<typeof PreviewLine>;

/** Everything that can be set, the defaults filled in. */
export const CommunitySettings = z.object({
  version: z.int(),
  calendarVersion: z.int(),
  guide: CommunityGuide,
  calendar: Calendar,
  figures: z.array(FigureView),
  preview: z.array(PreviewLine),
  /** the latest changes, the last first */
  changes: z.array(z.object({ at: At, by: z.string(), part: z.string() })),
});
export type CommunitySettings = z.infer<typeof CommunitySettings>;

export const settingsInput = { calendar: Calendar, figures: FigureValues };
