import { AppError } from '@contract/errors';
import type { Doing } from '../domain/change';
import type { ReturnReason } from '../domain/decisions/return-orders';
import type { Person } from '../domain/person';
import type { Actor } from '../domain/ticket';
import { readDutyStaff } from './duty-staff';
import type { Deps, MembershipChange } from './ports';
import { returnStoredOrders } from './return-orders';

interface Change {
  person: Person;
  communityId: string;
  by: Actor;
}

async function write(deps: Deps, { person, communityId }: Change, change: MembershipChange): Promise<void> {
  if (await deps.people.setMemberships(person, communityId, change)) return;
  throw new AppError('SOMEBODY_WAS_FASTER', { sentence: '名单刚刚有了变化，请再点一次。' });
}

/** Orders go back after the roster has changed: what is given meanwhile is seen by the timer or by doing it again. */
async function handBack(deps: Deps, { person, communityId, by }: Change, reason: ReturnReason) {
  const [settings, staff] = await Promise.all([
    deps.communities.settings(communityId),
    readDutyStaff(deps, communityId),
  ]);
  const doing: Doing = { actor: by, now: deps.now(), settings, staff };
  return returnStoredOrders(deps, { personId: person._id, communityId }, reason, doing);
}

/** P3.3: somebody begins or stops working; stopping hands their orders back that are not on site. Answers how many. */
export async function changeDuty(deps: Deps, change: Change, on: boolean): Promise<number> {
  await write(deps, change, { onDuty: on });
  return on ? 0 : handBack(deps, change, 'off-duty');
}

/** P7.2: somebody leaves; access ends at once, all their open orders go back. Answers how many. */
export async function dismiss(deps: Deps, change: Change): Promise<number> {
  await write(deps, change, { active: false });
  return handBack(deps, change, 'left');
}
