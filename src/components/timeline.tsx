import { saySlot, sayWhen } from '@contract/clock-words';
import type { TicketView, TimelineEntry } from '@contract/ticket';
import { View } from '@tarojs/components';
import type { Reader } from '../labels';
import { sayEntry } from '../timeline-labels';
import { PhotoStrip } from './photos';

function textOf(entry: TimelineEntry, now: number): string {
  return [entry.slot ? saySlot(entry.slot, now) : '', entry.text ?? ''].filter(Boolean).join('\n');
}

/**
 * What happened, newest first (turned round by the style sheet, so that a new entry is one added at the end);
 * internal lines carry a lock and are on staff screens only (look.md "Timeline").
 */
export function Timeline({ ticket, now, reader }: { ticket: TicketView; now: number; reader: Reader }) {
  const newest = ticket.timeline.length - 1;
  // several things can happen at one moment: an entry is known by its place in the history
  const entries = [...ticket.timeline].reverse().map((entry, place) => ({ entry, place }));
  return (
    <View>
      <View className="sec mt3">
        <View className="sec-t">处理记录</View>
      </View>
      <View className="card tl-list">
        {entries.map(({ entry, place }) => {
          const text = textOf(entry, now);
          return (
            <View
              key={place}
              className={`tl ${place === newest ? 'tl-now' : ''} ${place === 0 ? 'tl-last' : ''}`}
            >
              {place === 0 ? null : <View className="tl-line" />}
              <View className="tl-dot" />
              <View className="row-top between g2">
                <View className="t-m b grow">
                  {sayEntry(entry, reader, ticket)}
                  {entry.internal ? <View className="t-s c3 row g1">{'业主看不到'}</View> : null}
                </View>
                <View className="t-s c3 num nowrap">{sayWhen(entry.at, now)}</View>
              </View>
              {text ? <View className="box mt2 t-m">{text}</View> : null}
              {entry.photos ? <PhotoStrip photos={entry.photos} small /> : null}
            </View>
          );
        })}
      </View>
    </View>
  );
}
