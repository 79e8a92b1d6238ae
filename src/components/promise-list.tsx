import { sayWhen } from '@contract/clock-words';
import type { PromiseView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { promiseNames, type Reader } from '../labels';

interface Row {
  icon: string;
  side: string;
  look: string;
}

/** Kept, missed, paused or still open, in one word and time. */
function rowOf(promise: PromiseView, now: number): Row {
  const when = (at: number) => sayWhen(at, now, promise.dueNote);
  switch (promise.state) {
    case 'kept':
      return { icon: 'check-circle c-ok', side: `${when(promise.endedAt ?? now)} 已做到`, look: 'c-ok b' };
    case 'paused':
      return { icon: 'pause c-warn', side: '先停着', look: 'c-warn b' };
    case 'late':
      return promise.endedAt === undefined
        ? { icon: 'clock c-red', side: '晚了，对不起', look: 'c-red b' }
        : { icon: 'clock c-red', side: `${when(promise.endedAt)} 才做到`, look: 'c-red b' };
    default:
      return { icon: 'clock c-brand', side: `${when(promise.dueAt)} 前`, look: 'b' };
  }
}

/** All promises of a ticket that were not dropped: trust is shown, not claimed (look.md 03b). */
export function PromiseList({
  promises,
  now,
  reader,
}: {
  promises: readonly PromiseView[];
  now: number;
  reader: Reader;
}) {
  const shown = promises.filter((promise) => promise.state !== 'dropped');
  if (shown.length === 0) return null;
  return (
    <View>
      <View className="sec mt3">
        <View className="sec-t">{reader === 'resident' ? '我们的承诺' : '时限'}</View>
      </View>
      <View className="card-flush">
        {shown.map((promise, index) => {
          const { icon, side, look } = rowOf(promise, now);
          return (
            <View
              key={`${promise.kind}-${promise.startedAt}`}
              className={`cell ${index > 0 ? 'cell-line' : ''}`}
            >
              <View className={`i i-${icon}`} />
              <View className="grow">
                <View className="t-m b">{promiseNames[promise.kind][reader]}</View>
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
