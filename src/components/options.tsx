import { View } from '@tarojs/components';

interface OptionsProps<T extends string> {
  options: readonly { value: T; word: string }[];
  chosen: T | undefined;
  onChoose: (value: T) => void;
  idPrefix?: string;
}

/** A few words to choose one of. */
export function Options<T extends string>({ options, chosen, onChoose, idPrefix }: OptionsProps<T>) {
  return (
    <View className="opts">
      {options.map(({ value, word }, index) => (
        <View
          key={value}
          {...(idPrefix ? { id: `${idPrefix}-${index}` } : {})}
          className={`opt ${value === chosen ? 'opt-on' : ''}`}
          ariaRole="radio"
          onClick={() => onChoose(value)}
        >
          {word}
        </View>
      ))}
    </View>
  );
}
