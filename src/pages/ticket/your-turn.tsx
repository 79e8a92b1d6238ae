import { saySlot } from '@contract/clock-words';
import { limits } from '@contract/limits';
import type { ConfirmOutcome, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../api/call-action';
import { askForReminders } from '../../api/subscribe';
import { Button } from '../../components/button';
import { Part } from '../../components/part';
import { type AddedPhoto, PhotoPicker, PhotoStrip, sendPhotos } from '../../components/photos';
import { Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useCommand } from '../../hooks/use-command';
import { chipOf, masterName, sayCharge } from '../../labels';

interface TurnProps {
  ticket: TicketView;
  now: number;
  onChanged: (ticket: TicketView) => void;
  /** the answer that was tapped on another page */
  asked?: string | undefined;
  onAsked: (asked: string | undefined) => void;
}

function AgreeTime({ ticket, now, onChanged }: TurnProps) {
  const { busy, error, run } = useCommand();
  const [wish, setWish] = useState<string>();
  const order = ticket.workOrder;
  if (!order?.slot) return null;
  const { startAt } = order.slot;
  const isLapsed = !ticket.allowedActions.includes('appointment.agree');
  const target = { ticketId: ticket.id, workOrderId: order.id };
  const agree = () => {
    const asked = askForReminders(['visit-proposed', 'result-ready']);
    return run(async (commandId) => {
      await asked;
      onChanged((await callAction('appointment.agree', { ...target, commandId, startAt })).ticket);
    });
  };
  const askOther = () =>
    run(async (commandId) => {
      onChanged(
        (await callAction('appointment.askOther', { ...target, commandId, wish: wish ?? '' })).ticket,
      );
    });
  return (
    <View>
      <View className="t-m c2">{`${order.assignee ? masterName(order.assignee.name) : '师傅'}想在这个时间来：`}</View>
      <View className="t-num mt1">{saySlot(order.slot, now)}</View>
      {order.standingSlot ? (
        <View className="t-s c3 mt1">{`您没同意前，还按原来的 ${saySlot(order.standingSlot, now)}`}</View>
      ) : null}
      <Part>
        {wish === undefined ? (
          <View>
            <View className="mt3">
              {isLapsed ? (
                <View className="t-m c-warn">这个时间已经过了，请换个时间。</View>
              ) : (
                <Button id="ticket-agree" look="p" busy={busy} onTap={() => void agree()}>
                  同意这个时间
                </Button>
              )}
            </View>
            <View className="mt2">
              <Button id="ticket-other-time" size="m" onTap={() => setWish('')}>
                换个时间
              </Button>
            </View>
          </View>
        ) : (
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
              <Button size="m" grow onTap={() => setWish(undefined)}>
                不换了
              </Button>
              <Button
                size="m"
                look="o"
                grow
                busy={busy}
                disabled={!wish.trim()}
                onTap={() => void askOther()}
              >
                告诉师傅
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
  const send = () =>
    run(async (commandId) => {
      const ids = await sendPhotos(ticket.id, photos, setPhotos);
      const input = { ticketId: ticket.id, commandId, text, photos: ids };
      onChanged((await callAction('ticket.supplement', input)).ticket);
    });
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
        <Button look="p" busy={busy} disabled={!text.trim()} onTap={() => void send()}>
          回复客服
        </Button>
      </View>
      <Refusal error={error} />
    </View>
  );
}

const answers: readonly { outcome: ConfirmOutcome; word: string; icon: string }[] = [
  { outcome: 'solved', word: '已解决', icon: 'check-circle' },
  { outcome: 'partly', word: '部分解决', icon: 'half' },
  { outcome: 'unsolved', word: '没解决', icon: 'x-circle' },
];

function Confirm({ ticket, onChanged, asked, onAsked }: TurnProps) {
  const { busy, error, run } = useCommand();
  const [text, setText] = useState('');
  const isUnhappy = asked === 'partly' || asked === 'unsolved';
  const confirm = (outcome: ConfirmOutcome) =>
    run(async (commandId) => {
      const said = text.trim() ? { text } : {};
      onChanged(
        (await callAction('ticket.confirm', { ticketId: ticket.id, commandId, outcome, ...said })).ticket,
      );
      onAsked(undefined);
    }, outcome);
  const { result } = ticket;
  return (
    <View>
      {result ? (
        <View className="box">
          <PhotoStrip photos={[...ticket.photos.slice(0, 1), ...result.photos]} />
          <View className="t-m mt2">{[result.cause, result.done].filter(Boolean).join('。')}</View>
          <View className="row g1 t-s c2 mt2">
            <View className="i i-s i-coin" />
            {sayCharge(result.chargeFen)}
          </View>
        </View>
      ) : null}
      <View className="row g2 mt3 care-col">
        {answers.map(({ outcome, word, icon }) => (
          <Button
            key={outcome}
            id={`confirm-${outcome}`}
            size="m"
            grow
            icon={icon}
            look={asked === outcome ? 'o' : 'q'}
            busy={busy && outcome === 'solved'}
            onTap={() => (outcome === 'solved' ? void confirm(outcome) : onAsked(outcome))}
          >
            {word}
          </Button>
        ))}
      </View>
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

/** What waits for the resident on this ticket, on top of the page (look.md 03b, 04). */
export function YourTurn(props: TurnProps) {
  const { ticket } = props;
  if (ticket.turn !== 'resident') return null;
  const chip = chipOf(ticket, 'resident');
  return (
    <View className="card-turn mt3" id="your-turn">
      <View className="card-turn-h">
        <View className={`i i-s i-${chip.icon}`} />
        {chip.word}
      </View>
      <View className="card-b">
        {ticket.status === 'processing' ? <AgreeTime {...props} /> : null}
        {ticket.status === 'clarifying' ? <AnswerQuestion {...props} /> : null}
        {ticket.status === 'resolved' ? <Confirm {...props} /> : null}
      </View>
    </View>
  );
}
