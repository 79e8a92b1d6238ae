import { saySlot } from '@contract/clock-words';
import { limits } from '@contract/limits';
import type { ConfirmOutcome, TicketAction, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { askForReminders } from '../../api/subscribe';
import { Button } from '../../components/button';
import { ConfirmAnswers } from '../../components/confirm-answers';
import { Part } from '../../components/part';
import { type AddedPhoto, PhotoPicker, sendPhotos } from '../../components/photos';
import { ProposedTime } from '../../components/proposed-time';
import { ResultList } from '../../components/result-list';
import { Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useAgree } from '../../hooks/use-agree';
import { useCommand } from '../../hooks/use-command';
import { chipOf } from '../../labels';

interface TurnProps {
  ticket: TicketView;
  now: number;
  onChanged: (ticket: TicketView) => void;
  /** the answer that was tapped on another page */
  asked?: string | undefined;
  onAsked: (asked: string | undefined) => void;
}

function OtherTime({ ticket, onChanged, onBack }: TurnProps & { onBack: () => void }) {
  const { busy, error, run } = useCommand();
  const [wish, setWish] = useState('');
  const askOther = () =>
    run(async (send) => {
      const target = { ticketId: ticket.id, workOrderId: ticket.workOrder?.id ?? '' };
      onChanged((await send('appointment.askOther', { ...target, wish })).ticket);
    });
  return (
    <View>
      <View className="box mt3">
        <TextArea
          id="ticket-wish"
          small
          value={wish}
          hint="您什么时候方便？比如：明天上午 10 点以后"
          most={limits.shortTextLength}
          onChange={setWish}
        />
      </View>
      <View className="row g2 mt2">
        <Button size="m" grow onTap={onBack}>
          不换了
        </Button>
        <Button size="m" look="o" grow busy={busy} disabled={!wish.trim()} onTap={() => void askOther()}>
          发出去
        </Button>
      </View>
      <Refusal error={error} />
    </View>
  );
}

function AgreeTime(props: TurnProps) {
  const { ticket, now, onChanged } = props;
  const { busy, error, agree } = useAgree(ticket, onChanged);
  const [isOther, setOther] = useState(false);
  const standing = ticket.workOrder?.standingSlot;
  return (
    <View>
      <ProposedTime card={ticket} now={now} large />
      {standing ? (
        <View className="t-s c3 mt1">{`您没同意前，还按原来的 ${saySlot(standing, now)}`}</View>
      ) : null}
      <Part>
        {isOther ? (
          <OtherTime {...props} onBack={() => setOther(false)} />
        ) : (
          <View>
            <View className="mt3">
              {ticket.allowedActions.includes('appointment.agree') ? (
                <Button id="ticket-agree" look="p" busy={busy} onTap={agree}>
                  同意这个时间
                </Button>
              ) : (
                <View className="t-m c-warn">这个时间已经过了，请换个时间。</View>
              )}
            </View>
            <View className="mt2">
              <Button id="ticket-other-time" size="m" onTap={() => setOther(true)}>
                换个时间
              </Button>
            </View>
          </View>
        )}
      </Part>
      <Refusal error={error} />
    </View>
  );
}

function AnswerQuestion({ ticket, onChanged }: TurnProps) {
  const { busy, error, run } = useCommand();
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<AddedPhoto[]>([]);
  const question = ticket.timeline.find((entry) => entry.kind === 'clarification-asked');
  const answer = () => {
    const asked = askForReminders(['clarification-asked', 'feedback-given', 'visit-proposed']);
    return run(async (send) => {
      await asked;
      const ids = await sendPhotos(ticket.id, photos, setPhotos);
      onChanged((await send('ticket.supplement', { ticketId: ticket.id, text, photos: ids })).ticket);
    });
  };
  return (
    <View>
      <View className="t-m c2">{`客服${question?.by.name ?? ''}想问您：`}</View>
      <View className="t-l b mt1">{question?.text ?? ''}</View>
      <View className="box mt3">
        <TextArea
          id="ticket-answer"
          small
          value={text}
          hint="写在这里"
          most={limits.textLength}
          onChange={setText}
        />
      </View>
      <View className="mt2">
        <PhotoPicker id="ticket-answer-photo" word="加照片" photos={photos} onChange={setPhotos} />
      </View>
      <View className="mt3">
        <Button look="p" busy={busy} disabled={!text.trim()} onTap={() => void answer()}>
          回复客服
        </Button>
      </View>
      <Refusal error={error} />
    </View>
  );
}

function Confirm({ ticket, onChanged, asked, onAsked }: TurnProps) {
  const { busy, error, run } = useCommand();
  const [text, setText] = useState('');
  const isUnhappy = asked === 'partly' || asked === 'unsolved';
  const confirm = (outcome: ConfirmOutcome) =>
    run(async (send) => {
      const said = text.trim() ? { text } : {};
      onChanged((await send('ticket.confirm', { ticketId: ticket.id, outcome, ...said })).ticket);
      onAsked(undefined);
    });
  return (
    <View>
      {ticket.results.length > 0 ? (
        <View className="box">
          <ResultList ticket={ticket} before={ticket.photos.slice(0, 1)} />
        </View>
      ) : null}
      <ConfirmAnswers
        asked={asked}
        busy={busy}
        onAnswer={(outcome) => (outcome === 'solved' ? void confirm(outcome) : onAsked(outcome))}
      />
      <Part>
        {isUnhappy ? (
          <View>
            <View className="box mt3">
              <TextArea
                id="confirm-text"
                small
                value={text}
                hint="哪里还不好？"
                most={limits.textLength}
                onChange={setText}
              />
            </View>
            <View className="mt2">
              <Button
                id="confirm-send"
                look="p"
                busy={busy}
                onTap={() => void confirm(asked === 'partly' ? 'partly' : 'unsolved')}
              >
                告诉客服，重新安排
              </Button>
            </View>
          </View>
        ) : null}
      </Part>
      <Refusal error={error} />
    </View>
  );
}

/** What the resident can answer on this ticket, on top of the page; in sun while it waits for them (look.md 03b, 04). */
export function YourTurn(props: TurnProps) {
  const { ticket } = props;
  const may = (action: TicketAction) => ticket.allowedActions.includes(action);
  const isMine = ticket.turn === 'resident';
  if (!isMine && !may('ticket.confirm')) return null;
  const chip = chipOf(ticket, 'resident');
  return (
    <View className={`mt3 ${isMine ? 'card-turn' : 'card-flush'}`} id="your-turn">
      {isMine ? (
        <View className="card-turn-h">
          <View className={`i i-s i-${chip.icon}`} />
          {chip.word}
        </View>
      ) : null}
      <View className="card-b">
        {isMine ? null : <View className="t-m c2">不等电话，现在说也可以：</View>}
        {may('appointment.askOther') ? <AgreeTime {...props} /> : null}
        {ticket.status === 'clarifying' ? <AnswerQuestion {...props} /> : null}
        {may('ticket.confirm') ? <Confirm {...props} /> : null}
      </View>
    </View>
  );
}
