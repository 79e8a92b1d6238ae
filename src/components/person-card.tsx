import type { WorkOrderView } from '@contract/ticket';
import { View } from '@tarojs/components';

/** Whom to let in: name, department, badge number, masked phone (P4.2). */
export function PersonCard({ order }: { order: WorkOrderView }) {
  const { assignee } = order;
  if (!assignee) return null;
  return (
    <View className="card mt3">
      <View className="row g3">
        <View className="face badge-box">{assignee.name.slice(0, 1)}</View>
        <View className="grow">
          <View className="row g2">
            <View className="t-l b">{assignee.name}</View>
            <View className="t-m c2">{assignee.department}</View>
          </View>
          <View className="row g1 mt1 c2 wrap">
            <View className="i i-s i-badge" />
            <View className="t-m num">{assignee.badge}</View>
            <View className="t-m num" style={{ marginLeft: '8px' }}>
              {assignee.phoneMasked}
            </View>
          </View>
        </View>
      </View>
      <View className="t-s c3 mt3">上门时请看胸牌，姓名和工号对得上再开门。</View>
    </View>
  );
}
