import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '../hooks/use-command';
import { useTyped } from '../hooks/use-typed';
import { Button } from './button';
import { ordersOf } from './order-list';
import { Part } from './part';
import { Missing, Refusal } from './states';
import { TextArea } from './text-area';

interface Props {
  ticket: TicketView;
  onChanged: (ticket: TicketView) => void;
}

interface Typed {
  text: string;
  /** orders whose assignees need not read it */
  without: string[];
}

const nothing = (): Typed => ({ text: '', without: [] });

function Form({ ticket, onChanged, onSent }: Props & { onSent: () => void }) {
  const { busy, error, run } = useCommand();
  const { value, change, clear } = useTyped(`brief:${ticket.id}`, nothing);
  const { text, without } = value;
  const orders = ordersOf(ticket).filter((order) => order.assignee && order.status !== 'done');
  const readers = orders.filter(({ id }) => !without.includes(id));
  const toggle = (id: string) =>
    change({ without: without.includes(id) ? without.filter((each) => each !== id) : [...without, id] });
  const give = () =>
    run(async (send) => {
      const input = { ticketId: ticket.id, text, workOrderIds: readers.map(({ id }) => id) };
      onChanged((await send('briefing.give', input)).ticket);
      clear();
      onSent();
    });
  return (
    <View className="mt3">
      <View className="t-s c3">谁要看</View>
      <View className="opts mt1">
        {orders.map(({ id, assignee }, index) => (
          <View
            key={id}
            id={`brief-reader-${index}`}
            className={`opt ${without.includes(id) ? '' : 'opt-on'}`}
            ariaRole="checkbox"
            onClick={() => toggle(id)}
          >
            {assignee?.name}
          </View>
        ))}
      </View>
      <View className="box mt2">
        <TextArea
          id="brief-text"
          small
          value={text}
          hint="先做什么、谁等谁、要小心什么"
          most={limits.textLength}
          onChange={(words) => change({ text: words })}
        />
      </View>
      <View className="t-s c3 mt1">看过才能点「我到了」。业主看不到。</View>
      <Missing what={readers.length === 0 ? '至少选一个人' : undefined} />
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id="brief-send"
          look="o"
          size="m"
          busy={busy}
          disabled={!text.trim() || readers.length === 0}
          onTap={() => void give()}
        >
          发给他们
        </Button>
      </View>
    </View>
  );
}

/** 任务交底: who must read it, and what (P3.4). */
export function BriefForm(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <View className="mt3">
      <Button id="brief-open" size="m" icon="horn" onTap={() => setOpen(!open)}>
        {open ? '先不写了' : '任务交底'}
      </Button>
      <Part>{open ? <Form {...props} onSent={() => setOpen(false)} /> : null}</Part>
    </View>
  );
}
