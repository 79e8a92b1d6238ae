import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useRef } from 'react';
import { handOver, ticketKey } from '../../api/fresh';
import { makeId } from '../../api/make-id';
import { askForReminders } from '../../api/subscribe';
import { EmergencyCalls } from '../../components/emergency-calls';
import { emergencyWords } from '../../components/emergency-labels';
import { Shell } from '../../components/shell';
import { Refusal } from '../../components/states';
import { useCommand } from '../../hooks/use-command';
import { useGuide } from '../../hooks/use-guide';
import { useHome } from '../../hooks/use-home';
import { type Choice, choicesOf, placeOf } from './choices';

/** One tap alerts whoever is on duty; a slip is taken back on the next page (look.md 05a). */
export default function EmergencyPage() {
  const home = useHome();
  const guide = useGuide();
  const { busy, error, run } = useCommand();
  // the same tap tried again is the same ticket (P1.2)
  const ids = useRef(new Map<string, string>());
  const alert = ({ type, title }: Choice) => {
    const asked = askForReminders(['feedback-given', 'visit-proposed', 'result-ready']);
    return run(async (send) => {
      await asked;
      const ticketId = ids.current.get(type) ?? makeId();
      ids.current.set(type, ticketId);
      const { ticket } = await send('ticket.report', {
        ticketId,
        kind: 'emergency',
        emergencyType: type,
        text: title,
        photos: [],
        ...placeOf(type, home?.house?.label),
      });
      handOver(ticketKey(ticket.id), ticket);
      await Taro.redirectTo({ url: `/pages/ticket/index?id=${ticket.id}` });
    });
  };
  const foot = (
    <View className="bar">
      <Refusal error={error} />
      <EmergencyCalls />
    </View>
  );
  return (
    <Shell id="emergency" foot={foot}>
      <View className="t-xl mt2">出了什么事？</View>
      <View className="t-m c2 mt1">{busy ? '正在通知…' : '点一项，马上通知值班人员。点错了可以撤回。'}</View>
      {choicesOf(guide).map((choice) => (
        <View
          key={choice.type}
          id={`emergency-${choice.type}`}
          className="card mt3 row g3"
          hoverClass={busy ? 'none' : 'tap-hover'}
          ariaRole="button"
          onClick={() => void alert(choice)}
        >
          <View className="emg-i">
            <View className={`i i-${emergencyWords[choice.type].icon}`} />
          </View>
          <View className="grow">
            <View className="t-l b">{choice.title}</View>
            <Text className="t-m c2">{choice.first}</Text>
          </View>
          <View className="i i-s i-right c3" />
        </View>
      ))}
    </Shell>
  );
}
