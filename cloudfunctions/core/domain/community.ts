import type {
  Category,
  CommunityGuide,
  EmergencyPlan,
  EmergencyWords,
  Faq,
  FeedbackTemplate,
  Place,
} from '@contract/community';
import { defaultCategories } from './default-categories';
import { defaultEmergencyPlans, defaultEmergencyWords } from './default-emergencies';
import { defaultDepartments, defaultSettings, type Settings } from './settings';

/** A community: one document, kept in warm instances; what it does not say for itself is the default. */
export interface Community {
  _id: string;
  /** compare-and-set: grows with every change; phones keep the guide until it does */
  version?: number;
  name: string;
  deskPhone: string;
  /** single figures that differ from the defaults */
  settings: Partial<Settings>;
  departments?: string[];
  categories?: Category[];
  feedbackTemplates?: FeedbackTemplate[];
  faqs?: Faq[];
  places?: Place[];
  emergencyPlans?: EmergencyPlan[];
  emergencyWords?: EmergencyWords[];
  /** grows when the calendar changes */
  calendarVersion?: number;
  /** who changed which part when, the latest last (P7.7) */
  changes?: CommunityChange[];
}

/** One line of the record of changes; `commandId` tells a repeat. */
export interface CommunityChange {
  at: number;
  by: string;
  part: string;
  commandId: string;
}

/** The rules of a community, the defaults filled in: what every promise is computed with. */
export function settingsOf(community: Community): Settings {
  const timed = (community.categories ?? []).filter((category) => category.finishMinutes !== undefined);
  return {
    ...defaultSettings,
    ...community.settings,
    categoryFinishMinutes: Object.fromEntries(timed.map(({ id, finishMinutes = 0 }) => [id, finishMinutes])),
    calendarVersion: community.calendarVersion ?? 0,
    departments: community.departments ?? defaultDepartments,
  };
}

/** What phones are told of a community (P1.3, P2.2, P2.3). */
export function guideOf(community: Community): CommunityGuide {
  return {
    version: community.version ?? 1,
    name: community.name,
    deskPhone: community.deskPhone,
    departments: [...(community.departments ?? defaultDepartments)],
    categories: community.categories ?? defaultCategories,
    faqs: community.faqs ?? [],
    places: community.places ?? [],
    emergencyPlans: community.emergencyPlans ?? defaultEmergencyPlans,
    emergencyWords: community.emergencyWords ?? defaultEmergencyWords,
    feedbackTemplates: community.feedbackTemplates ?? [],
  };
}
