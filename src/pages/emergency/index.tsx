import type { OutputOf } from '@contract/actions';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { recall } from '../../api/storage';
import { Button } from '../../components/button';
import { Shell } from '../../components/shell';

/** The six kinds of P2.3, each with the first safety word. */
const emergencies = [
  { icon: 'drop', word: '漏水、爆管', first: '先关进户总阀，离开有水的插座' },
  { icon: 'bolt', word: '停电、跳闸', first: '别碰配电箱里的线' },
  { icon: 'lift', word: '电梯困人', first: '别扒门，按轿厢里的警铃' },
  { icon: 'fire', word: '火情', first: '先打 119，走楼梯，不坐电梯' },
  { icon: 'gas', word: '燃气味', first: '开窗关阀，别开关任何电器，出门再打电话' },
  { icon: 'alert', word: '其他紧急情况', first: '先保证人的安全' },
] as const;

const dial = (phoneNumber: string) => void Taro.makePhoneCall({ phoneNumber });

export default function EmergencyPage() {
  const deskPhone = recall<OutputOf<'resident.home'>>('home')?.community.deskPhone.replace(/\D/g, '') ?? '';
  const foot = (
    <View className="bar row g2">
      <Button look="redo" grow icon="phone" onTap={() => dial('119')}>
        119
      </Button>
      <Button look="redo" grow icon="phone" onTap={() => dial('120')}>
        120
      </Button>
      <Button look="red" grow icon="phone" disabled={!deskPhone} onTap={() => dial(deskPhone)}>
        值班客服
      </Button>
    </View>
  );
  return (
    <Shell id="emergency" foot={foot}>
      <View className="t-xl mt2">出了什么事？</View>
      <View className="t-m c2 mt1">点一项，写一句话，马上通知值班人员。这里点开还不会报警。</View>
      <View className="card-flush mt3">
        {emergencies.map(({ icon, word, first }, index) => (
          <View
            key={word}
            id={`emergency-${index}`}
            className={`cell ${index > 0 ? 'cell-line' : ''}`}
            hoverClass="tap-hover"
            onClick={() =>
              void Taro.navigateTo({
                url: `/pages/report/index?kind=emergency&what=${encodeURIComponent(word)}`,
              })
            }
          >
            <View className={`i i-${icon} c-red`} />
            <View className="grow">
              <View className="t-l b">{word}</View>
              <Text className="t-s c2">{first}</Text>
            </View>
            <View className="i i-s i-right c3" />
          </View>
        ))}
      </View>
    </Shell>
  );
}
