import { sayWhen } from '@contract/clock-words';
import type { BriefingView } from '@contract/lead';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useCommand } from '../hooks/use-command';
import { Button } from './button';
import { Refusal } from './states';

function Readers({ briefing, now }: { briefing: BriefingView; now: number }) {
  return (
    <View className="row g2 wrap mt2">
      {briefing.readers.map(({ name, readAt }) => (
        <View key={name} className={`row g1 t-s ${readAt === undefined ? 'c-warn b' : 'c-ok'}`}>
          <View className={`i i-s ${readAt === undefined ? 'i-eye-off' : 'i-check'}`} />
          {readAt === undefined ? `${name} 还没看` : `${name} ${sayWhen(readAt, now)} 看过`}
        </View>
      ))}
    </View>
  );
}

/** 任务交底 with who has read it, the latest first (P3.4). Those that the viewer still has to read stand elsewhere. */
export function BriefingList({ ticket, now }: { ticket: TicketView; now: number }) {
  const briefings = (ticket.briefings ?? []).filter((briefing) => !briefing.unread);
  if (briefings.length === 0) return null;
  return (
    <View className="card mt3" id="briefings">
      <View className="t-m b">任务交底</View>
      {briefings.map((briefing) => (
        <View key={briefing.id} className="mt2">
          <View className="row between g2">
            <View className="t-s c3">{briefing.by}</View>
            <View className="t-s c3 num">{sayWhen(briefing.givenAt, now)}</View>
          </View>
          <View className="t-m mt1">{briefing.text}</View>
          <Readers briefing={briefing} now={now} />
        </View>
      ))}
    </View>
  );
}

interface ToReadProps {
  job: TicketView;
  onChanged: (job: TicketView) => void;
}

function OneToRead({ job, briefing, onChanged }: ToReadProps & { briefing: BriefingView }) {
  const { busy, error, run } = useCommand();
  const read = () =>
    run(async (send) => {
      const target = { ticketId: job.id, workOrderId: job.workOrder?.id ?? '', briefingId: briefing.id };
      onChanged((await send('briefing.read', target)).ticket);
    });
  return (
    <View className="card-turn briefing" id={`briefing-${briefing.id}`}>
      <View className="card-turn-h">
        <View className="i i-s i-horn" />
        <View className="grow">任务交底，看过再去</View>
        <View className="t-s">{briefing.by}</View>
      </View>
      <View className="card-b">
        <View className="t-l">{briefing.text}</View>
        <Refusal error={error} />
        <View className="mt3">
          <Button id="briefing-read" look="o" icon="check" busy={busy} onTap={() => void read()}>
            看过了
          </Button>
        </View>
      </View>
    </View>
  );
}

/** What somebody on the job has to read before they go: on top of the page, away with one tap (P3.4). */
export function BriefingsToRead({ job, onChanged }: ToReadProps) {
  const unread = job.allowedActions.includes('briefing.read')
    ? (job.briefings ?? []).filter((briefing) => briefing.unread)
    : [];
  return (
    <View>
      {unread.map((briefing) => (
        <OneToRead key={briefing.id} job={job} briefing={briefing} onChanged={onChanged} />
      ))}
    </View>
  );
}
