import type { TicketKind } from '@contract/ticket';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Part } from '../../components/part';
import { useNetworkBack } from '../../hooks/use-network-back';
import { kindWords } from '../../labels';
import { resumeReports, waitingKinds } from '../report/send-report';

/** Reports that wait for the network: sent when it is back, said until then (P1.2). */
export function WaitingReports({ onSent }: { onSent: () => void }) {
  const [kinds, setKinds] = useState<TicketKind[]>(waitingKinds);
  useNetworkBack(() => {
    if (waitingKinds().length === 0) return setKinds([]);
    void resumeReports().then((made) => {
      setKinds(waitingKinds());
      if (made.length > 0) onSent();
    });
  });
  const [first] = kinds;
  return (
    <Part>
      {first ? (
        <View
          id="home-waiting-reports"
          className="ban ban-off ban-own mt3"
          ariaRole="button"
          onClick={() => void Taro.navigateTo({ url: `/pages/report/index?kind=${first}` })}
        >
          <View className="i i-s i-offline" />
          <View className="grow">{`有 ${kinds.length} 件没发出去（${kinds.map((kind) => kindWords[kind].name).join('、')}）。内容都在，有网后自动发`}</View>
          <View className="i i-s i-right" />
        </View>
      ) : null}
    </Part>
  );
}
