import type { EmergencyReview, EmergencyType } from '@contract/emergency';
import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../components/button';
import { emergencyWords } from '../components/emergency-labels';
import { Options } from '../components/options';
import { Part } from '../components/part';
import { Missing, Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';
import { useTyped } from '../hooks/use-typed';
import { TextAct } from './text-act';

interface ActProps {
  ticket: TicketView;
  onChanged: (ticket: TicketView) => void;
}

const types = (Object.keys(emergencyWords) as EmergencyType[]).map((value) => ({
  value,
  word: emergencyWords[value].word,
}));

/** An ordinary report turns out to be an emergency (P2.3). */
function Raise({ ticket, onChanged }: ActProps) {
  const { busy, error, run } = useCommand();
  const { suspectedEmergency } = ticket;
  const [open, setOpen] = useState(suspectedEmergency !== undefined);
  const [type, setType] = useState(suspectedEmergency);
  const raise = () =>
    run(async (send) => {
      if (type) onChanged((await send('emergency.open', { ticketId: ticket.id, type })).ticket);
    });
  if (!open) {
    return (
      <View id="desk-raise" className="link c2 mt3" ariaRole="button" onClick={() => setOpen(true)}>
        这是紧急情况
      </View>
    );
  }
  return (
    <View className="emg mt3">
      <View className="t-m b">
        {suspectedEmergency ? '看起来像紧急情况，请先打电话问清楚' : '按紧急情况处理'}
      </View>
      <View className="t-s c2 mt1">升级后预案打开，半小时内要到场，每 30 分钟给业主报进展。</View>
      <View className="mt2">
        <Options options={types} chosen={type} onChoose={setType} idPrefix="desk-raise-type" />
      </View>
      <Refusal error={error} />
      <View className="row g2 mt2">
        <Button size="m" grow onTap={() => setOpen(false)}>
          不是
        </Button>
        <Button
          id="desk-raise-send"
          size="m"
          look="redo"
          grow
          busy={busy}
          disabled={!type}
          onTap={() => void raise()}
        >
          按紧急处理
        </Button>
      </View>
    </View>
  );
}

const questions: { field: keyof EmergencyReview; hint: string; missing: string }[] = [
  { field: 'cause', hint: '原因：比如 立管接头老化', missing: '原因' },
  { field: 'done', hint: '做了什么：业主会看到', missing: '做了什么' },
  { field: 'prevention', hint: '以后怎么防：比如 本月查同年份的立管', missing: '以后怎么防' },
];
const noReview = (): EmergencyReview => ({ cause: '', done: '', prevention: '' });

/** It is over, and what was learned of it (P2.3). */
function End({ ticket, onChanged }: ActProps) {
  const [open, setOpen] = useState(false);
  const { busy, error, run } = useCommand();
  const { value: review, change, clear } = useTyped(`emergency-end:${ticket.id}`, noReview);
  const missing = questions.filter(({ field }) => !review[field].trim()).map((each) => each.missing);
  const end = () =>
    run(async (send) => {
      onChanged((await send('emergency.end', { ticketId: ticket.id, review })).ticket);
      clear();
    });
  if (!open) {
    return (
      <View className="mt5">
        <Button id="emergency-over" size="m" onTap={() => setOpen(true)}>
          结束并复盘
        </Button>
      </View>
    );
  }
  return (
    <View className="mt5">
      <View className="t-m b">结束并复盘</View>
      {questions.map(({ field, hint }) => (
        <View className="box mt2" key={field}>
          <TextArea
            id={`emergency-${field}`}
            small
            value={review[field]}
            hint={hint}
            most={limits.shortTextLength}
            onChange={(text) => change({ [field]: text })}
          />
        </View>
      ))}
      <Missing what={missing.length > 0 ? `还差 ${missing.length} 项：${missing.join('、')}` : undefined} />
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id="emergency-end"
          size="m"
          busy={busy}
          disabled={missing.length > 0}
          onTap={() => void end()}
        >
          紧急情况已结束
        </Button>
      </View>
    </View>
  );
}

const canRaise = ({ allowedActions }: TicketView) => allowedActions.includes('emergency.open');

/** P2.3: before anything else, what the words sound like. */
export function SuspectedEmergency({ ticket, onChanged }: ActProps) {
  return canRaise(ticket) && ticket.suspectedEmergency ? (
    <Raise ticket={ticket} onChanged={onChanged} />
  ) : null;
}

/** What the desk does about an emergency beside its usual acts: the server's allowed actions decide. */
export function EmergencyActs({ ticket, onChanged }: ActProps) {
  const may = (action: TicketView['allowedActions'][number]) => ticket.allowedActions.includes(action);
  const ticketId = ticket.id;
  return (
    <View>
      <Part>
        {may('emergency.progress') ? (
          <TextAct
            id="emergency-progress"
            ticket={ticket}
            title="给业主报进展"
            hint="一两句话：现在到哪一步，接下来做什么"
            note="发出后，30 分钟内再报一次。"
            button="报进展"
            act={(send, text) => send('emergency.progress', { ticketId, text })}
            onChanged={onChanged}
          />
        ) : null}
      </Part>
      <Part>{may('emergency.end') ? <End ticket={ticket} onChanged={onChanged} /> : null}</Part>
      <Part>
        {canRaise(ticket) && !ticket.suspectedEmergency ? (
          <Raise ticket={ticket} onChanged={onChanged} />
        ) : null}
      </Part>
    </View>
  );
}
