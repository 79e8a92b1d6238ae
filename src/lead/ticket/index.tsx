import { sayWhen } from '@contract/clock-words';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { callAction } from '../../api/call-action';
import { BriefForm } from '../../components/brief-form';
import { BriefingList } from '../../components/briefings';
import { Consultations } from '../../components/consultations';
import { OrderList } from '../../components/order-list';
import { Part } from '../../components/part';
import { PhotoStrip } from '../../components/photos';
import { Plate } from '../../components/plate';
import { PromiseList } from '../../components/promise-list';
import { Reassign } from '../../components/reassign';
import { ResultList } from '../../components/result-list';
import { Shell } from '../../components/shell';
import { LoadState } from '../../components/states';
import { StatusChip } from '../../components/status-chip';
import { Timeline } from '../../components/timeline';
import { useLoad } from '../../hooks/use-load';
import { useMinute } from '../../hooks/use-minute';
import { classWords, nextLine } from '../../labels';

/** What was reported; whoever leads has no need of the number (P7.4). */
function Facts({ ticket, now }: { ticket: TicketView; now: number }) {
  const line = nextLine(ticket, now, 'staff');
  const { resident } = ticket;
  return (
    <View className="card">
      <View className="row between g2 wrap">
        <Plate look="large" place={ticket.place} />
        <StatusChip card={ticket} reader="staff" />
      </View>
      <View className="t-l b mt2">{ticket.title}</View>
      <View className={`t-m b mt1 ${line.late ? 'c-red' : 'c-brand'}`}>{line.strong + line.rest}</View>
      <View className="t-m c2 mt2">{ticket.text}</View>
      <PhotoStrip photos={ticket.photos} />
      <View className="t-s c2 mt2">{classWords(ticket)}</View>
      <View className="t-s c2 num">{`${resident.name} ${resident.phoneMasked}`}</View>
      {ticket.wish ? <View className="t-s c2">{`希望${ticket.wish}`}</View> : null}
      <View className="t-s c3 num">{`${ticket.number} · ${sayWhen(ticket.reportedAt, now)} 提交`}</View>
    </View>
  );
}

/** One matter of the department: who is on it and how far, what it is asked, what its people must know. */
export default function LeadTicketPage() {
  const now = useMinute();
  const { params } = useRouter();
  const id = params.id ?? '';
  const { data, error, reload, set } = useLoad(() => callAction('lead.ticket', { ticketId: id }));
  const ticket = data?.ticket;
  const changed = (next: TicketView) => {
    set({ ticket: next, candidates: data?.candidates ?? [] });
    // who is free has changed with it
    if (next.status === 'processing') void reload();
  };
  return (
    <Shell id="lead-ticket">
      <LoadState has={ticket !== undefined} error={error} onRetry={() => void reload()} />
      {ticket ? (
        <View>
          <Facts ticket={ticket} now={now} />
          <Part>
            <Consultations ticket={ticket} now={now} onChanged={changed} />
          </Part>
          <Part>
            <OrderList ticket={ticket} now={now}>
              {(order) => (
                <Reassign
                  ticket={ticket}
                  order={order}
                  choices={data?.candidates ?? []}
                  onChanged={changed}
                />
              )}
            </OrderList>
          </Part>
          <Part>
            {ticket.allowedActions.includes('briefing.give') ? (
              <BriefForm ticket={ticket} onChanged={changed} />
            ) : null}
          </Part>
          <Part>
            <BriefingList ticket={ticket} now={now} />
          </Part>
          <Part>
            {ticket.results.length > 0 ? (
              <View className="card mt3">
                <View className="t-m b">结果</View>
                <ResultList ticket={ticket} />
              </View>
            ) : null}
          </Part>
          <Timeline ticket={ticket} now={now} reader="staff" />
          <PromiseList ticket={ticket} now={now} reader="staff" />
        </View>
      ) : null}
    </Shell>
  );
}
