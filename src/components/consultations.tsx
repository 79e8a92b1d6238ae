import { sayWhen } from '@contract/clock-words';
import type { ConsultationView } from '@contract/lead';
import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useCommand } from '../hooks/use-command';
import { useTyped } from '../hooks/use-typed';
import { Button } from './button';
import { Part } from './part';
import { Refusal } from './states';
import { TextArea } from './text-area';

interface Props {
  ticket: TicketView;
  now: number;
  onChanged: (ticket: TicketView) => void;
}

const noWords = () => ({ text: '' });

function Answer({ ticket, question, onChanged }: Omit<Props, 'now'> & { question: ConsultationView }) {
  const { busy, error, run } = useCommand();
  const { value, change, clear } = useTyped(`answer:${question.id}`, noWords);
  const { text } = value;
  const answer = () =>
    run(async (send) => {
      const input = { ticketId: ticket.id, consultationId: question.id, text };
      onChanged((await send('consultation.answer', input)).ticket);
      clear();
    });
  return (
    <View className="mt2">
      <View className="box">
        <TextArea
          id={`answer-text-${question.id}`}
          small
          value={text}
          hint="怎么回事、怎么办、要多久。业主看不到"
          most={limits.textLength}
          onChange={(words) => change({ text: words })}
        />
      </View>
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id={`answer-${question.id}`}
          look="o"
          size="m"
          busy={busy}
          disabled={!text.trim()}
          onTap={() => void answer()}
        >
          答复客服
        </Button>
      </View>
    </View>
  );
}

/** Until when an answer is owed, or when it came. */
function whenOf({ answer, dueAt }: ConsultationView, now: number): { words: string; late: boolean } {
  if (answer) return { words: `${sayWhen(answer.at, now)} 答复`, late: false };
  if (dueAt === undefined) return { words: '还没答复', late: false };
  return now > dueAt
    ? { words: `该 ${sayWhen(dueAt, now)} 前答复，超时了`, late: true }
    : { words: `${sayWhen(dueAt, now)} 前答复`, late: false };
}

/** What the desk asked departments, with the answers; whoever is asked answers here. The resident sees none of it (P2.4). */
export function Consultations({ ticket, now, onChanged }: Props) {
  const questions = ticket.consultations ?? [];
  if (questions.length === 0) return null;
  return (
    <View className="card mt3" id="consultations">
      <View className="row g1 t-s c3">
        <View className="i i-s i-lock" />
        业主看不到
      </View>
      {questions.map((question, index) => {
        const { words, late } = whenOf(question, now);
        return (
          <View key={question.id} className={index > 0 ? 'mt4' : 'mt2'}>
            <View className="row between g2 wrap">
              <View className="t-m b">{`${question.askedBy}问${question.department}`}</View>
              <View className={`t-s num ${late ? 'c-red b' : 'c3'}`}>{words}</View>
            </View>
            <View className="t-m mt1">{question.question}</View>
            <Part>
              {question.answer ? (
                <View className="box t-m mt2">{`${question.answer.by}：${question.answer.text}`}</View>
              ) : null}
              {question.mayAnswer ? (
                <Answer ticket={ticket} question={question} onChanged={onChanged} />
              ) : null}
            </Part>
          </View>
        );
      })}
    </View>
  );
}
