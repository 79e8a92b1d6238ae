import type { EmergencyType } from '@contract/emergency';
import { emergencyIn } from '@contract/emergency-words';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/button';
import { EmergencyCalls } from '../../components/emergency-calls';
import { emergencyWords } from '../../components/emergency-labels';
import { Part } from '../../components/part';
import { useGuide } from '../../hooks/use-guide';

interface HintProps {
  text: string;
  /** this is one: the report becomes an emergency of that type */
  onRaise: (type: EmergencyType) => void;
}

/** P2.3: the words sound like an emergency. Offers, never forces: what to do at once, whom to call, one tap to alert. */
export function EmergencyHint({ text, onRaise }: HintProps) {
  const guide = useGuide();
  const [denied, setDenied] = useState<EmergencyType>();
  const type = guide && emergencyIn(text, guide.emergencyWords);
  const plan = guide?.emergencyPlans.find((each) => each.type === type);
  return (
    <Part>
      {type && plan && type !== denied ? (
        <View className="emg mt3" id="report-emergency">
          <View className="row g2 t-l b c-red">
            <View className={`i i-${emergencyWords[type].icon}`} />
            <View>{`${emergencyWords[type].word}，是紧急情况吗？`}</View>
          </View>
          <View className="t-m mt1">{plan.safety.join('；')}。</View>
          <View className="row g2 mt3">
            <Button size="m" grow onTap={() => setDenied(type)}>
              不急
            </Button>
            <Button id="report-raise" size="m" look="redo" grow onTap={() => onRaise(type)}>
              是紧急情况
            </Button>
          </View>
          <View className="mt2">
            <EmergencyCalls />
          </View>
        </View>
      ) : null}
    </Part>
  );
}
