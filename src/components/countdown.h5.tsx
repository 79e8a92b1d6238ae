import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { cloudNow } from '../api/cloud-clock';
import {
  faceAt,
  keepDrawing,
  type Countdown as Times,
  untilNextSecond,
} from '../native/promise-countdown/face';

/** The seconds of a promise, ticking with React: the browser's twin of the native component. */
export function Countdown({ warnAt, dueAt }: Times) {
  const [now, setNow] = useState(cloudNow);
  useEffect(
    () =>
      keepDrawing(() => {
        const at = cloudNow();
        setNow(at);
        return untilNextSecond(dueAt, at);
      }),
    [dueAt],
  );
  const { text, tone, label } = faceAt({ warnAt, dueAt }, now);
  return (
    <View className={`num clock-${tone}`} ariaRole="timer" ariaLabel={label}>
      {text}
    </View>
  );
}
