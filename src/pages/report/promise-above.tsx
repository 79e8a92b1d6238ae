import { sayWhen } from '@contract/clock-words';
import type { TicketKind } from '@contract/ticket';
import { Text, View } from '@tarojs/components';
import { EmergencyCalls } from '../../components/emergency-calls';
import type { Home } from '../../hooks/use-home';

/** What is promised for a report sent now, right above its button; in an emergency, whom to call. */
export function PromiseAbove({ kind, home, now }: { kind: TicketKind; home: Home | undefined; now: number }) {
  if (kind === 'emergency') {
    return (
      <View>
        <View className="t-m c-red b">人身安全有危险，请马上打电话</View>
        <View className="mt2">
          <EmergencyCalls />
        </View>
      </View>
    );
  }
  if (!home) return null;
  // the promise that home was told, unless that time has passed meanwhile
  const { firstFeedbackDueAt: dueAt, firstFeedbackDueNote: note } = home;
  return (
    <View className="row g2">
      <View className="i i-s i-clock c-brand" />
      <View className="t-m grow">
        现在提交，
        {dueAt > now ? (
          <Text className="b c-brand num">{`${sayWhen(dueAt, now, note)} 前`}</Text>
        ) : (
          '1 个工作小时内'
        )}
        客服会联系您
      </View>
    </View>
  );
}
