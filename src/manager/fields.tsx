import { Input, Picker, View } from '@tarojs/components';
import { TextArea } from '../components/text-area';
import { sayMinute } from './calendar-words';

interface FieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A line of words under its name. */
export function TextField({
  id,
  label,
  value,
  hint,
  most,
  onChange,
}: FieldProps & { hint: string; most: number }) {
  return (
    <View className="mt3">
      <View className="t-s c3">{label}</View>
      <View className="box mt1">
        <Input
          id={id}
          className="field"
          value={value}
          placeholder={hint}
          placeholderClass="hold"
          maxlength={most}
          onInput={(event) => onChange(event.detail.value)}
        />
      </View>
    </View>
  );
}

/** Several lines of words under their name. */
export function LongField({
  id,
  label,
  value,
  hint,
  most,
  onChange,
}: FieldProps & { hint: string; most: number }) {
  return (
    <View className="mt3">
      <View className="t-s c3">{label}</View>
      <View className="box mt1">
        <TextArea id={id} small value={value} hint={hint} most={most} onChange={onChange} />
      </View>
    </View>
  );
}

/** A whole number with its unit at the end of a row; `value` as it was typed. */
export function NumberField({
  id,
  label,
  value,
  unit,
  note,
  wrong,
  first,
  onChange,
}: FieldProps & { unit: string; note: string; wrong: boolean; first?: boolean }) {
  return (
    <View className={`cell ${first ? '' : 'row-line'}`}>
      <View className="grow">
        <View className="t-m">{label}</View>
        <View className={`t-s ${wrong ? 'c-warn b' : 'c3'}`}>{note}</View>
      </View>
      <View className="row g2">
        <View className={`box num-box ${wrong ? 'box-wrong' : ''}`}>
          <Input
            id={id}
            className="field"
            type="number"
            value={value}
            maxlength={6}
            onInput={(event) => onChange(event.detail.value)}
          />
        </View>
        <View className="t-s c2 num-unit">{unit}</View>
      </View>
    </View>
  );
}

/** 510 → 08:30, as a clock's picker has it */
const two = (count: number) => String(count).padStart(2, '0');
const clockOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
const minuteOf = (clock: string) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

interface TimeRangeProps {
  id: string;
  from: number;
  to: number;
  onChange: (from: number, to: number) => void;
  onRemove: () => void;
}

/** A stretch of a day, both ends by the clock's picker. */
export function TimeRange({ id, from, to, onChange, onRemove }: TimeRangeProps) {
  return (
    <View className="row g2 mt1">
      <Picker
        mode="time"
        value={clockOf(from)}
        onChange={(event) => onChange(minuteOf(event.detail.value), to)}
      >
        <View id={`${id}-from`} className="opt num">
          {sayMinute(from)}
        </View>
      </Picker>
      <View className="c3">到</View>
      <Picker
        mode="time"
        value={clockOf(to)}
        onChange={(event) => onChange(from, minuteOf(event.detail.value))}
      >
        <View id={`${id}-to`} className="opt num">
          {sayMinute(to)}
        </View>
      </Picker>
      <View className="link" ariaRole="button" ariaLabel="去掉这一段" onClick={onRemove}>
        <View className="i i-s i-x c2" />
      </View>
    </View>
  );
}
