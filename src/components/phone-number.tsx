import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { dial } from '../api/dial';
import { useCommand } from '../hooks/use-command';
import { Part } from './part';
import { Refusal } from './states';

/** The number of whoever reported, masked. Who may call taps it: the dialler shows it whole, and that is written down (P7.4). */
export function PhoneNumber({ ticket }: { ticket: TicketView }) {
  const { busy, error, run } = useCommand();
  const { phoneMasked } = ticket.resident;
  const call = () =>
    run(async (send) => dial((await send('ticket.showPhone', { ticketId: ticket.id })).phone));
  return (
    <View>
      <Part>
        {ticket.allowedActions.includes('ticket.showPhone') && phoneMasked ? (
          <View
            id="ticket-phone"
            className="link g1 num"
            hoverClass="tap-hover"
            ariaRole="button"
            ariaLabel="打电话给业主"
            onClick={() => !busy && void call()}
          >
            <View className="i i-s i-phone" />
            {phoneMasked}
          </View>
        ) : (
          <View className="num">{phoneMasked}</View>
        )}
      </Part>
      <Refusal error={error} />
    </View>
  );
}
