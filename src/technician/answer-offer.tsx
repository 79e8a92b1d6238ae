import { limits } from '@contract/limits';
import type { Slot, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { askForReminders } from '../api/subscribe';
import { Button } from '../components/button';
import { Part } from '../components/part';
import { Sheet } from '../components/sheet';
import { Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';
import { forgetJob } from './open-jobs';
import { SlotPicker } from './slot-picker';

interface AnswerProps {
  job: TicketView;
  now: number;
  onChanged: (job: TicketView | undefined) => void;
}

function AcceptSheet({ job, now, onChanged, onClose }: AnswerProps & { onClose: () => void }) {
  const { busy, error, run } = useCommand();
  const [slot, setSlot] = useState<Slot>();
  const isPooled = job.allowedActions.includes('workOrder.take');
  const accept = (withSlot: boolean) => {
    const asked = askForReminders(['job-offered', 'job-changed', 'promise-due']);
    return run(async (send) => {
      await asked;
      const target = { ticketId: job.id, workOrderId: job.workOrder?.id ?? '' };
      const action = isPooled ? 'workOrder.take' : 'workOrder.accept';
      const { ticket } = await send(action, { ...target, ...(withSlot && slot ? { slot } : {}) });
      onChanged(ticket);
      onClose();
    });
  };
  return (
    <Sheet title="什么时候去？" onClose={onClose}>
      {job.wish ? <View className="t-m c2 mt1">{`业主希望：${job.wish}`}</View> : null}
      <View className="mt3">
        <SlotPicker now={now} chosen={slot} onChoose={setSlot} />
      </View>
      <Refusal error={error} />
      <View className="mt4">
        <Button id="job-accept-slot" look="p" busy={busy} disabled={!slot} onTap={() => void accept(true)}>
          接单，问业主这个时间
        </Button>
      </View>
      <View className="mt2">
        <Button id="job-accept-only" size="m" busy={busy} onTap={() => void accept(false)}>
          先接单，时间稍后约
        </Button>
      </View>
    </Sheet>
  );
}

function DeclineSheet({ job, onChanged, onClose }: AnswerProps & { onClose: () => void }) {
  const { busy, error, run } = useCommand();
  const [reason, setReason] = useState('');
  const decline = () =>
    run(async (send) => {
      await send('workOrder.decline', { ticketId: job.id, workOrderId: job.workOrder?.id ?? '', reason });
      forgetJob(job.id);
      onChanged(undefined);
      onClose();
    });
  return (
    <Sheet title="为什么不接？" onClose={onClose}>
      <View className="box mt2">
        <TextArea
          id="job-decline-reason"
          small
          value={reason}
          hint="比如：这种水管我不会修；今天排满了"
          most={limits.shortTextLength}
          onChange={setReason}
        />
      </View>
      <View className="t-s c3 mt2">客服会看到原因，另派别人。业主看不到。</View>
      <Refusal error={error} />
      <View className="mt3">
        <Button
          id="job-decline-send"
          look="p"
          busy={busy}
          disabled={!reason.trim()}
          onTap={() => void decline()}
        >
          退回客服
        </Button>
      </View>
    </Sheet>
  );
}

/** 接单 with a time in the same act, or 不接 with a reason (look.md 08). */
export function AnswerOffer(props: AnswerProps) {
  const [open, setOpen] = useState<'accept' | 'decline'>();
  const close = () => setOpen(undefined);
  const isPooled = props.job.allowedActions.includes('workOrder.take');
  return (
    <View>
      <View className="row g2 mt3">
        <Button id="job-accept" look="p" grow onTap={() => setOpen('accept')}>
          {isPooled ? '抢单' : '接单'}
        </Button>
        {isPooled ? null : (
          <Button id="job-decline" onTap={() => setOpen('decline')}>
            不接
          </Button>
        )}
      </View>
      <Part>
        {open === 'accept' ? <AcceptSheet {...props} onClose={close} /> : null}
        {open === 'decline' ? <DeclineSheet {...props} onClose={close} /> : null}
      </Part>
    </View>
  );
}
