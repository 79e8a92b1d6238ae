import type { EmergencyPlan } from '@contract/community';
import type { EmergencyType } from '@contract/emergency';
import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { Options } from '../../components/options';
import { PlanFields } from '../emergency-fields';
import { LongField } from '../fields';
import { splitWords } from '../new-row';
import { SettingPage } from '../setting-page';
import { usePart } from '../use-settings';

type What = 'plans' | 'words';
const whats = [
  { value: 'plans' as What, word: '预案' },
  { value: 'words' as What, word: '紧急关键词' },
];

const typeWords: Record<EmergencyType, string> = {
  leak: '漏水',
  power: '停电',
  lift: '电梯困人',
  fire: '火情',
  gas: '燃气',
  other: '其他',
};
const typeOptions = (Object.keys(typeWords) as EmergencyType[]).map((value) => ({
  value,
  word: typeWords[value],
}));

/** blank lines while typing are no sentences */
const sentences = (plan: EmergencyPlan): EmergencyPlan => ({
  ...plan,
  safety: plan.safety.map((line) => line.trim()).filter(Boolean),
});

function missingIn(plans: readonly EmergencyPlan[]): string | undefined {
  const wrong = plans.map(sentences).find(({ safety }) => safety.length < 1 || safety.length > 5);
  if (wrong) return `「${typeWords[wrong.type]}」给业主的话要有一到五句`;
  const empty = plans.find(({ steps }) => steps.length === 0);
  return empty && `「${typeWords[empty.type]}」至少要有一个步骤`;
}

function Plans({ tabs }: { tabs: ReactNode }) {
  const [type, setType] = useState<EmergencyType>('leak');
  const form = usePart<EmergencyPlan[]>({
    name: 'emergencyPlans',
    pick: ({ guide }) => guide.emergencyPlans,
    change: (plans) => ({ part: 'emergencyPlans', emergencyPlans: plans.map(sentences) }),
  });
  return (
    <SettingPage
      id="emergency"
      title="紧急预案"
      about="紧急求助不分昼夜，一级一级通知，直到有人接手。这里只定怎么做，不能关闭。"
      form={form}
      missing={form.value && missingIn(form.value)}
    >
      {(plans) => {
        const plan = plans.find((each) => each.type === type);
        const change = (part: Partial<EmergencyPlan>) =>
          form.edit(plans.map((each) => (each.type === type ? { ...each, ...part } : each)));
        return (
          <View>
            {tabs}
            <View className="mt3">
              <Options idPrefix="plan-type" options={typeOptions} chosen={type} onChoose={setType} />
            </View>
            {plan ? <PlanFields key={type} plan={plan} change={change} /> : null}
          </View>
        );
      }}
    </SettingPage>
  );
}

function Words({ tabs }: { tabs: ReactNode }) {
  const form = usePart<Record<string, string>>({
    name: 'emergencyWords',
    pick: ({ guide }) =>
      Object.fromEntries(guide.emergencyWords.map(({ type, words }) => [type, words.join('、')])),
    change: (typed) => ({
      part: 'emergencyWords',
      emergencyWords: typeOptions.map(({ value }) => ({
        type: value,
        words: splitWords(typed[value] ?? ''),
      })),
    }),
  });
  return (
    <SettingPage
      id="emergency"
      title="紧急预案"
      about="业主写的话里有这些词，会问他是不是紧急情况，不会自动报警。"
      form={form}
    >
      {(typed) => (
        <View>
          {tabs}
          {typeOptions.map(({ value, word }) => (
            <LongField
              key={value}
              id={`words-${value}`}
              label={`${word}（用顿号隔开）`}
              value={typed[value] ?? ''}
              hint="两个字以上"
              most={500}
              onChange={(words) => form.edit({ ...typed, [value]: words })}
            />
          ))}
        </View>
      )}
    </SettingPage>
  );
}

export default function EmergencySettingsPage() {
  // each is a page of its own: it loads when it is shown
  const what: What = useRouter().params.what === 'words' ? 'words' : 'plans';
  const setWhat = (next: What) => void Taro.redirectTo({ url: `/manager/emergency/index?what=${next}` });
  const tabs = (
    <View className="mt3">
      <Options idPrefix="emergency-what" options={whats} chosen={what} onChoose={setWhat} />
    </View>
  );
  return what === 'plans' ? <Plans tabs={tabs} /> : <Words tabs={tabs} />;
}
