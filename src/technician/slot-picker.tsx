import { sayClock, sayDay } from '@contract/clock-words';
import type { Slot } from '@contract/ticket';
import { Picker, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { Options } from '../components/options';
import { daysFrom, nextSlots, slotKey, slotsOn, slotWord } from './slots';

interface SlotPickerProps {
  now: number;
  chosen: Slot | undefined;
  onChoose: (slot: Slot) => void;
}

/** A time for the visit: the next sensible ones at once, any other by day and hour. */
export function SlotPicker({ now, chosen, onChoose }: SlotPickerProps) {
  const near = nextSlots(now);
  const isOther = chosen !== undefined && !near.some((slot) => slot.startAt === chosen.startAt);
  const days = useMemo(() => daysFrom(now).filter((day) => slotsOn(day, now).length > 0), [now]);
  const [[dayIndex, hourIndex], setIndexes] = useState([0, 0] as [day: number, hour: number]);
  const slots = useMemo(() => slotsOn(days[dayIndex] ?? now, now), [days, dayIndex, now]);
  // two short columns: the phone gets them anew only when they change
  const columns = useMemo(
    () => [days.map((day) => sayDay(day, now)), slots.map((slot) => sayClock(slot.startAt))],
    [days, slots, now],
  );
  const options = near.map((slot) => ({ value: slotKey(slot), word: slotWord(slot, now) }));
  const choose = (key: string) => {
    const slot = near.find((each) => slotKey(each) === key);
    if (slot) onChoose(slot);
  };
  return (
    <View>
      <Options idPrefix="slot" options={options} chosen={chosen && slotKey(chosen)} onChoose={choose} />
      <Picker
        mode="multiSelector"
        range={columns}
        value={[dayIndex, hourIndex]}
        onColumnChange={({ detail: { column, value } }) =>
          setIndexes(column === 0 ? [value, 0] : [dayIndex, value])
        }
        onChange={({ detail }) => {
          const slot = slots[Number(detail.value[1])];
          if (slot) onChoose(slot);
        }}
      >
        <View className={`opt mt2 ${isOther ? 'opt-on' : ''}`}>
          {isOther ? slotWord(chosen, now) : '选别的时间'}
        </View>
      </Picker>
    </View>
  );
}
