import type { RequestOf } from '../../types/contract/actions';
import type { TestCloud } from './localcloud';
import { newId, people } from './repair';
import { openSdk } from './sdk';

export const wangAtHome = { personId: people.wang, houseId: 'h-7-2-1203' };
export const guest = { name: '刘先生', phone: '139 0000 7788', place: '9栋1单元 301' };

/** What the desk writes down while somebody is on the phone. */
export function registration(
  change: Partial<RequestOf<'ticket.register'>> = {},
): RequestOf<'ticket.register'> {
  return {
    ticketId: newId(),
    commandId: newId(),
    channel: 'hotline',
    resident: wangAtHome,
    kind: 'repair',
    text: '厨房水槽下面的软管爆裂，已经关了总阀',
    photos: [],
    ...change,
  };
}

/** Another community of the same company, with a resident and a desk of its own. */
export async function addOtherCommunity(cloud: TestCloud) {
  const database = openSdk(cloud).database();
  const add = (collection: string, data: object) => database.collection(collection).add({ data } as never);
  const other = 'c-other';
  await add('communities', { _id: other, name: '翠湖', deskPhone: '0571-8800 5678', settings: {} });
  await add('people', {
    _id: 'o-tang',
    name: '唐一',
    salutation: '唐女士',
    phone: '13700009999',
    staffKeys: [`${other}:desk`],
    memberships: [
      { role: 'desk', communityId: other, active: true, badge: 'K1', department: '客服部', skills: [] },
    ],
  });
  await add('people', {
    _id: 'o-hu',
    name: '胡小北',
    salutation: '胡先生',
    phone: '13812340000',
    staffKeys: [],
    findKeys: ['d|13812340000', 'd|0000', 'n|胡小北', 'r|3-1-501', 'd|501'].map((key) => `${other}|${key}`),
    memberships: [
      {
        role: 'resident',
        communityId: other,
        active: true,
        houseId: 'h-3-1-501',
        houseLabel: '3栋1单元 501',
        relation: '业主',
      },
    ],
  });
  return { desk: 'o-tang', resident: 'o-hu', home: { personId: 'o-hu', houseId: 'h-3-1-501' } };
}
