import type { CommunityGuide } from '@contract/community';
import type { EmergencyType } from '@contract/emergency';

export interface Choice {
  type: EmergencyType;
  title: string;
  /** the first things to do */
  first: string;
}

/** What every community starts with, for a phone that could not ask yet: here nobody waits for an answer. */
const usual: readonly Choice[] = [
  { type: 'leak', title: '漏水、爆管', first: '先关进户总阀' },
  { type: 'lift', title: '电梯困人', first: '别扒门，按轿厢里的警铃' },
  { type: 'gas', title: '燃气味', first: '开窗关阀，别碰开关，出门再打电话' },
  { type: 'fire', title: '火情', first: '先打 119，走楼梯，不坐电梯' },
  { type: 'power', title: '停电、跳闸', first: '别碰配电箱里的线' },
  { type: 'other', title: '其他紧急情况', first: '先保证人的安全' },
];

/** The six kinds in the words of the community's own plans (P2.3). */
export function choicesOf(guide: CommunityGuide | undefined): Choice[] {
  return usual.map((choice) => {
    const plan = guide?.emergencyPlans.find(({ type }) => type === choice.type);
    return plan ? { ...choice, title: plan.title, first: plan.safety.slice(0, 2).join('，') } : choice;
  });
}

/** A lift is never in the flat: it is named by the building of the house, 7栋2单元 1203 → 7栋2单元 电梯. */
export function placeOf(type: EmergencyType, houseLabel: string | undefined): { publicPlace?: string } {
  if (type !== 'lift') return {};
  return { publicPlace: `${houseLabel?.split(' ')[0] ?? ''} 电梯`.trim() };
}
