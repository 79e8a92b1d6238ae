import { AppError } from '@contract/errors';
import type { CommunityPart } from '@contract/settings';
import { mustBeSoundCalendar } from './calendar-rules';
import { type Community, type CommunityChange, guideOf, settingsOf } from './community';
import { ownFigures, withFigures, withoutFigures } from './figures';
import {
  mustBeAlarming,
  mustBePlaces,
  mustBePlans,
  mustBeTemplates,
  mustBeTree,
  mustDiffer,
  mustKeepUsed,
} from './list-rules';

/** lines of the record of changes that are kept */
const CHANGES_KEPT = 50;

/** The fields of the record that this part becomes; throws BAD_INPUT, naming what does not hold. */
function fieldsOf(community: Community, change: CommunityPart, now: number): Partial<Community> {
  const { categories, departments } = guideOf(community);
  switch (change.part) {
    case 'profile': {
      const { part: _, ...profile } = change;
      mustKeepUsed(profile.departments, categories);
      return profile;
    }
    case 'figures': {
      const figures = withFigures(settingsOf(community), change.figures);
      return { settings: { ...withoutFigures(community.settings), ...ownFigures(figures) } };
    }
    case 'calendar': {
      mustBeSoundCalendar(change.calendar, now);
      return {
        settings: { ...community.settings, calendar: change.calendar },
        calendarVersion: (community.calendarVersion ?? 0) + 1,
      };
    }
    case 'categories':
      mustBeTree(change.categories, departments);
      return { categories: change.categories };
    case 'feedbackTemplates':
      mustBeTemplates(change.feedbackTemplates, categories);
      return { feedbackTemplates: change.feedbackTemplates };
    case 'faqs':
      mustDiffer('faqs', change.faqs);
      return { faqs: change.faqs };
    case 'places':
      mustBePlaces(change.places);
      return { places: change.places };
    case 'emergencyPlans':
      mustBePlans(change.emergencyPlans);
      return { emergencyPlans: change.emergencyPlans };
    case 'emergencyWords':
      mustBeAlarming(change.emergencyWords);
      return { emergencyWords: change.emergencyWords };
  }
}

/**
 * The community with one part changed, its version grown and the change written down (P7.7). `line` says who and when.
 * Throws BAD_INPUT with a sentence for what would not work.
 */
export function changeCommunity(
  community: Community,
  change: CommunityPart,
  line: Omit<CommunityChange, 'part'>,
): Partial<Community> & Pick<Community, '_id'> {
  return {
    _id: community._id,
    ...fieldsOf(community, change, line.at),
    version: (community.version ?? 1) + 1,
    changes: [...(community.changes ?? []), { ...line, part: change.part }].slice(-CHANGES_KEPT),
  };
}

/** Somebody else changed the settings after these were read: says who, and that nothing is lost. */
export function changedMeanwhile(community: Community): AppError {
  const last = community.changes?.at(-1);
  const who = last ? `${last.by}刚刚` : '有人刚刚';
  return new AppError('SOMEBODY_WAS_FASTER', {
    sentence: `${who}也改了设置，这次没有存。你填的都还在，点「看最新的」对一下再存。`,
  });
}
