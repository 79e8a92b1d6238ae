import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Part } from './part';

/** The way to the inbox, with how many words this person has not read. */
export function Bell({ unread }: { unread: number }) {
  return (
    <View
      id="bell"
      className="link nowrap g1"
      hoverClass="tap-hover"
      ariaRole="button"
      ariaLabel={unread > 0 ? `消息，${unread} 条没看` : '消息'}
      onClick={() => void Taro.navigateTo({ url: '/pages/inbox/index' })}
    >
      <View className="i i-s i-bell" />
      <Text>消息</Text>
      <Part>{unread > 0 ? <View className="chip chip-xs chip-sun num">{unread}</View> : null}</Part>
    </View>
  );
}
