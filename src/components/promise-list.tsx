import { sayWhen } from '@contract/clock-words';
import type { PromiseView } from '@contract/promise';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { isResidents, promiseName, type Reader } from '../labels';

interface Row {
  icon: string;
  side: string;
  look: string;
}

/** A late promise: still owed, given up, or done after all. */
function lateSide(promise: PromiseView, now: number, reader: Reader): string {
  if (promise.endedAt === undefined) return reader === 'resident' ? '晚了，对不起' : '已超时';
  return promise.abandoned ? '没做到' : `${sayWhen(promise.endedAt, now, promise.dueNote)} 才做到`;
}

/** Kept, missed, paused or still open, in one word and time. */
export function rowOf(promise: PromiseView, now: number, reader: Reader = 'resident'): Row {
  const when = (at: number) => sayWhen(at, now, promise.dueNote);
  switch (promise.state) {
    case 'kept':
      return { icon: 'check-circle c-ok', side: `${when(promise.endedAt ?? now)} 已做到`, look: 'c-ok b' };
    case 'paused':
      return { icon: 'pause c-warn', side: '先停着', look: 'c-warn b' };
    case 'late':
      return { icon: 'clock c-red', side: lateSide(promise, now, reader), look: 'c-red b' };
    default:
      return { icon: 'clock c-brand', side: `${when(promise.dueAt)} 前`, look: 'b' };
  }
}

/** Our promises on a ticket: trust is shown, not claimed (look.md 03b). Not those that were dropped or that the resident holds. */
export function promisesToShow(promises: readonly PromiseView[]): PromiseView[] {
  return promises.filter((promise) => promise.state !== 'dropped' && !isResidents(promise));
}

export function PromiseList({ ticket, now, reader }: { ticket: TicketView; now: number; reader: Reader }) {
  const shown = promisesToShow(ticket.promises);
  if (shown.length === 0) return null;
  return (
    <View>
      <View className="sec mt3">
        <View className="sec-t">{reader === 'resident' ? '我们的承诺' : '时限'}</View>
      </View>
      <View className="card-flush">
        {shown.map((promise, index) => {
          const { icon, side, look } = rowOf(promise, now, reader);
          return (
            <View
              key={`${promise.kind}-${promise.startedAt}`}
              className={`cell ${index > 0 ? 'cell-line' : ''}`}
            >
              <View className={`i i-${icon}`} />
              <View className="grow">
                <View className="t-m b">{promiseName(promise.kind, reader, ticket.kind)}</View>
                {promise.endedAt === undefined ? null : (
                  <View className="t-s c3 num">{`承诺 ${sayWhen(promise.dueAt, now, promise.dueNote)} 前`}</View>
                )}
              </View>
              <View className={`t-s num ${look}`}>{side}</View>
            </View>
          );
        })}
      </View>
    </View>
  );
}
