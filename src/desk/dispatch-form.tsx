import type { Candidate } from '@contract/actions';
import type { Pool } from '@contract/actions-dispatch';
import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { cloudNow } from '../api/cloud-clock';
import { Button } from '../components/button';
import { Options } from '../components/options';
import { Part } from '../components/part';
import { Missing, Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';
import { FeedbackTemplates } from './feedback-templates';
import {
  choicesFor,
  composeFeedback,
  feedbackFrom,
  missingIn,
  nameLeftIn,
  usualChoice,
} from './feedback-words';
import { type Details, OrderDetails } from './order-details';
import { useTyped } from './use-typed';
import { departmentIn, poolId, Who } from './who';

export interface FormProps {
  ticket: TicketView;
  candidates: readonly Candidate[];
  pools: readonly Pool[];
  /** what good work of this category is */
  quality?: string;
  onChanged: (ticket: TicketView) => void;
}

interface Chosen extends Details {
  opinion: string;
  timeLimit: string;
  /** a candidate or the pool */
  assignee?: string | undefined;
  /** the text for the resident, once the desk has changed it */
  written?: string | undefined;
}

/** What can be chosen, and what a template chose beside it. */
const words = (list: readonly string[], chosen: string) =>
  [...new Set([...list, chosen])].filter(Boolean).map((word) => ({ value: word, word }));

/** What the desk has chosen so far on this ticket, and what follows from it. */
function useDispatch({ ticket, candidates, pools, quality: usualQuality = '' }: FormProps) {
  // nobody is suggested for whom nothing speaks
  const suggested = candidates.find((candidate) => candidate.fits)?.id;
  const first = (): Chosen => ({
    ...usualChoice(ticket.kind, cloudNow()),
    assignee: suggested,
    task: ticket.text,
  });
  const { value, change, clear } = useTyped<Chosen>(`dispatch:${ticket.id}:${ticket.round}`, first);
  // who was chosen may have left or been sent meanwhile
  const ids = [...candidates.map(({ id }) => id), ...pools.map(({ department }) => poolId(department))];
  const assignee = value.assignee && ids.includes(value.assignee) ? value.assignee : suggested;
  const person = candidates.find((candidate) => candidate.id === assignee);
  const department = departmentIn(assignee);
  const { opinion, timeLimit, written } = value;
  const parts = {
    opinion,
    timeLimit,
    responsible: person
      ? `${person.department}${person.name}`
      : (department ?? ticket.category?.department ?? '工程部'),
  };
  const text = written ?? composeFeedback(ticket.resident.salutation, ticket.kind, parts);
  const owesFeedback = ticket.allowedActions.includes('ticket.feedback');
  return {
    ...value,
    assignee,
    person,
    department,
    quality: value.quality ?? usualQuality,
    text,
    owesFeedback,
    feedback: feedbackFrom(parts, text),
    missing: owesFeedback ? missingIn(parts, text) : undefined,
    wrongName: written === undefined ? undefined : nameLeftIn(written, candidates, person),
    change,
    clear,
  };
}

type Dispatching = ReturnType<typeof useDispatch>;

function FeedbackFields({ ticket, form }: { ticket: TicketView; form: Dispatching }) {
  const { opinions, timeLimits } = choicesFor(ticket.kind);
  const { change, wrongName } = form;
  return (
    <View>
      <View className="t-l b">首次反馈</View>
      <FeedbackTemplates
        ticket={ticket}
        chosen={form}
        onChoose={({ opinion, timeLimit, text }) => change({ opinion, timeLimit, written: text })}
      />
      <View className="t-s c3 mt2">处理意见</View>
      <Options
        idPrefix="opinion"
        options={words(opinions, form.opinion)}
        chosen={form.opinion}
        onChoose={(opinion) => change({ opinion })}
      />
      <View className="t-s c3 mt2">预计多久</View>
      <Options
        idPrefix="time-limit"
        options={words(timeLimits, form.timeLimit)}
        chosen={form.timeLimit}
        onChoose={(timeLimit) => change({ timeLimit })}
      />
      <View className="box mt3">
        <TextArea
          id="feedback-text"
          small
          value={form.text}
          hint="业主会看到这段话"
          most={limits.textLength}
          onChange={(written) => change({ written })}
        />
      </View>
      <Missing what={wrongName ? `文字里还是「${wrongName}」，请改一下` : undefined} />
    </View>
  );
}

/** What the contract asks for: whom, what, by when, how well. */
function orderFrom({ ticket }: FormProps, form: Dispatching, overCap: boolean) {
  const { person, department, task, deadlineAt, quality } = form;
  return {
    ticketId: ticket.id,
    task,
    ...(person ? { assigneeId: person.id } : {}),
    ...(department ? { department } : {}),
    ...(deadlineAt === undefined ? {} : { deadlineAt }),
    ...(quality.trim() ? { quality } : {}),
    ...(overCap ? { overCap: true as const } : {}),
  };
}

/** 首次反馈 and 派单 as one act; its three slots are what the rule demands, the text is written from them (look.md 06). */
export function DispatchForm(props: FormProps) {
  const { ticket, candidates, pools, onChanged } = props;
  const { busy, error, run } = useCommand();
  const form = useDispatch(props);
  const { assignee, person, task, feedback, owesFeedback, missing, change, clear } = form;
  // a second tap sends somebody who has enough to do already (P3.2)
  const [asked, setAsked] = useState<string>();
  const isFull = person?.full === true || error?.field === 'overCap';
  const insists = isFull && person !== undefined && (asked === person.id || error !== undefined);
  const dispatch = () =>
    run(async (send) => {
      if (person?.full && !insists) return setAsked(person.id);
      const order = orderFrom(props, form, insists);
      const { ticket: changed } = ticket.allowedActions.includes('workOrder.add')
        ? await send('workOrder.add', order)
        : await send('ticket.dispatch', { ...order, ...(owesFeedback ? { feedback } : {}) });
      onChanged(changed);
      clear();
    });
  const onlyFeedback = () =>
    run(async (send) => onChanged((await send('ticket.feedback', { ticketId: ticket.id, feedback })).ticket));
  const usual = owesFeedback ? '发反馈并派单' : '派单';
  return (
    <View>
      <Part>{owesFeedback ? <FeedbackFields ticket={ticket} form={form} /> : null}</Part>
      <View className="row between mt4">
        <View className="t-l b">派给谁</View>
        <View className="t-s c3">按合适程度排</View>
      </View>
      <Who
        candidates={candidates}
        pools={pools}
        chosen={assignee}
        onChoose={(id) => change({ assignee: id })}
      />
      <OrderDetails value={form} onChange={change} />
      <Missing what={missing} />
      <Missing
        what={
          insists && !error
            ? `${person.name}手上已有 ${person.load} 单。换一位，或者再点一次仍然派给他`
            : undefined
        }
      />
      <Refusal error={error} />
      <View className="act-bar">
        <Button
          id="desk-dispatch"
          look="p"
          busy={busy}
          disabled={missing !== undefined || !assignee || !task.trim()}
          onTap={() => void dispatch()}
        >
          {insists ? '仍然派给他' : usual}
        </Button>
      </View>
      <Part>
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
      </Part>
    </View>
  );
}
