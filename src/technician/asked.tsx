import { saySlot } from '@contract/clock-words';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Button } from '../components/button';
import { Refusal } from '../components/states';
import { useCommand } from '../hooks/use-command';
import { masterName } from '../labels';
import { forgetJob } from './open-jobs';

/** Is the viewer asked to take this job over from a colleague (P3.3)? */
export const isAsked = (job: TicketView) => job.allowedActions.includes('workOrder.acceptTransfer');

interface AskedProps {
  job: TicketView;
  now: number;
  /** nothing: it is not theirs */
  onChanged: (job: TicketView | undefined) => void;
}

/** 接手 or not: who asks, why, and the time that was agreed with the resident and stands. */
export function Asked({ job, now, onChanged }: AskedProps) {
  const { busy, error, run } = useCommand();
  const { transfer, slot, status } = job.workOrder ?? {};
  const target = { ticketId: job.id, workOrderId: job.workOrder?.id ?? '' };
  const take = () => run(async (send) => onChanged((await send('workOrder.acceptTransfer', target)).ticket));
  const leave = () =>
    run(async (send) => {
      await send('workOrder.declineTransfer', target);
      forgetJob(job.id);
      onChanged(undefined);
    });
  return (
    <View>
      <View className="t-m mt2">{`${masterName(transfer?.from ?? '')}说：${transfer?.reason ?? ''}`}</View>
      {slot && status !== 'accepted' ? (
        <View className="t-m b mt1">{`约好了 ${saySlot(slot, now)}，时间不变`}</View>
      ) : null}
      <Refusal error={error} />
      <View className="row g2 mt3">
        <Button id="job-take-over" look="p" grow busy={busy} onTap={() => void take()}>
          我来接手
        </Button>
        <Button id="job-not-over" busy={busy} onTap={() => void leave()}>
          接不了
        </Button>
      </View>
    </View>
  );
}
