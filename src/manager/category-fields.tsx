import type { Category } from '@contract/community';
import { limits } from '@contract/limits';
import { Switch, View } from '@tarojs/components';
import { Options } from '../components/options';
import { LongField, NumberField, TextField } from './fields';
import { splitWords } from './new-row';

/** words are edited as one line, figures as typed */
export type CategoryRow = Omit<Category, 'skills' | 'finishMinutes'> & {
  typedSkills: string;
  typedMinutes: string;
};

export const rowOf = ({ skills, finishMinutes, ...rest }: Category): CategoryRow => ({
  ...rest,
  typedSkills: skills.join('、'),
  typedMinutes: finishMinutes === undefined ? '' : String(finishMinutes),
});

export const categoryOf = ({ typedSkills, typedMinutes, quality, ...rest }: CategoryRow): Category => ({
  ...rest,
  skills: splitWords(typedSkills),
  ...(typedMinutes ? { finishMinutes: Number(typedMinutes) } : {}),
  ...(quality?.trim() ? { quality } : {}),
});

const LEAST = 30;
const MOST = 20 * 450;
export const isFinish = (typed: string) =>
  typed === '' || (/^\d{1,5}$/.test(typed) && Number(typed) >= LEAST && Number(typed) <= MOST);

interface CategoryFieldsProps {
  row: CategoryRow;
  departments: readonly string[];
  change: (part: Partial<CategoryRow>) => void;
}

/** What a category is, whose work it is, and what good work of it is (P2.2, P3.1, P3.2). */
export function CategoryFields({ row, departments, change }: CategoryFieldsProps) {
  return (
    <View>
      <TextField
        id="category-name"
        label="名称"
        value={row.name}
        hint="比如：门锁"
        most={16}
        onChange={(name) => change({ name })}
      />
      <View className="t-s c3 mt3">归哪个部门</View>
      <View className="mt1">
        <Options
          idPrefix="category-department"
          options={departments.map((value) => ({ value, word: value }))}
          chosen={row.department}
          onChoose={(department) => change({ department })}
        />
      </View>
      {row.parentId === undefined ? null : (
        <View>
          <TextField
            id="category-skills"
            label="师傅要会什么（用顿号隔开，派单时按它推荐）"
            value={row.typedSkills}
            hint="门锁、锁芯"
            most={120}
            onChange={(typedSkills) => change({ typedSkills })}
          />
          <LongField
            id="category-quality"
            label="干好的标准（写进派单）"
            value={row.quality ?? ''}
            hint="比如：试水 10 分钟不滴"
            most={limits.shortTextLength}
            onChange={(quality) => change({ quality })}
          />
        </View>
      )}
      <View className="mt3">
        <NumberField
          id="category-finish"
          label="多久修好"
          unit="工作分钟"
          note={`不填就按「时限」里的算，可以填 ${LEAST} 到 ${MOST}`}
          value={row.typedMinutes}
          wrong={!isFinish(row.typedMinutes)}
          onChange={(typedMinutes) => change({ typedMinutes })}
        />
        <View className="cell row-line">
          <View className="grow">
            <View className="t-m">一报就算急的</View>
            <View className="t-s c3">按急的时限走</View>
          </View>
          <Switch
            id="category-urgent"
            checked={row.urgent ?? false}
            color="#17605a"
            onChange={(event) => change({ urgent: event.detail.value })}
          />
        </View>
      </View>
    </View>
  );
}
