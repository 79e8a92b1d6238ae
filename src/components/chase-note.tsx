import type { ChaseRow, UnreachedRow } from '@contract/actions-chase';
import { sayDuration } from '@contract/clock-words';
import type { TicketCard } from '@contract/ticket';
import { View } from '@tarojs/components';
import { promiseName } from '../labels';

type Why = Partial<Pick<ChaseRow, 'late' | 'supervisions'>> & Partial<Pick<UnreachedRow, 'unreached'>>;

/** Why a ticket needs chasing, one line for each reason. */
export function chaseLines(
  { late = [], supervisions = [], unreached = [], kind }: Why & TicketCard,
  now: number,
) {
  return [
    ...late.map((promise) => {
      const names = promise.knownBy?.map(({ name }) => name).join('、');
      const known = names ? `，${names}已知道` : '';
      return {
        text: `${promiseName(promise.kind, 'staff', kind)}超时 ${sayDuration(now - promise.dueAt)}${known}`,
        look: 'c-red',
      };
    }),
    ...supervisions.map(({ toNames, reply, isMine }) => {
      const who = isMine ? '你' : toNames.join('、');
      return reply
        ? { text: `${reply.by}回复了督办：${reply.text}`, look: 'c-brand' }
        : { text: `督办${who}，等回复`, look: 'c-warn' };
    }),
    ...unreached.map(({ name, text }) => ({ text: `${name}还不知道：${text}`, look: 'c-warn' })),
  ];
}

export function ChaseNote({ card, now }: { card: Why & TicketCard; now: number }) {
  return (
    <View>
      {chaseLines(card, now).map(({ text, look }) => (
        <View key={text} className={`t-s one ${look}`}>
          {text}
        </View>
      ))}
    </View>
  );
}
