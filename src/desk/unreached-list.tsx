import { sayWhen } from '@contract/clock-words';
import type { TicketView, UnreachedView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Button } from '../components/button';
import { Part } from '../components/part';
import { Refusal } from '../components/states';
import { useCommand } from '../hooks/use-command';

interface OneProps {
  ticketId: string;
  one: UnreachedView;
  now: number;
  onChanged: (ticket: TicketView) => void;
}

function One({ ticketId, one, now, onChanged }: OneProps) {
  const { busy, error, run } = useCommand();
  const tell = () =>
    run(async (send) =>
      onChanged((await send('message.tell', { ticketId, messageId: one.messageId })).ticket),
    );
  const how = one.isResident ? '微信没送到，请打电话告诉业主' : '微信没送到，请打电话或当面说一声';
  return (
    <View className="card mt3" id={`unreached-${one.messageId}`}>
      <View className="row between g2 wrap">
        <View className="row g1">
          <View className="i i-s i-phone c-warn" />
          <View className="t-m b">{`${one.name}还不知道`}</View>
        </View>
        <View className="t-s c3">{sayWhen(one.at, now)}</View>
      </View>
      <View className="t-m mt1">{one.text}</View>
      <View className="t-s c3 mt1">{how}</View>
      <Refusal error={error} />
      <View className="mt2">
        <Button id={`tell-${one.messageId}`} size="m" busy={busy} onTap={() => void tell()}>
          已电话告知
        </Button>
      </View>
    </View>
  );
}

/** People on this ticket whom no message reached: somebody calls them. */
export function UnreachedList({
  ticket,
  now,
  onChanged,
}: {
  ticket: TicketView;
  now: number;
  onChanged: (ticket: TicketView) => void;
}) {
  return (
    <Part>
      {ticket.unreached?.map((one) => (
        <One key={one.messageId} ticketId={ticket.id} one={one} now={now} onChanged={onChanged} />
      ))}
    </Part>
  );
}
