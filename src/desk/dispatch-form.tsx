import type { Candidate } from '@contract/actions';
import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../api/call-action';
import { cloudNow } from '../api/cloud-clock';
import { Button } from '../components/button';
import { Options } from '../components/options';
import { Part } from '../components/part';
import { Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';
import {
  composeFeedback,
  feedbackFrom,
  missingIn,
  opinions,
  timeLimits,
  usualTimeLimit,
} from './feedback-words';

export interface FormProps {
  ticket: TicketView;
  candidates: readonly Candidate[];
  onChanged: (ticket: TicketView) => void;
}

const POOL = 'pool';
const words = (list: readonly string[]) => list.map((word) => ({ value: word, word }));

interface WhoProps {
  candidates: readonly Candidate[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function Who({ candidates, chosen, onChoose }: WhoProps) {
  return (
    <View>
      {candidates.map((candidate, index) => (
        <View
          key={candidate.id}
          id={`candidate-${index}`}
          className={`who ${chosen === candidate.id ? 'who-on' : ''}`}
          onClick={() => onChoose(candidate.id)}
        >
          <View className={`radio ${chosen === candidate.id ? 'radio-on' : ''}`} />
          <View className="grow">
            <View className="row between g2">
              <View className="t-m b">{candidate.name}</View>
              <View className="t-s c3 num">{candidate.badge}</View>
            </View>
            <View className="t-s c2">{candidate.reasons.join(' · ')}</View>
          </View>
        </View>
      ))}
      <View
        id="candidate-pool"
        className={`who ${chosen === POOL ? 'who-on' : ''}`}
        onClick={() => onChoose(POOL)}
      >
        <View className={`radio ${chosen === POOL ? 'radio-on' : ''}`} />
        <View className="grow">
          <View className="t-m b">抢单池</View>
          <View className="t-s c2">师傅自己来抢，先到先得</View>
        </View>
      </View>
    </View>
  );
}

/** 首次反馈 and 派单 as one act; its three slots are what the rule demands, the text is written from them (look.md 06). */
export function DispatchForm({ ticket, candidates, onChanged }: FormProps) {
  const owesFeedback = ticket.allowedActions.includes('ticket.feedback');
  const { busy, error, run } = useCommand();
  const [assignee, setAssignee] = useState(candidates[0]?.id);
  const person = candidates.find((candidate) => candidate.id === assignee);
  const [opinion, setOpinion] = useState<string>(opinions[0]);
  const [timeLimit, setTimeLimit] = useState(() => usualTimeLimit(cloudNow()));
  const responsible = person ? `${person.department}${person.name}` : '工程部';
  const parts = { opinion, timeLimit, responsible };
  const [written, setWritten] = useState<string>();
  const [task, setTask] = useState(ticket.text);
  const text = written ?? composeFeedback(ticket.resident.salutation, parts);
  const missing = owesFeedback ? missingIn(parts, text) : undefined;
  const target = { ticketId: ticket.id };
  const feedback = feedbackFrom(parts, text);
  const dispatch = () =>
    run(async (commandId) => {
      const { ticket: changed } = await callAction('ticket.dispatch', {
        ...target,
        commandId,
        task,
        ...(assignee && assignee !== POOL ? { assigneeId: assignee } : {}),
        ...(owesFeedback ? { feedback } : {}),
      });
      onChanged(changed);
    }, assignee);
  const onlyFeedback = () =>
    run(async (commandId) => {
      onChanged((await callAction('ticket.feedback', { ...target, commandId, feedback })).ticket);
    });
  return (
    <View>
      {owesFeedback ? (
        <View>
          <View className="t-l b">首次反馈</View>
          <View className="t-s c3 mt2">处理意见</View>
          <Options options={words(opinions)} chosen={opinion} onChoose={setOpinion} />
          <View className="t-s c3 mt2">预计多久</View>
          <Options options={words(timeLimits)} chosen={timeLimit} onChoose={setTimeLimit} />
          <View className="box mt3">
            <TextArea
              id="feedback-text"
              small
              value={text}
              hint="业主会看到这段话"
              most={limits.textLength}
              onChange={setWritten}
            />
          </View>
        </View>
      ) : null}
      <View className="row between mt4">
        <View className="t-l b">派给谁</View>
        <View className="t-s c3">按合适程度排</View>
      </View>
      <Who candidates={candidates} chosen={assignee} onChoose={setAssignee} />
      <View className="t-s c3 mt3">给师傅的交代</View>
      <View className="box mt1">
        <TextArea
          id="dispatch-task"
          small
          value={task}
          hint="要做什么"
          most={limits.textLength}
          onChange={setTask}
        />
      </View>
      <Part>
        {missing ? (
          <View className="note mt2">
            <View className="i i-s i-alert" />
            <View>{missing}</View>
          </View>
        ) : null}
      </Part>
      <Refusal error={error} />
      <View className="mt3">
        <Button
          id="desk-dispatch"
          look="p"
          busy={busy}
          disabled={missing !== undefined || !assignee || !task.trim()}
          onTap={() => void dispatch()}
        >
          {owesFeedback ? '发反馈并派单' : '派单'}
        </Button>
      </View>
      {owesFeedback ? (
        <View className="mt2">
          <Button
            id="desk-feedback"
            size="m"
            busy={busy}
            disabled={missing !== undefined}
            onTap={() => void onlyFeedback()}
          >
            只发反馈
          </Button>
        </View>
      ) : null}
    </View>
  );
}
