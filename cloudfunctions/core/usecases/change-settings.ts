import type { InputOf } from '@contract/actions';
import type { CommunitySettings } from '@contract/settings';
import { changeCommunity, changedMeanwhile } from '../domain/change-community';
import { type Community, guideOf, settingsOf } from '../domain/community';
import { figuresOf } from '../domain/figures';
import { previewOf } from '../domain/preview-settings';
import type { Deps } from './ports';

/** changes that the manager is shown */
const CHANGES_SHOWN = 5;

/** Everything that can be set, with limits and what it means now (epoch ms). */
export function viewSettings(community: Community, now: number): CommunitySettings {
  const settings = settingsOf(community);
  const { weekly, followsHolidays, closedDates } = settings.calendar;
  return {
    version: community.version ?? 1,
    calendarVersion: settings.calendarVersion,
    guide: guideOf(community),
    calendar: {
      weekly: weekly.map((day) => day.map(([from, to]) => [from, to])),
      followsHolidays,
      closedDates: [...closedDates],
    },
    figures: figuresOf(settings),
    preview: previewOf(settings, now),
    changes: (community.changes ?? [])
      .slice(-CHANGES_SHOWN)
      .reverse()
      .map(({ at, by, part }) => ({ at, by, part })),
  };
}

/**
 * Changes one part of a community (P7.7) in one write by compare-and-set. A repeat answers what is. Throws
 * SOMEBODY_WAS_FASTER if the settings are no longer those that were on the screen, BAD_INPUT for what would not work.
 */
export async function changeSettings(
  deps: Deps,
  communityId: string,
  by: string,
  { commandId, version, change }: InputOf<'community.change'>,
): Promise<Community> {
  // what a warm instance knows is enough if it is what was on the screen: the write makes sure of it
  const known = await deps.communities.get(communityId);
  const isSame = (known.version ?? 1) === version;
  const current = isSame ? known : await deps.communities.latest(communityId);
  if (current.changes?.some((line) => line.commandId === commandId)) return current;
  if ((current.version ?? 1) !== version) throw changedMeanwhile(current);
  const changed = changeCommunity(current, change, { at: deps.now(), by, commandId });
  if (await deps.communities.change(changed, current)) return { ...current, ...changed };
  throw changedMeanwhile(await deps.communities.latest(communityId));
}
