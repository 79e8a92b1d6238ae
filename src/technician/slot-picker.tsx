import { sayClock, sayDay } from '@contract/clock-words';
import type { Slot } from '@contract/ticket';
import { Picker, View } from '@tarojs/components';
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
  const all = daysFrom(now).flatMap((day) => slotsOn(day, now));
  const words = all.map(
    (slot) => `${sayDay(slot.startAt, now)} ${sayClock(slot.startAt)}–${sayClock(slot.endAt)}`,
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
        mode="selector"
        range={words}
        onChange={(event) => {
          const slot = all[Number(event.detail.value)];
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
