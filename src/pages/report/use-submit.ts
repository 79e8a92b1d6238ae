import type { TicketKind } from '@contract/ticket';
import Taro from '@tarojs/taro';
import { toActionError } from '../../api/call-action';
import { cloudNow } from '../../api/cloud-clock';
import { handOver, ticketKey } from '../../api/fresh';
import { forget } from '../../api/storage';
import { askForReminders } from '../../api/subscribe';
import { useCommand } from '../../hooks/use-command';
import { useNetworkBack } from '../../hooks/use-network-back';
import { type Draft, draftKey, type useDraft } from './draft';
import { prepareReport } from './send-report';

/** 刚刚 is what is chosen until somebody says otherwise: the moment of the first try. */
function withTime(draft: Draft, kind: TicketKind): Draft {
  if (draft.happenedAt !== undefined || (kind !== 'repair' && kind !== 'complaint')) return draft;
  return { ...draft, happened: 'now', happenedAt: cloudNow() };
}

/**
 * Sends the report and opens its ticket. What does not get through for want of a network waits in the draft and goes out by
 * itself when the network is back or the page is shown again (P1.2).
 */
export function useSubmit(kind: TicketKind, { draft, change, startAnew }: ReturnType<typeof useDraft>) {
  const { busy, error, run } = useCommand();
  const send = (asked?: Promise<unknown>) =>
    run(async (sendCommand) => {
      await asked;
      try {
        const full = withTime(draft, kind);
        if (full !== draft) change(full);
        const request = await prepareReport(full, kind, change);
        const { ticket } = await sendCommand('ticket.report', request);
        forget(draftKey(kind));
        handOver(ticketKey(ticket.id), ticket);
        await Taro.redirectTo({ url: `/pages/ticket/index?id=${ticket.id}` });
      } catch (failure) {
        const { code } = toActionError(failure);
        // this ticket was made already, of other words: these are for another one
        if (code === 'ALREADY_DONE') startAnew();
        if (code === 'OFFLINE' || draft.isWaiting) change({ isWaiting: code === 'OFFLINE' });
        throw failure;
      }
    });
  useNetworkBack(() => {
    if (draft.isWaiting) void send();
  });
  const submit = () => {
    const asked = askForReminders(['feedback-given', 'visit-proposed', 'result-ready']);
    return send(asked);
  };
  return { busy, error, submit };
}
