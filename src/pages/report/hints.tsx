import type { Similar } from '@contract/actions-intake';
import { sayClock, sayWhen } from '@contract/clock-words';
import type { Faq } from '@contract/community';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ActionError } from '../../api/call-action';
import { Button } from '../../components/button';
import { Refusal } from '../../components/states';

/** 客服在看 · 师傅 14:50 到 */
function whatHappens({ status, visitAt }: Similar, now: number): string {
  if (visitAt !== undefined && visitAt > now) return `师傅 ${sayWhen(visitAt, now)} 到。`;
  if (status === 'processing') return '已经派了师傅。';
  return status === 'verified' ? '客服正在安排。' : '客服已经收到。';
}

interface NeighboursProps {
  item: Similar;
  now: number;
  busy: boolean;
  error: ActionError | undefined;
  onJoin: () => void;
  onDismiss: () => void;
}

/** A neighbour has reported it already: one tap instead of another report (P1.4). */
export function NeighbourReported({ item, now, busy, error, onJoin, onDismiss }: NeighboursProps) {
  const reported = item.homes > 1 ? `已有 ${item.homes} 户报` : `${sayClock(item.reportedAt)} 有邻居报过`;
  return (
    <View className="card mt3 tint" id="report-similar">
      <View className="row g2">
        <View className="i i-s i-users c-brand" />
        <Text className="t-m b">{item.mine ? '这件事您报过，还在办' : '邻居刚报过，是同一件事吗？'}</Text>
      </View>
      <View className="t-m c2 mt1">{`${item.label} ${item.title}，${reported}。${whatHappens(item, now)}`}</View>
      <View className="row g2 mt3 care-col">
        {item.mine ? (
          <Button
            id="similar-look"
            look="o"
            size="m"
            grow
            onTap={() => void Taro.navigateTo({ url: `/pages/ticket/index?id=${item.id}` })}
          >
            看看进度
          </Button>
        ) : (
          <Button id="similar-join" look="o" size="m" grow busy={busy} onTap={onJoin}>
            我也遇到
          </Button>
        )}
        <Button id="similar-other" size="m" grow onTap={onDismiss}>
          不一样，继续报
        </Button>
      </View>
      <Refusal error={error} />
    </View>
  );
}

interface AnswerProps {
  faq: Faq;
  onSolved: () => void;
  onDismiss: () => void;
}

/** An answer that may make the report needless (P1.3). */
export function KnownAnswer({ faq, onSolved, onDismiss }: AnswerProps) {
  return (
    <View className="card mt3" id="report-faq">
      <View className="row-top g2">
        <View className="i i-s i-bulb c-brand" />
        <Text className="t-m b grow">{faq.question}</Text>
      </View>
      <View className="t-m c2 mt1">{faq.answer}</View>
      <View className="row g2 mt3 care-col">
        <Button id="faq-solved" look="o" size="m" grow onTap={onSolved}>
          这就是我要的
        </Button>
        <Button id="faq-other" size="m" grow onTap={onDismiss}>
          不是，继续写
        </Button>
      </View>
    </View>
  );
}
