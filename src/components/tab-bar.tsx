import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { recall } from '../api/storage';

const tabs = [
  { path: '/pages/home/index', word: '首页', icon: 'home' },
  { path: '/pages/tickets/index', word: '事项', icon: 'list' },
  { path: '/pages/mine/index', word: '我的', icon: 'user' },
] as const;

/** Our own tab bar: WeChat's badge is always red, ours is sun and counts only what waits for this person (look.md). */
export function TabBar({ current }: { current: (typeof tabs)[number]['path'] }) {
  const waiting = recall<number>('waiting') ?? 0;
  return (
    <View className="tabs">
      {tabs.map((tab) => (
        <View
          key={tab.path}
          className={`tab ${tab.path === current ? 'tab-on' : ''}`}
          ariaRole="tab"
          onClick={() => tab.path !== current && Taro.reLaunch({ url: tab.path })}
        >
          <View className={`i i-${tab.icon}`} />
          <Text>{tab.word}</Text>
          {tab.icon === 'list' && waiting > 0 ? <View className="tab-n">{waiting}</View> : null}
        </View>
      ))}
    </View>
  );
}
