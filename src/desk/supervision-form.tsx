import { sayWhen } from '@contract/clock-words';
import { limits } from '@contract/limits';
import type { SupervisionView, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { cloudNow } from '../api/cloud-clock';
import { Button } from '../components/button';
import { Options } from '../components/options';
import { Part } from '../components/part';
import { Missing, Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';
import { useTyped } from './use-typed';

const MINUTE = 60_000;
const deadlines = [
  { value: '30', word: '30 分钟' },
  { value: '60', word: '1 小时' },
  { value: '120', word: '2 小时' },
  { value: '240', word: '4 小时' },
  { value: '1440', word: '1 天' },
] as const;

interface Draft {
  text: string;
  to: SupervisionView['to'] | undefined;
  minutes: (typeof deadlines)[number]['value'];
}

const blank = (): Draft => ({ text: '', to: undefined, minutes: '60' });

interface FormProps {
  ticket: TicketView;
  now: number;
  onChanged: (ticket: TicketView) => void;
}

/** Whom one can tell to act: only where nothing is unanswered, technicians only where somebody was sent. */
function recipientsOf({ supervisions = [], workOrder, workOrders, status }: TicketView) {
  const waiting = supervisions.filter(({ reply }) => !reply).map(({ to }) => to);
  const orders = workOrders.length > 0 ? workOrders : workOrder ? [workOrder] : [];
  const isSent = status === 'processing' && orders.some(({ assignee }) => assignee);
  const all = [
    { value: 'desk', word: '客服' },
    ...(isSent ? [{ value: 'technician', word: '师傅' } as const] : []),
    { value: 'lead', word: '部门主管' },
  ] as const;
  return all.filter(({ value }) => !waiting.includes(value));
}

function Form({ ticket, now, onChanged }: FormProps) {
  const { busy, error, run } = useCommand();
  const { value, change, clear } = useTyped(`supervise:${ticket.id}`, blank);
  const recipients = recipientsOf(ticket);
  const to = recipients.some((each) => each.value === value.to) ? value.to : undefined;
  const missing = !to ? '还没选督办谁' : !value.text.trim() ? '还没写要他做什么' : undefined;
  const order = () =>
    run(async (send) => {
      if (!to) return;
      const dueAt = cloudNow() + Number(value.minutes) * MINUTE;
      const input = { ticketId: ticket.id, to, text: value.text, dueAt };
      const changed = await send('supervision.order', input);
      clear();
      onChanged(changed.ticket);
    });
  return (
    <View>
      <View className="t-s c3 mt2">督办谁</View>
      <Options
        idPrefix="supervise-to"
        options={recipients}
        chosen={to}
        onChoose={(who) => change({ to: who })}
      />
      <View className="box mt2">
        <TextArea
          id="supervise-text"
          small
          value={value.text}
          hint="要他做什么？业主看不到"
          most={limits.textLength}
          onChange={(text) => change({ text })}
        />
      </View>
      <View className="t-s c3 mt2">{`多久内回复（${sayWhen(now + Number(value.minutes) * MINUTE, now)} 前）`}</View>
      <Options
        idPrefix="supervise-by"
        options={deadlines}
        chosen={value.minutes}
        onChoose={(minutes) => change({ minutes })}
      />
      <Missing what={missing} />
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id="supervise-send"
          look="o"
          size="m"
          busy={busy}
          disabled={missing !== undefined}
          onTap={() => void order()}
        >
          发督办
        </Button>
      </View>
    </View>
  );
}

/** P3.5: tells somebody to act; a reply is owed by a time. */
export function SupervisionForm(props: FormProps) {
  const [open, setOpen] = useState(false);
  if (recipientsOf(props.ticket).length === 0) return null;
  return (
    <View className="mt5">
      <Button id="desk-supervise" size="m" icon="alert" onTap={() => setOpen(!open)}>
        {open ? '先不督办' : '督办'}
      </Button>
      <Part>{open ? <Form {...props} /> : null}</Part>
    </View>
  );
}
