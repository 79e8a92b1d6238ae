import { View } from '@tarojs/components';
import { useState } from 'react';

interface ReminderRowProps {
  id: string;
  /** asks WeChat, at once; answers how many reminders were granted */
  ask: () => Promise<number>;
}

/** WeChat lets us send one message for each consent: whoever wants to be told says so here, once per message. */
export function ReminderRow({ id, ask }: ReminderRowProps) {
  const [granted, setGranted] = useState<number>();
  const hint = granted ? '已开启，下次有事会在微信里告诉你' : '点一次，下次有事在微信里告诉你';
  return (
    <View className="row g2">
      <View className="i i-s i-bell c-brand" />
      <View className="grow t-s c2">{granted === 0 ? '没有开启，可以再点一次' : hint}</View>
      <View id={id} className="link nowrap" ariaRole="button" onClick={() => void ask().then(setGranted)}>
        开启提醒
      </View>
    </View>
  );
}
