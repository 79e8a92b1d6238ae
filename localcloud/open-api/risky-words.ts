/** Words that stand for what WeChat's check would find, with its labels (msgSecCheck 2.0, official documents). */
const words: [pattern: RegExp, suggest: 'risky' | 'review', label: number][] = [
  [/色情/, 'risky', 20_002],
  [/赌博/, 'risky', 20_006],
  [/代开发票/, 'risky', 20_008],
  [/加微信/, 'review', 10_001],
];

export interface Verdict {
  suggest: 'pass' | 'review' | 'risky';
  label: number;
}

export function verdictOn(text: string): Verdict {
  const found = words.find(([pattern]) => pattern.test(text));
  return found ? { suggest: found[1], label: found[2] } : { suggest: 'pass', label: 100 };
}
