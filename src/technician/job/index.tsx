import { sayDuration, saySlot } from '@contract/clock-words';
import type { Slot, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { BriefingList, BriefingsToRead } from '../../components/briefings';
import { Button } from '../../components/button';
import { EmergencyStrip } from '../../components/emergency-strip';
import { Part } from '../../components/part';
import { PhoneNumber } from '../../components/phone-number';
import { PhotoStrip } from '../../components/photos';
import { Plate } from '../../components/plate';
import { Shell } from '../../components/shell';
import { LoadState, Refusal } from '../../components/states';
import { StatusChip } from '../../components/status-chip';
import { SupervisionList } from '../../components/supervision-list';
import { Timeline } from '../../components/timeline';
import { VoicePlayer } from '../../components/voice';
import { useCommand } from '../../hooks/use-command';
import { useLoad } from '../../hooks/use-load';
import { useMinute } from '../../hooks/use-minute';
import { nextLine } from '../../labels';
import { AnswerOffer } from '../answer-offer';
import { Asked, isAsked } from '../asked';
import { countedAnswer, OfferTime } from '../offer-time';
import { forgetJob, recallJob } from '../open-jobs';
import { SlotPicker } from '../slot-picker';
import { FinishForm } from './finish-form';
import { HandOver } from './hand-over';
import { OrderFacts } from './order-facts';
import { ProgressForm } from './progress-form';

interface PartProps {
  job: TicketView;
  now: number;
  onChanged: (job: TicketView) => void;
}

function Facts({ job, now }: { job: TicketView; now: number }) {
  const { workOrder: order } = job;
  const line = nextLine(job, now, 'staff');
  const onSite = order?.status === 'on-site' && order.arrivedAt !== undefined;
  return (
    <View className="card">
      <View className="row between g2 wrap">
        <Plate look="large" place={job.place} />
        {onSite ? (
          <View className="t-s c3">{`已到 ${sayDuration(now - (order.arrivedAt ?? now))}`}</View>
        ) : (
          <StatusChip card={job} reader="staff" />
        )}
      </View>
      <View className="t-l b mt2">{job.title}</View>
      <Part>
        {countedAnswer(job, now) ? (
          <View className="row g1 wrap t-m mt1 b c-brand">
            <OfferTime job={job} now={now} />
            <View className="c1">{line.rest.trim()}</View>
          </View>
        ) : (
          <View className={`t-m mt1 b ${line.late ? 'c-red' : 'c-brand'}`}>{line.strong + line.rest}</View>
        )}
      </Part>
      <View className="t-m c2 mt2">{job.text}</View>
      <OrderFacts job={job} now={now} />
      {job.voice ? <VoicePlayer url={job.voice.url} seconds={job.voice.seconds} /> : null}
      <PhotoStrip photos={job.photos} />
      <View className="row g2 mt2 t-m wrap">
        <View className="c2">{job.resident.name}</View>
        <PhoneNumber ticket={job} />
      </View>
      {job.wish ? <View className="t-s c3">{`希望上门：${job.wish}`}</View> : null}
      {job.neighbours ? (
        <View className="t-s c2 mt1">{`还有这些邻居遇到：${job.neighbours.map((each) => each.houseLabel).join('、')}`}</View>
      ) : null}
    </View>
  );
}

function Appointment({ job, now, onChanged }: PartProps) {
  const { busy, error, run } = useCommand();
  const [slot, setSlot] = useState<Slot>();
  const order = job.workOrder;
  const [changing, setChanging] = useState(order?.status === 'accepted');
  if (!order) return null;
  const propose = () =>
    run(async (send) => {
      if (!slot) return;
      const input = { ticketId: job.id, workOrderId: order.id, slot };
      onChanged((await send('appointment.propose', input)).ticket);
      setChanging(false);
    });
  return (
    <View className="card mt3">
      <View className="row between g2">
        <View className="t-l b">{order.slot && !changing ? saySlot(order.slot, now) : '约上门时间'}</View>
        {order.slot ? (
          <View className="link" onClick={() => setChanging(!changing)}>
            {changing ? '不改了' : '改时间'}
          </View>
        ) : null}
      </View>
      <Part>
        {order.status === 'proposed' && !changing ? <View className="t-m c2 mt1">等业主同意</View> : null}
        {order.otherTimeWish ? (
          <View className="t-m c-warn mt1">{`业主想换：${order.otherTimeWish}`}</View>
        ) : null}
      </Part>
      <Part>
        {changing ? (
          <View className="mt3">
            <SlotPicker now={now} chosen={slot} onChoose={setSlot} />
            <View className="mt3">
              <Button id="job-propose" look="o" busy={busy} disabled={!slot} onTap={() => void propose()}>
                问业主这个时间
              </Button>
            </View>
          </View>
        ) : null}
      </Part>
      <Refusal error={error} />
    </View>
  );
}

function Arrive({ job, onChanged }: PartProps) {
  const { busy, error, run } = useCommand();
  const arrive = () =>
    run(async (send) => {
      const target = { ticketId: job.id, workOrderId: job.workOrder?.id ?? '' };
      onChanged((await send('workOrder.arrive', target)).ticket);
    });
  return (
    <View className="bar">
      <Refusal error={error} />
      <Button id="job-arrive" look="p" icon="pin" busy={busy} onTap={() => void arrive()}>
        我到了
      </Button>
    </View>
  );
}

export default function JobPage() {
  const now = useMinute();
  const { params } = useRouter();
  const id = params.id ?? '';
  const load = async () => (await callAction('technician.job', { ticketId: id })).ticket;
  const [first] = useState(() => recallJob(id));
  const { data: job, error, reload, set } = useLoad(load, { first, onGone: () => forgetJob(id) });
  const may = (action: TicketView['allowedActions'][number]) => job?.allowedActions.includes(action) ?? false;
  const foot = job && may('workOrder.arrive') ? <Arrive job={job} now={now} onChanged={set} /> : null;
  const answered = (changed: TicketView | undefined) => {
    if (changed) set(changed);
    else void Taro.reLaunch({ url: '/technician/jobs/index' });
  };
  return (
    <Shell id="job" foot={foot}>
      <LoadState has={job !== undefined} error={error} onRetry={() => void reload()} />
      {job ? (
        <View>
          <BriefingsToRead job={job} onChanged={set} />
          <Facts job={job} now={now} />
          <BriefingList ticket={job} now={now} />
          <Part>
            {job.supervisions ? (
              <SupervisionList
                ticketId={job.id}
                supervisions={job.supervisions}
                now={now}
                mayClose={false}
                onChanged={set}
              />
            ) : null}
          </Part>
          <Part>
            {may('workOrder.accept') || may('workOrder.take') ? (
              <AnswerOffer job={job} now={now} onChanged={answered} />
            ) : null}
          </Part>
          <Part>
            {isAsked(job) ? (
              <View className="card mt3">
                <View className="t-l b">同事想请你接手</View>
                <Asked job={job} now={now} onChanged={answered} />
              </View>
            ) : null}
          </Part>
          <Part>
            <EmergencyStrip ticket={job} now={now} onChanged={set} />
          </Part>
          <Part>
            {may('emergency.progress') && !may('workOrder.accept') ? (
              <ProgressForm job={job} onChanged={set} />
            ) : null}
          </Part>
          <Part>
            {may('appointment.propose') ? <Appointment job={job} now={now} onChanged={set} /> : null}
          </Part>
          <Part>
            {may('workOrder.offerTransfer') || (may('appointment.propose') && job.workOrder?.transfer) ? (
              <HandOver job={job} now={now} onChanged={set} />
            ) : null}
          </Part>
          <Part>{may('workOrder.finish') ? <FinishForm job={job} onChanged={set} /> : null}</Part>
          <Part>
            {job.status === 'resolved' ? <View className="promise mt3 t-l b">完工了，等业主确认</View> : null}
          </Part>
          <Timeline ticket={job} now={now} reader="staff" />
        </View>
      ) : null}
    </Shell>
  );
}
