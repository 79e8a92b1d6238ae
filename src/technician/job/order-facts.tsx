import { sayWhen } from '@contract/clock-words';
import type { TicketView } from '@contract/ticket';
import { Text, View } from '@tarojs/components';

const urgency: Partial<Record<TicketView['priority'], { word: string; look: string }>> = {
  emergency: { word: '紧急', look: 'chip-red' },
  urgent: { word: '加急', look: 'chip-warn' },
};

/** What the desk asks of this order, in few words: task, by when, how well (P3.1). */
export function OrderFacts({ job, now }: { job: TicketView; now: number }) {
  const { workOrder: order, priority } = job;
  if (!order) return null;
  const mark = urgency[priority];
  const isOver = order.status === 'done';
  return (
    <View id="job-order">
      {order.task === job.text ? null : <View className="box t-m mt2">{`客服交代：${order.task}`}</View>}
      <View className="row g2 wrap mt2 t-m">
        {mark ? <Text className={`chip chip-xs ${mark.look}`}>{mark.word}</Text> : null}
        {order.deadlineAt === undefined || isOver ? null : (
          <Text className={now > order.deadlineAt ? 'c-red b' : 'b'}>
            {now > order.deadlineAt
              ? `已过 ${sayWhen(order.deadlineAt, now)}`
              : `${sayWhen(order.deadlineAt, now)} 前做完`}
          </Text>
        )}
        {order.quality ? <Text className="c2">{`做到：${order.quality}`}</Text> : null}
      </View>
    </View>
  );
}
