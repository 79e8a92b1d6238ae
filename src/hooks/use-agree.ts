import type { TicketCard, TicketView } from '@contract/ticket';
import { askForReminders } from '../api/subscribe';
import { useCommand } from './use-command';

/** The one tap that agrees to the proposed time which is on the screen. */
export function useAgree(card: TicketCard, onChanged: (ticket: TicketView) => void) {
  const { busy, error, run } = useCommand();
  const order = card.workOrder;
  const agree = () => {
    // the tap must reach WeChat before anything is awaited
    const asked = askForReminders(['visit-proposed', 'result-ready']);
    void run(async (send) => {
      await asked;
      if (!order?.slot) return;
      const target = { ticketId: card.id, workOrderId: order.id };
      onChanged((await send('appointment.agree', { ...target, startAt: order.slot.startAt })).ticket);
    });
  };
  return { busy, error, agree };
}
