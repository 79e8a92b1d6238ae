import { sayDuration, sayWhen } from '@contract/clock-words';
import { limits } from '@contract/limits';
import type { SupervisionView, TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '../hooks/use-command';
import { Button } from './button';
import { Part } from './part';
import { Refusal } from './states';
import { TextArea } from './text-area';

interface ListProps {
  ticketId: string;
  supervisions: readonly SupervisionView[];
  now: number;
  mayClose: boolean;
  onChanged: (ticket: TicketView) => void;
}

type OneProps = Omit<ListProps, 'supervisions'> & { one: SupervisionView };

function ReplyForm({ ticketId, one, onChanged }: OneProps) {
  const { busy, error, run } = useCommand();
  const [text, setText] = useState('');
  const reply = () =>
    run(async (send) =>
      onChanged((await send('supervision.reply', { ticketId, supervisionId: one.id, text })).ticket),
    );
  return (
    <View className="mt2">
      <View className="box">
        <TextArea
          id={`reply-${one.id}`}
          small
          value={text}
          hint="现在怎么样了，几点前能办好"
          most={limits.textLength}
          onChange={setText}
        />
      </View>
      <Refusal error={error} />
      <View className="mt2">
        <Button
          id={`reply-send-${one.id}`}
          look="o"
          size="m"
          busy={busy}
          disabled={!text.trim()}
          onTap={() => void reply()}
        >
          回复督办
        </Button>
      </View>
    </View>
  );
}

function CloseButton({ ticketId, one, onChanged }: OneProps) {
  const { busy, error, run } = useCommand();
  const close = () =>
    run(async (send) =>
      onChanged((await send('supervision.close', { ticketId, supervisionId: one.id })).ticket),
    );
  return (
    <View className="mt2">
      <Refusal error={error} />
      <Button id={`supervision-close-${one.id}`} size="m" busy={busy} onTap={() => void close()}>
        {one.reply ? '可以了，结束督办' : '不用回了，结束督办'}
      </Button>
    </View>
  );
}

/** By when a reply is owed, or what it was. */
function Standing({ one, now }: { one: SupervisionView; now: number }) {
  if (one.reply) {
    return (
      <View className="box t-m mt2">{`${one.reply.by} ${sayWhen(one.reply.at, now)} 回复：${one.reply.text}`}</View>
    );
  }
  const late = now > one.dueAt;
  const line = late ? `超时 ${sayDuration(now - one.dueAt)}，还没回复` : `${sayWhen(one.dueAt, now)} 前回复`;
  return <View className={`t-m b mt1 ${late ? 'c-red' : 'c-warn'}`}>{line}</View>;
}

/** 督办 of a ticket that are not closed: who owes a reply by when, what was replied (P3.5). Staff only. */
export function SupervisionList({ supervisions, ...common }: ListProps) {
  return (
    <View>
      {supervisions.map((one) => (
        <View key={one.id} className="card mt3" id={`supervision-${one.id}`}>
          <View className="row between g2 wrap">
            <View className="row g1">
              <View className="i i-s i-alert c-warn" />
              <View className="t-m b">{`督办${one.isMine ? '你' : one.toNames.join('、')}`}</View>
            </View>
            <View className="t-s c3">{`${one.by} ${sayWhen(one.at, common.now)}`}</View>
          </View>
          <View className="t-m mt1">{one.text}</View>
          <Part>
            <Standing one={one} now={common.now} />
          </Part>
          <Part>{one.isMine ? <ReplyForm {...common} one={one} /> : null}</Part>
          <Part>{common.mayClose && !one.isMine ? <CloseButton {...common} one={one} /> : null}</Part>
        </View>
      ))}
    </View>
  );
}
