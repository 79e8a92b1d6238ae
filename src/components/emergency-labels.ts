import type { EmergencyType } from '@contract/emergency';

/** P2.3, as one says it on a title or a chip. */
export const emergencyWords: Record<EmergencyType, { word: string; icon: string }> = {
  leak: { word: '漏水', icon: 'drop' },
  power: { word: '停电', icon: 'bolt' },
  lift: { word: '电梯困人', icon: 'lift' },
  fire: { word: '火情', icon: 'fire' },
  gas: { word: '燃气味', icon: 'gas' },
  other: { word: '急事', icon: 'alert' },
};
