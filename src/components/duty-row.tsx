import type { OutputOf } from '@contract/actions';
import { Switch, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { callAction } from '../api/call-action';
import { useAct } from '../hooks/use-act';
import { Button } from './button';
import { Part } from './part';
import { Sheet } from './sheet';
import { Refusal } from './states';

type Duty = OutputOf<'staff.duty'>;

/** What stopping means for the orders that one has (P3.3). */
function StopSheet({
  duty,
  stop,
  onClose,
}: {
  duty: Duty;
  stop: ReturnType<typeof useStop>;
  onClose: () => void;
}) {
  return (
    <Sheet title="下班？" onClose={onClose}>
      <View className="t-m mt2">
        {`你手上有 ${duty.returning} 单。还没到现场的退回客服另派，约好的业主会收到通知；正在修的你接着修完。`}
      </View>
      <Refusal error={stop.error} />
      <View className="row g2 mt4">
        <Button id="duty-stop" look="o" grow busy={stop.busy} onTap={() => void stop.set(false)}>
          下班，退回客服
        </Button>
        <Button onTap={onClose}>再干一会儿</Button>
      </View>
    </Sheet>
  );
}

function useStop(onDone: (duty: Duty) => void) {
  const { busy, error, run } = useAct();
  const set = (on: boolean) =>
    run(async () => {
      const { onDuty } = await callAction('staff.setDuty', { on });
      onDone({ onDuty, returning: 0 });
    });
  return { busy, error, set };
}

/** 上班, 下班 by oneself; asks first if orders would go back with it. */
export function DutyRow() {
  const [duty, setDuty] = useState<Duty>();
  const [asking, setAsking] = useState(false);
  // without an answer the row is not there: nothing else of the page depends on it
  useEffect(() => {
    callAction('staff.duty', {}).then(setDuty, () => undefined);
  }, []);
  const stop = useStop((next) => {
    setDuty(next);
    setAsking(false);
  });
  if (!duty) return null;
  const change = (on: boolean) => {
    if (!on && duty.returning > 0) setAsking(true);
    else void stop.set(on);
  };
  return (
    <View>
      <View className="cell cell-line">
        <View className="i i-clock c-brand" />
        <View className="grow">
          <View className="t-l">{duty.onDuty ? '在班' : '已下班'}</View>
          <View className="t-s c3">{duty.onDuty ? '新单会派给你' : '新单先不派给你'}</View>
        </View>
        <Switch
          id="duty"
          checked={duty.onDuty}
          color="#17605a"
          onChange={(event) => change(event.detail.value)}
        />
      </View>
      <Refusal error={asking ? undefined : stop.error} />
      <Part>{asking ? <StopSheet duty={duty} stop={stop} onClose={() => setAsking(false)} /> : null}</Part>
    </View>
  );
}
