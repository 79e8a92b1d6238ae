import { limits } from '@contract/limits';
import { View } from '@tarojs/components';
import { Options } from '../components/options';
import { TextArea } from '../components/text-area';
import { useMinute } from '../hooks/use-minute';
import { deadlineChoices } from './deadlines';

export interface Details {
  task: string;
  deadlineAt?: number | undefined;
  quality?: string | undefined;
}

interface DetailsProps {
  value: Details;
  onChange: (part: Partial<Details>) => void;
}

/** What the order says beside the resident's own words: what to do, by when, how well (P3.1). */
export function OrderDetails({ value, onChange }: DetailsProps) {
  const now = useMinute();
  const chosen = value.deadlineAt === undefined ? '' : String(value.deadlineAt);
  return (
    <View>
      <View className="t-s c3 mt3">给师傅的交代</View>
      <View className="box mt1">
        <TextArea
          id="dispatch-task"
          small
          value={value.task}
          hint="要做什么"
          most={limits.textLength}
          onChange={(task) => onChange({ task })}
        />
      </View>
      <View className="t-s c3 mt3">几点前做完</View>
      <Options
        idPrefix="deadline"
        options={deadlineChoices(now)}
        chosen={chosen}
        onChoose={(at) => onChange({ deadlineAt: at === '' ? undefined : Number(at) })}
      />
      <View className="t-s c3 mt3">做到什么样</View>
      <View className="box mt1">
        <TextArea
          id="dispatch-quality"
          small
          value={value.quality ?? ''}
          hint="比如：试水 10 分钟不滴，选填"
          most={limits.shortTextLength}
          onChange={(quality) => onChange({ quality })}
        />
      </View>
    </View>
  );
}
