import { feedbackTemplates } from './feedback-templates';
import { faqs, places } from './guide';
import type { Persona } from './seed-context';

export const COMMUNITY = 'c-sunshine';

const officeDay = [
  [8 * 60 + 30, 12 * 60],
  [13 * 60 + 30, 17 * 60 + 30],
];

/** 阳光花园: the desk is there every day of the week. */
export const community = {
  _id: COMMUNITY,
  name: '阳光花园',
  deskPhone: '0571-8800 1234',
  version: 1,
  feedbackTemplates,
  settings: {
    calendar: { weekly: Array.from({ length: 7 }, () => officeDay), followsHolidays: true, closedDates: [] },
  },
  faqs,
  places,
};

const endsOf = (text: string, least: number) =>
  Array.from({ length: text.length - least + 1 }, (_, from) => text.slice(from));

/** What the import of a roster writes beside a resident, so that the desk finds them as it types. */
function findKeysOf(name: string, phone: string, address: string): string[] {
  const [building, , room] = address.split('-');
  return [
    ...endsOf(phone, 4).map((digits) => `d|${digits}`),
    ...endsOf(name, 1).map((end) => `n|${end}`),
    `r|${address}`,
    `r|${building}-${room}`,
    `d|${room}`,
  ].map((key) => `${COMMUNITY}|${key}`);
}

function resident(
  _id: string,
  name: string,
  salutation: string,
  phone: string,
  houseId: string,
  houseLabel: string,
) {
  const membership = {
    role: 'resident',
    communityId: COMMUNITY,
    active: true,
    houseId,
    houseLabel,
    relation: '业主',
  };
  const findKeys = findKeysOf(name, phone, houseId.slice('h-'.length));
  return { _id, name, salutation, phone, memberships: [membership], staffKeys: [], findKeys };
}

interface Work {
  badge: string;
  department: string;
  skills?: string[];
}

function staff(_id: string, name: string, role: Persona['role'], phone: string, work: Work) {
  const membership = { role, communityId: COMMUNITY, active: true, skills: [], ...work };
  return {
    _id,
    name,
    salutation: name,
    phone,
    memberships: [membership],
    staffKeys: [`${COMMUNITY}:${role}`],
  };
}

/** Everybody on the roster of the demo. */
export const people = [
  resident('o-wang', '王淑芬', '王女士', '13812345678', 'h-7-2-1203', '7栋2单元 1203'),
  resident('o-chen', '陈国栋', '陈先生', '13922335521', 'h-5-1-302', '5栋1单元 302'),
  resident('o-liu', '刘芳', '刘女士', '13655557788', 'h-7-1-501', '7栋1单元 501'),
  staff('o-lin', '林晓', 'desk', '13700000101', { badge: 'K0102', department: '客服部' }),
  staff('o-zhou', '周建国', 'technician', '13500006620', {
    badge: 'W0217',
    department: '工程部',
    skills: ['水龙头', '下水', '漏水', '水管', '马桶', '灯'],
  }),
  staff('o-sun', '孙立', 'technician', '13500006621', {
    badge: 'W0221',
    department: '工程部',
    skills: ['渗水', '防水', '瓷砖', '墙', '窗'],
  }),
  staff('o-ma', '马强', 'technician', '13500006630', {
    badge: 'W0230',
    department: '工程部',
    skills: ['门禁', '门锁', '锁', '插座', '对讲', '空调', '照明'],
  }),
  staff('o-he', '何志远', 'lead', '13600000301', { badge: 'W0101', department: '工程部' }),
  staff('o-zhao', '赵敏', 'manager', '13600000401', { badge: 'M0001', department: '项目部' }),
];

export const personas: Persona[] = [
  {
    openid: 'o-wang',
    name: '王淑芬',
    role: 'resident',
    label: '业主 7栋2单元 1203',
    page: 'pages/home/index',
  },
  {
    openid: 'o-chen',
    name: '陈国栋',
    role: 'resident',
    label: '业主 5栋1单元 302',
    page: 'pages/home/index',
  },
  {
    openid: 'o-liu',
    name: '刘芳',
    role: 'resident',
    label: '业主 7栋1单元 501',
    page: 'pages/home/index',
  },
  { openid: 'o-lin', name: '林晓', role: 'desk', label: '客服', page: 'desk/queue/index' },
  {
    openid: 'o-zhou',
    name: '周建国',
    role: 'technician',
    label: '师傅 W0217',
    page: 'technician/jobs/index',
  },
  { openid: 'o-sun', name: '孙立', role: 'technician', label: '师傅 W0221', page: 'technician/jobs/index' },
  { openid: 'o-ma', name: '马强', role: 'technician', label: '师傅 W0230', page: 'technician/jobs/index' },
  { openid: 'o-he', name: '何志远', role: 'lead', label: '工程部主管', page: 'manager/late/index' },
  { openid: 'o-zhao', name: '赵敏', role: 'manager', label: '项目经理', page: 'desk/queue/index' },
];
