import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { EmergencyCalls } from '../../components/emergency-calls';
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

export default function EmergencyPage() {
  const foot = (
    <View className="bar">
      <EmergencyCalls />
    </View>
  );
  return (
    <Shell id="emergency" foot={foot}>
      <View className="t-xl mt2">人身安全有危险，请马上打电话</View>
      <View className="t-m c2 mt1">不急在一时的，点一项写下来：会记录，排在客服台最前面。</View>
      <View className="card-flush mt3">
        {emergencies.map(({ icon, word, first }, index) => (
          <View
            key={word}
            id={`emergency-${index}`}
            className={`cell ${index > 0 ? 'cell-line' : ''}`}
            hoverClass="tap-hover"
            onClick={() =>
              void Taro.navigateTo({
                url: `/pages/report/index?kind=emergency&what=${encodeURIComponent(word)}&area=${icon === 'lift' ? 'public' : 'home'}`,
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
