import { sayClock, sayDuration } from '@contract/clock-words';
import type { EmergencyView } from '@contract/emergency';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useCommand } from '../hooks/use-command';
import { Button } from './button';
import { emergencyWords } from './emergency-labels';
import { Part } from './part';
import { Refusal } from './states';

interface StripProps {
  ticket: TicketView;
  now: number;
  onChanged: (ticket: TicketView) => void;
}

/** Who has it; while nobody has, whom it wakes next and when. */
function sayWho(emergency: EmergencyView): string {
  const { acknowledgedBy, acknowledgedAt, nextAlertAt, told } = emergency;
  if (acknowledgedAt !== undefined) return `${acknowledgedBy} ${sayClock(acknowledgedAt)} 接手`;
  const names = told.flatMap((each) => each.names).join('、');
  const next = nextAlertAt === undefined ? '' : `，${sayClock(nextAlertAt)} 再往上叫`;
  return `还没有人接手${names ? `（已叫 ${names}）` : ''}${next}`;
}

function NextWord({ emergency, now }: { emergency: EmergencyView; now: number }) {
  const { nextWordAt } = emergency;
  if (nextWordAt === undefined) return null;
  const late = nextWordAt <= now;
  return (
    <View className={`t-m num ${late ? 'c-red b' : 'c2'}`}>
      {late
        ? `该给业主报进展了，超 ${sayDuration(now - nextWordAt)}`
        : `下次给业主报进展：${sayClock(nextWordAt)} 前`}
    </View>
  );
}

/** The plan in its order; who has it ticks off what is done. */
function Steps({ ticket, now, onChanged }: StripProps) {
  const { busy, error, run } = useCommand();
  const may = ticket.allowedActions.includes('emergency.step');
  const tick = (index: number) =>
    run(async (send) => onChanged((await send('emergency.step', { ticketId: ticket.id, index })).ticket));
  return (
    <View className="mt2">
      {ticket.emergency?.steps?.map(({ text, dueAt, doneAt, doneBy }, index) => (
        <View
          key={text}
          id={`emergency-step-${index}`}
          className="row g2 emg-step"
          ariaRole="checkbox"
          hoverClass={may && doneAt === undefined ? 'tap-hover' : 'none'}
          onClick={() => may && !busy && doneAt === undefined && void tick(index)}
        >
          <View className={doneAt === undefined ? 'radio' : 'i i-check-circle c-ok'} />
          <View className={`t-m grow ${doneAt === undefined ? '' : 'c3'}`}>{text}</View>
          <View className={`t-s num nowrap ${doneAt === undefined && dueAt <= now ? 'c-red b' : 'c3'}`}>
            {doneAt === undefined ? `${sayClock(dueAt)} 前` : `${doneBy} ${sayClock(doneAt)}`}
          </View>
        </View>
      ))}
      <Refusal error={error} />
    </View>
  );
}

function Acknowledge({ ticket, onChanged }: Omit<StripProps, 'now'>) {
  const { busy, error, run } = useCommand();
  const take = () =>
    run(async (send) => onChanged((await send('emergency.acknowledge', { ticketId: ticket.id })).ticket));
  return (
    <View className="mt2">
      <Button id="emergency-take" look="red" busy={busy} onTap={() => void take()}>
        我来处理
      </Button>
      <Refusal error={error} />
    </View>
  );
}

function Review({ emergency }: { emergency: EmergencyView }) {
  const { review } = emergency;
  if (!review) return null;
  return (
    <View className="t-m c2 mt1">
      {`原因：${review.cause}。处理：${review.done}。以后：${review.prevention}`}
    </View>
  );
}

/** P2.3 on every staff screen of the ticket: who has it, the next word that is owed, the plan; afterwards its review. */
export function EmergencyStrip(props: StripProps) {
  const { ticket, now } = props;
  const { emergency } = ticket;
  if (!emergency) return null;
  const { type, openedAt, endedAt } = emergency;
  const { word, icon } = emergencyWords[type];
  if (endedAt !== undefined) {
    return (
      <View className="card mt3" id="emergency-strip">
        <View className="t-m b">{`${word} · ${sayClock(openedAt)} 报，${sayClock(endedAt)} 已结束`}</View>
        <Review emergency={emergency} />
      </View>
    );
  }
  return (
    <View className="emg mt3" id="emergency-strip">
      <View className="row g2 t-l b c-red">
        <View className={`i i-${icon}`} />
        <View>{`${word} · 已过 ${sayDuration(now - openedAt)}`}</View>
      </View>
      <View className="t-m b mt1">{sayWho(emergency)}</View>
      <NextWord emergency={emergency} now={now} />
      <Part>
        {ticket.allowedActions.includes('emergency.acknowledge') ? <Acknowledge {...props} /> : null}
      </Part>
      <Steps {...props} />
    </View>
  );
}
