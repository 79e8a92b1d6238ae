import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { ticketKey } from '../../api/fresh';
import { EmergencyCalls } from '../../components/emergency-calls';
import { Part } from '../../components/part';
import { PersonCard } from '../../components/person-card';
import { PhotoStrip } from '../../components/photos';
import { Plate } from '../../components/plate';
import { PromiseClock } from '../../components/promise-clock';
import { PromiseList } from '../../components/promise-list';
import { Shell } from '../../components/shell';
import { LoadState } from '../../components/states';
import { StatusChip } from '../../components/status-chip';
import { Timeline } from '../../components/timeline';
import { VoicePlayer } from '../../components/voice';
import { useLoad } from '../../hooks/use-load';
import { useMinute } from '../../hooks/use-minute';
import { nextLine } from '../../labels';
import { Foot } from './foot';
import { Result } from './result';
import { YourTurn } from './your-turn';

const isUrgent = ({ priority, status, workOrder }: TicketView) =>
  priority === 'emergency' &&
  !['resolved', 'follow-up', 'closed'].includes(status) &&
  workOrder?.status !== 'on-site';

/** That it is written down helps nobody at once: only a call does. */
function Danger() {
  return (
    <View className="card mt3" id="ticket-danger">
      <View className="t-l b c-red">已记录。人身安全有危险，请马上打电话</View>
      <View className="mt3">
        <EmergencyCalls />
      </View>
    </View>
  );
}

function Heading({ ticket, now }: { ticket: TicketView; now: number }) {
  const line = nextLine(ticket, now, 'resident');
  const promise = ticket.nextPromise;
  const isMine = ticket.turn === 'resident';
  const showsClock =
    promise &&
    !isMine &&
    ticket.status !== 'closed' &&
    !['scheduled', 'on-site'].includes(ticket.workOrder?.status ?? '');
  return (
    <View>
      <View className="row between g2 wrap">
        <Plate look="large" place={ticket.place} />
        <StatusChip card={ticket} reader="resident" />
      </View>
      <View className="t-xl mt3">{ticket.title}</View>
      {ticket.homes ? <View className="t-s c2 mt1">{`${ticket.homes} 户遇到同样的事，一起处理`}</View> : null}
      <Part>{isUrgent(ticket) ? <Danger /> : null}</Part>
      <Part>
        {isMine || showsClock ? null : (
          <View className="card mt3">
            <View className={`t-l b ${line.late ? 'c-red' : ''}`}>{line.strong + line.rest}</View>
          </View>
        )}
      </Part>
      <Part>
        {showsClock ? (
          <PromiseClock promise={promise} now={now} reader="resident" kind={ticket.kind} />
        ) : null}
      </Part>
    </View>
  );
}

function Report({ ticket }: { ticket: TicketView }) {
  return (
    <View className="card mt3">
      {ticket.category && !ticket.joined ? <View className="t-s c3">{ticket.category.name}</View> : null}
      {ticket.text ? <View className="t-m">{ticket.text}</View> : null}
      {ticket.joined ? (
        <View className="t-m c2">
          是邻居先报的，您加入了。有进展一样告诉您；谁报的、住哪户，您和邻居互相看不到。
        </View>
      ) : null}
      {ticket.voice ? <VoicePlayer url={ticket.voice.url} seconds={ticket.voice.seconds} /> : null}
      <PhotoStrip photos={ticket.photos} />
      {ticket.wish ? <View className="t-s c3 mt2">{`希望上门：${ticket.wish}`}</View> : null}
      <View className="t-s c3 mt1 num">{`单号 ${ticket.number}`}</View>
    </View>
  );
}

export default function TicketPage() {
  const now = useMinute();
  const { params } = useRouter();
  const id = params.id ?? '';
  const load = async () => (await callAction('ticket.view', { ticketId: id })).ticket;
  // a report that was just sent is shown from its own answer
  const { data: ticket, error, reload, set } = useLoad(load, { key: ticketKey(id) });
  const [asked, setAsked] = useState(params.confirm);
  return (
    <Shell id="ticket" foot={ticket ? <Foot ticket={ticket} onChanged={set} /> : null}>
      <LoadState has={ticket !== undefined} error={error} onRetry={() => void reload()} />
      {ticket ? (
        <View>
          <Heading ticket={ticket} now={now} />
          <Part>
            <YourTurn ticket={ticket} now={now} onChanged={set} asked={asked} onAsked={setAsked} />
          </Part>
          <Part>
            <Result ticket={ticket} onChanged={set} />
          </Part>
          <Part>
            {ticket.workOrder && ticket.status === 'processing' ? (
              <PersonCard order={ticket.workOrder} />
            ) : null}
          </Part>
          <Part>
            <PromiseList ticket={ticket} now={now} reader="resident" />
          </Part>
          <Timeline ticket={ticket} now={now} reader="resident" />
          <View className="sec mt3">
            <View className="sec-t">{ticket.joined ? '这件事' : '您写的内容'}</View>
          </View>
          <Report ticket={ticket} />
        </View>
      ) : null}
    </Shell>
  );
}
