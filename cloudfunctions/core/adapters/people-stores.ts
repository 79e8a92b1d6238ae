import { type Community, settingsOf } from '../domain/community';
import type { Person } from '../domain/person';
import { membershipIn, staffKey, staffRoles } from '../domain/person';
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
  async find(beginning, limit) {
    // the SDK does not put two commands into one here; both are of text that we made
    const range = { $gte: beginning, $lt: `${beginning}\uffff` };
    const { data } = await answerOf<{ data: Person[] }>(
      people
        .where({ findKeys: _.elemMatch(range) })
        .limit(limit)
        .get(),
    );
    return data;
  },
  async staff(communityId, roles = staffRoles) {
    const keys = roles.map((role) => staffKey(communityId, role));
    const team = people.where({ staffKeys: _.in(keys) }).limit(MOST_STAFF);
    const { data } = await answerOf<{ data: Person[] }>(team.get());
    // the key finds them, the membership decides
    return data.filter((person) => membershipIn(person, roles, communityId));
  },
  async setMemberships(person, communityId, change) {
    const where: Record<string, unknown> = { _id: person._id };
    const set: Record<string, unknown> = {};
    for (const [index, membership] of person.memberships.entries()) {
      const { role, active } = membership;
      if (role === 'resident' || membership.communityId !== communityId || !active) continue;
      // the place in the list is only good while the same membership stands there
      where[`memberships.${index}.role`] = role;
      where[`memberships.${index}.communityId`] = communityId;
      for (const [field, value] of Object.entries(change)) {
        // what is so already is not written: an update that changes nothing counts as none
        const before: unknown = { onDuty: true, ...membership }[field as 'onDuty'];
        if (before !== value) set[`memberships.${index}.${field}`] = value;
      }
    }
    if (Object.keys(set).length === 0) return true;
    if ('active' in change) {
      set.staffKeys = _.set(person.staffKeys.filter((key) => !key.startsWith(`${communityId}:`)));
    }
    const { stats } = await answerOf<{ stats: { updated: number } }>(
      people.where(where).update({ data: set }),
    );
    return stats.updated === 1;
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
    return settingsOf(await getCommunity(id));
  },
  latest: readCommunity,
  async change({ _id, ...fields }, { version }) {
    // a record that was never changed may have no version yet
    const same = communities.where({ _id, version: version === undefined ? _.exists(false) : version });
    const set = Object.entries(fields).map(([name, value]) => [name, _.set(value)]);
    const { stats } = await answerOf<{ stats: { updated: number } }>(
      same.update({ data: Object.fromEntries(set) }),
    );
    // this instance knows at once, the others within five minutes
    kept.delete(_id);
    return stats.updated === 1;
  },
};
