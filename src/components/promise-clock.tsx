import { sayClock, sayDuration } from '@contract/clock-words';
import type { PromiseView } from '@contract/promise';
import type { TicketKind } from '@contract/ticket';
import { View } from '@tarojs/components';
import { promiseLine, type Reader } from '../labels';

export interface ClockFace {
  tone: 'calm' | 'warn' | 'late' | 'paused';
  /** how much of the time has passed, 0–100; none while paused */
  percent: number | undefined;
}

/** Running (green), from 75 % amber, late red, paused without a rail (look.md "Promise clock"). */
export function faceOf(promise: PromiseView, now: number): ClockFace {
  if (promise.state === 'paused') return { tone: 'paused', percent: undefined };
  const share = (now - promise.startedAt) / Math.max(1, promise.dueAt - promise.startedAt);
  const percent = Math.round(Math.min(1, Math.max(0.04, share)) * 100);
  if (now > promise.dueAt) return { tone: 'late', percent: 100 };
  return { tone: now >= promise.warnAt ? 'warn' : 'calm', percent };
}

const rails = { calm: '', warn: 'rail-warn', late: 'rail-late', paused: '' };
const cards = { calm: '', warn: 'promise-warn', late: 'promise-late', paused: '' };
const inks = { calm: 'c1', warn: 'c-warn', late: 'c-red', paused: 'c1' };

/** The line that fills as time passes. */
export function Rail({ promise, now }: { promise: PromiseView; now: number }) {
  const { tone, percent } = faceOf(promise, now);
  if (percent === undefined) return null;
  return (
    <View className={`rail mt3 ${rails[tone]}`}>
      <View className="rail-on" style={{ width: `${percent}%` }} />
    </View>
  );
}

/** A promise as the page's main sentence: sentence, rail, two times. */
export function PromiseClock({
  promise,
  now,
  reader,
  kind,
}: {
  promise: PromiseView;
  now: number;
  reader: Reader;
  kind: TicketKind;
}) {
  const { tone } = faceOf(promise, now);
  const line = promiseLine(promise, now, reader, kind);
  return (
    <View className={`promise mt3 ${cards[tone]}`}>
      <View className={`t-l b ${inks[tone]}`}>{line.strong + line.rest}</View>
      <Rail promise={promise} now={now} />
      {tone === 'paused' ? null : (
        <View className="row between t-s c2 mt2">
          <View className="num">{`${sayClock(promise.startedAt)} 开始`}</View>
          {tone === 'late' ? null : <View className="num">{`还有 ${sayDuration(promise.dueAt - now)}`}</View>}
        </View>
      )}
    </View>
  );
}
