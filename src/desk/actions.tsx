import { limits } from '@contract/limits';
import type { TicketAction } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { cloudNow } from '../api/cloud-clock';
import { Button } from '../components/button';
import { Part } from '../components/part';
import { SupervisionList } from '../components/supervision-list';
import { DispatchForm, type FormProps } from './dispatch-form';
import { FollowUpForm } from './follow-up-form';
import { SupervisionForm } from './supervision-form';
import { TextAct } from './text-act';
import { UnreachedList } from './unreached-list';

/** P3.4: another department or a second pair of hands, beside who is on it already. */
function AnotherOrder(props: FormProps) {
  const [open, setOpen] = useState(false);
  return (
    <View>
      <Button id="desk-another" size="m" onTap={() => setOpen(!open)}>
        {open ? '先不派了' : '再派一单'}
      </Button>
      <Part>{open ? <DispatchForm {...props} /> : null}</Part>
    </View>
  );
}

/** What the desk can do on this ticket now; the server's allowed actions decide. Another ticket needs another `key`. */
export function DeskActions({ ticket, onChanged, ...around }: FormProps) {
  const may = (action: TicketAction) => ticket.allowedActions.includes(action);
  const ticketId = ticket.id;
  const common = { ticket, onChanged };
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
        {ticket.supervisions ? (
          <SupervisionList
            ticketId={ticketId}
            supervisions={ticket.supervisions}
            now={cloudNow()}
            mayClose={may('supervision.close')}
            onChanged={onChanged}
          />
        ) : null}
      </Part>
      <UnreachedList ticket={ticket} now={cloudNow()} onChanged={onChanged} />
      <Part>
        {may('ticket.dispatch') && !may('workOrder.add') ? <DispatchForm {...common} {...around} /> : null}
        {may('workOrder.add') ? <AnotherOrder {...common} {...around} /> : null}
        {may('followUp.record') ? <FollowUpForm {...common} /> : null}
      </Part>
      <Part>
        {may('ticket.clarify') ? (
          <TextAct
            {...common}
            id="desk-clarify"
            title="问业主"
            hint="问清楚再办：什么时候开始的？在哪个位置？"
            note="发出后，你的时限先停，等业主回复。"
            button="发给业主"
            act={(send, question) => send('ticket.clarify', { ticketId, question })}
          />
        ) : null}
        {may('ticket.answer') ? (
          <TextAct
            {...common}
            id="desk-answer"
            title="当场解答"
            hint="一句话说清楚，业主会看到"
            button="解答并关单"
            act={(send, text) => send('ticket.answer', { ticketId, text })}
          />
        ) : null}
        {may('ticket.note') ? (
          <TextAct
            {...common}
            id="desk-note"
            title="记业主来电"
            hint="业主在电话里说了什么，业主自己也看得到"
            button="记下"
            act={(send, text) => send('ticket.note', { ticketId, text, photos: [] })}
          />
        ) : null}
        {may('dispatch.waive') ? (
          <TextAct
            {...common}
            id="desk-waive"
            title="不再派了"
            hint="为什么不用再派？业主看不到"
            button="其他师傅就够了"
            most={limits.shortTextLength}
            act={(send, reason) => send('dispatch.waive', { ticketId, reason })}
          />
        ) : null}
        {may('supervision.order') ? <SupervisionForm {...common} now={cloudNow()} /> : null}
      </Part>
    </View>
  );
}
