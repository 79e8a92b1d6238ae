import type { Role } from '@contract/actions';

export interface Workplace {
  role: Role;
  word: string;
  path: string;
}

const workplaces: readonly Workplace[] = [
  { role: 'desk', word: '客服待办', path: '/desk/queue/index' },
  { role: 'manager', word: '客服待办', path: '/desk/queue/index' },
  { role: 'technician', word: '我的派单', path: '/technician/jobs/index' },
  { role: 'lead', word: '本部门的单', path: '/lead/queue/index' },
  { role: 'manager', word: '小区设置', path: '/manager/home/index' },
  { role: 'lead', word: '需要督办', path: '/manager/late/index' },
  { role: 'manager', word: '需要督办', path: '/manager/late/index' },
];

/** The work places of a person, without repeats. */
export function workplacesOf(roles: readonly Role[]): Workplace[] {
  const mine = workplaces.filter((workplace) => roles.includes(workplace.role));
  return mine.filter((one, index) => mine.findIndex((each) => each.path === one.path) === index);
}

/** Where a person works, if anywhere. */
export function workplaceOf(roles: readonly Role[]): Workplace | undefined {
  return workplacesOf(roles)[0];
}
