import type { TicketKind } from '@contract/ticket';
import Taro from '@tarojs/taro';
import { handOver, ticketKey } from '../../api/fresh';
import { forget } from '../../api/storage';
import { askForReminders } from '../../api/subscribe';
import { useCommand } from '../../hooks/use-command';
import { type Draft, draftKey } from './draft';

/** 我也遇到: what was written goes along to the desk, and the neighbour's ticket opens (P1.4). */
export function useJoin(kind: TicketKind, draft: Draft) {
  const { busy, error, run } = useCommand();
  const join = (ticketId: string) => {
    const asked = askForReminders(['feedback-given', 'visit-proposed', 'result-ready']);
    return run(async (send) => {
      await asked;
      const text = draft.text.trim();
      const said = text ? { text } : {};
      const house = draft.houseId ? { houseId: draft.houseId } : {};
      const { ticket } = await send('ticket.join', { ticketId, ...house, ...said });
      forget(draftKey(kind));
      handOver(ticketKey(ticket.id), ticket);
      await Taro.redirectTo({ url: `/pages/ticket/index?id=${ticket.id}` });
    });
  };
  return { busy, error, join };
}
