import { limits } from '@contract/limits';
import type { TicketAction } from '@contract/ticket';
import { View } from '@tarojs/components';
import { callAction } from '../api/call-action';
import { Part } from '../components/part';
import { DispatchForm, type FormProps } from './dispatch-form';
import { FollowUpForm } from './follow-up-form';
import { TextAct } from './text-act';

/** What the desk can do on this ticket now; the server's allowed actions decide. */
export function DeskActions({ ticket, candidates, onChanged }: FormProps) {
  const may = (action: TicketAction) => ticket.allowedActions.includes(action);
  const ticketId = ticket.id;
  if (ticket.allowedActions.length === 0) {
    return (
      <View className="t-m c3">
        {ticket.status === 'closed' ? '已归档，不用办了。' : '现在不用你办，在等别人。'}
      </View>
    );
  }
  return (
    <View id="desk-actions">
      <Part>
        {may('ticket.dispatch') ? (
          <DispatchForm key={ticket.id} ticket={ticket} candidates={candidates} onChanged={onChanged} />
        ) : null}
        {may('followUp.record') ? <FollowUpForm ticket={ticket} onChanged={onChanged} /> : null}
      </Part>
      <Part>
        {may('ticket.clarify') ? (
          <TextAct
            id="desk-clarify"
            title="问业主"
            hint="问清楚再派：漏得快吗？墙角有插座吗？"
            note="发出后，你的时限先停，等业主回复。"
            button="发给业主"
            onChanged={onChanged}
            send={async (commandId, question) =>
              (await callAction('ticket.clarify', { ticketId, commandId, question })).ticket
            }
          />
        ) : null}
        {may('ticket.answer') ? (
          <TextAct
            id="desk-answer"
            title="当场解答"
            hint="一句话说清楚，业主会看到"
            button="解答并关单"
            onChanged={onChanged}
            send={async (commandId, text) =>
              (await callAction('ticket.answer', { ticketId, commandId, text })).ticket
            }
          />
        ) : null}
        {may('workOrder.recall') ? (
          <TextAct
            id="desk-recall"
            title="收回这单"
            hint="为什么收回？业主看不到"
            button="收回，另派别人"
            most={limits.shortTextLength}
            onChanged={onChanged}
            send={async (commandId, reason) => {
              const input = { ticketId, commandId, workOrderId: ticket.workOrder?.id ?? '', reason };
              return (await callAction('workOrder.recall', input)).ticket;
            }}
          />
        ) : null}
      </Part>
    </View>
  );
}
