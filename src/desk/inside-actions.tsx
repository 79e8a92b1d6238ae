import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { BriefForm } from '../components/brief-form';
import { Button } from '../components/button';
import { Options } from '../components/options';
import { mayOn, ordersOf } from '../components/order-list';
import { Part } from '../components/part';
import { Reassign } from '../components/reassign';
import { Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';
import { useGuide } from '../hooks/use-guide';
import { useTyped } from '../hooks/use-typed';
import type { FormProps } from './dispatch-form';

type Props = Pick<FormProps, 'ticket' | 'onChanged'>;

const nothing = (): { department?: string; question: string } => ({ question: '' });

/** The department that is asked: the chosen one, else whose work this category usually is. */
function departmentOf(ticket: TicketView, chosen: string | undefined, departments: readonly string[]) {
  const usual = ticket.category?.department;
  return chosen ?? departments.find((department) => department === usual);
}

function AskForm({ ticket, onChanged, onSent }: Props & { onSent: () => void }) {
  const departments = useGuide()?.departments ?? [];
  const { busy, error, run } = useCommand();
  const { value, change, clear } = useTyped(`ask:${ticket.id}`, nothing);
  const { question } = value;
  const department = departmentOf(ticket, value.department, departments);
  const ask = () =>
    run(async (send) => {
      if (!department) return;
      const { ticket: changed } = await send('consultation.ask', {
        ticketId: ticket.id,
        department,
        question,
      });
      onChanged(changed);
      clear();
      onSent();
    });
  return (
    <View className="mt2">
      <Options
        idPrefix="ask-department"
        options={departments.map((value) => ({ value, word: value }))}
        chosen={department}
        onChoose={(chosen) => change({ department: chosen })}
      />
      <View className="box mt2">
        <TextArea
          id="ask-text"
          small
          value={question}
          hint="要他们确认什么？比如：楼上防水去年做过吗"
          most={limits.textLength}
          onChange={(words) => change({ question: words })}
        />
      </View>
      <View className="t-s c3 mt1">主管会收到提醒。业主看不到，你的时限照走。</View>
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id="ask-send"
          look="o"
          size="m"
          busy={busy}
          disabled={!department || !question.trim()}
          onTap={() => void ask()}
        >
          {department ? `问${department}` : '先选部门'}
        </Button>
      </View>
    </View>
  );
}

/** 内部协同确认 (P2.4). */
function AskDepartment(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <View className="mt3">
      <Button id="ask-open" size="m" icon="users" onTap={() => setOpen(!open)}>
        {open ? '先不问了' : '问部门'}
      </Button>
      <Part>{open ? <AskForm {...props} onSent={() => setOpen(false)} /> : null}</Part>
    </View>
  );
}

/** What colleagues settle among themselves: questions, briefings, who takes over (P2.4, P3.3, P3.4). */
export function InsideActions({
  ticket,
  candidates,
  onChanged,
}: Pick<FormProps, 'ticket' | 'candidates' | 'onChanged'>) {
  const common = { ticket, onChanged };
  const movable = ordersOf(ticket).filter((order) => mayOn(order, 'workOrder.reassign'));
  return (
    <View className="mt5">
      <Part>{ticket.allowedActions.includes('consultation.ask') ? <AskDepartment {...common} /> : null}</Part>
      <Part>{ticket.allowedActions.includes('briefing.give') ? <BriefForm {...common} /> : null}</Part>
      {movable.map((order) => (
        <Part key={order.id}>
          <Reassign
            {...common}
            order={order}
            choices={candidates}
            word={order.assignee ? `${order.assignee.name}的单改派别人` : '抢单池里的单派给人'}
          />
        </Part>
      ))}
    </View>
  );
}
