import { View } from '@tarojs/components';
import { starWords } from '../labels';

interface StarsProps {
  id: string;
  word: string;
  value: number;
  onChange: (value: number) => void;
}

/** One question answered by one to five stars, with the word beside them; nothing is preset (look.md 04). */
export function Stars({ id, word, value, onChange }: StarsProps) {
  return (
    <View className="row between mt2 care-col">
      <View className="t-m nowrap">{word}</View>
      <View className="stars">
        {[1, 2, 3, 4, 5].map((star) => (
          <View
            key={star}
            id={`${id}-${star}`}
            className={`star i-${star <= value ? 'star-on' : 'star'}`}
            ariaRole="button"
            ariaLabel={`${word} ${star} 星`}
            onClick={() => onChange(star)}
          />
        ))}
      </View>
      <View className="t-s c2 stars-word">{starWords[value]}</View>
    </View>
  );
}
