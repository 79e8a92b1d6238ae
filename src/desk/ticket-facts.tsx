import { sayWhen } from '@contract/clock-words';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Part } from '../components/part';
import { PhoneNumber } from '../components/phone-number';
import { PhotoStrip } from '../components/photos';
import { Plate } from '../components/plate';
import { PromiseList } from '../components/promise-list';
import { ResultList } from '../components/result-list';
import { StatusChip } from '../components/status-chip';
import { Timeline } from '../components/timeline';
import { VoicePlayer } from '../components/voice';
import { nextLine, starWords } from '../labels';
import { Neighbours } from './neighbours';
import { Orders } from './orders';

export const channels: Record<TicketView['channel'], string> = {
  'mini-program': '小程序',
  hotline: '热线',
  counter: '现场',
  wechat: '微信群',
  'suggestion-box': '意见箱',
  'e-mail': '邮件',
};

function Outcome({ ticket }: { ticket: TicketView }) {
  const { results, rating } = ticket;
  if (results.length === 0 && !rating) return null;
  return (
    <View className="card mt3">
      {results.length > 0 ? (
        <View>
          <View className="t-m b">结果</View>
          <ResultList ticket={ticket} />
        </View>
      ) : null}
      {rating ? (
        <View className="t-m mt2">{`业主打了 ${rating.overall} 星，${starWords[rating.overall]}${rating.text ? `：${rating.text}` : ''}`}</View>
      ) : null}
    </View>
  );
}

/** Everything the desk knows about a ticket: the next thing first, the history last. */
export function TicketFacts({
  ticket,
  now,
  onChanged,
}: {
  ticket: TicketView;
  now: number;
  onChanged: (ticket: TicketView) => void;
}) {
  const line = nextLine(ticket, now, 'staff');
  const { resident } = ticket;
  return (
    <View id="desk-facts">
      <View className="row between g2 wrap">
        <View className="row g2 wrap">
          <Plate look="large" place={ticket.place} />
          <StatusChip card={ticket} reader="staff" />
        </View>
        <View className="t-s c3 num">{ticket.number}</View>
      </View>
      <View className="t-xl mt2">{ticket.title}</View>
      <View className={`t-m b mt1 ${line.late ? 'c-red' : 'c-brand'}`}>{line.strong + line.rest}</View>
      <View className="row g2 mt1 wrap t-m">
        <View className="b">{resident.name}</View>
        <View className="c2">{resident.relation}</View>
        <PhoneNumber ticket={ticket} />
        {ticket.wish ? <View className="c3">{`希望：${ticket.wish}`}</View> : null}
      </View>
      <View className="card mt3">
        <View className="t-m">{ticket.text}</View>
        {ticket.voice ? <VoicePlayer url={ticket.voice.url} seconds={ticket.voice.seconds} /> : null}
        <PhotoStrip photos={ticket.photos} />
        <View className="t-s c3 mt2">
          {`${ticket.category ? `${ticket.category.name}，` : ''}${channels[ticket.channel]} ${sayWhen(ticket.reportedAt, now)} ${ticket.acceptedBy ? `${ticket.acceptedBy.name}登记` : '提交'}${ticket.happenedAt === undefined ? '' : `，${sayWhen(ticket.happenedAt, now)} 开始`}`}
        </View>
      </View>
      <Part>
        <Neighbours ticket={ticket} />
      </Part>
      <Part>
        <Outcome ticket={ticket} />
      </Part>
      <Part>
        <Orders ticket={ticket} now={now} onChanged={onChanged} />
      </Part>
      <Timeline ticket={ticket} now={now} reader="staff" />
      <PromiseList ticket={ticket} now={now} reader="staff" />
    </View>
  );
}
