import type { Community } from '../domain/community';
import type { Person } from '../domain/person';
import { membershipIn, staffKey, staffRoles } from '../domain/person';
import { defaultSettings } from '../domain/settings';
import type { CommunityStore, PersonStore } from '../usecases/ports';
import { answerOf, database } from './cloud';

const _ = database.command;
const people = database.collection('people');
const communities = database.collection('communities');
/** the most that one request answers */
const MOST_STAFF = 1000;
/** settings change a few times a year; permissions are never kept like this */
const SETTINGS_KEPT_MS = 5 * 60_000;

async function getMany(ids: readonly string[]): Promise<Person[]> {
  const some = people.where({ _id: _.in([...ids]) }).limit(ids.length);
  const { data } = await answerOf<{ data: Person[] }>(some.get());
  return data;
}

/** People on the roster. */
export const personStore: PersonStore = {
  async get(id) {
    const { data } = await answerOf<{ data?: Person | null }>(people.doc(id).get());
    return data ?? undefined;
  },
  getMany,
  async staff(communityId, roles = staffRoles) {
    const keys = roles.map((role) => staffKey(communityId, role));
    const team = people.where({ staffKeys: _.in(keys) }).limit(MOST_STAFF);
    const { data } = await answerOf<{ data: Person[] }>(team.get());
    // the key finds them, the membership decides
    return data.filter((person) => membershipIn(person, roles, communityId));
  },
  async markInboxRead(id, at) {
    await answerOf(people.where({ _id: id }).update({ data: { inboxReadAt: at } }));
  },
};

const kept = new Map<string, { community: Promise<Community>; until: number }>();

async function readCommunity(id: string): Promise<Community> {
  const { data } = await answerOf<{ data?: Community | null }>(communities.doc(id).get());
  if (!data) throw new Error(`no community ${id}`);
  return data;
}

function getCommunity(id: string): Promise<Community> {
  const known = kept.get(id);
  if (known && known.until > Date.now()) return known.community;
  const community = readCommunity(id);
  kept.set(id, { community, until: Date.now() + SETTINGS_KEPT_MS });
  // a failed read must not be remembered
  community.catch(() => kept.delete(id));
  return community;
}

/** Communities with their settings, kept in a warm instance for five minutes: a command pays no read for them. */
export const communityStore: CommunityStore = {
  get: getCommunity,
  async settings(id) {
    const community = await getCommunity(id);
    return { ...defaultSettings, ...community.settings };
  },
};
