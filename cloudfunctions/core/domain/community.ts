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
import type { Settings } from './settings';

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
}

/** What phones are told of a community (P1.3, P2.2, P2.3). */
export function guideOf(community: Community): CommunityGuide {
  return {
    version: community.version ?? 1,
    name: community.name,
    deskPhone: community.deskPhone,
    departments: community.departments ?? ['客服部', '工程部', '保洁部', '安保部', '绿化部'],
    categories: community.categories ?? defaultCategories,
    faqs: community.faqs ?? [],
    places: community.places ?? [],
    emergencyPlans: community.emergencyPlans ?? defaultEmergencyPlans,
    emergencyWords: community.emergencyWords ?? defaultEmergencyWords,
    feedbackTemplates: community.feedbackTemplates ?? [],
  };
}
