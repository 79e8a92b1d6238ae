import type { TicketKind } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Options } from '../../components/options';
import { kindWords } from '../../labels';
import { CategoryFields, type CategoryRow, categoryOf, isFinish, rowOf } from '../category-fields';
import { kindOptions } from '../kind-options';
import { ListEditor } from '../list-editor';
import { missingOf, newRowId } from '../new-row';
import { SettingPage } from '../setting-page';
import { usePart } from '../use-settings';

const retire = {
  isRetired: ({ retired }: CategoryRow) => retired ?? false,
  toggle: ({ retired, ...row }: CategoryRow): CategoryRow => (retired ? row : { ...row, retired: true }),
};

function missingIn({ name, typedMinutes }: CategoryRow): string | undefined {
  return isFinish(typedMinutes) ? missingOf({ 名称: name }) : '「多久修好」填的数不行';
}

function sayCategory({ department, typedMinutes, urgent }: CategoryRow): string {
  return [department, typedMinutes && `${typedMinutes} 工作分钟修好`, urgent && '算急的']
    .filter(Boolean)
    .join(' · ');
}

interface LevelProps {
  rows: readonly CategoryRow[];
  kind: TicketKind;
  parentId: string | undefined;
  departments: readonly string[];
  edit: (rows: CategoryRow[]) => void;
}

/** One level of the tree: the upper categories of a kind, or what is below one of them. */
function Level({ rows, kind, parentId, departments, edit }: LevelProps) {
  const isMine = (row: CategoryRow) => row.kind === kind && row.parentId === parentId;
  const blank = (): CategoryRow => ({
    id: newRowId(kind),
    kind,
    name: '',
    ...(parentId === undefined ? { icon: 'wrench' } : { parentId }),
    typedSkills: '',
    typedMinutes: '',
  });
  return (
    <ListEditor<CategoryRow>
      key={`${kind}-${parentId}`}
      id={parentId === undefined ? 'category' : 'leaf'}
      items={rows.filter(isMine)}
      what={parentId === undefined ? '大类' : '小类'}
      most={30}
      title={({ name }) => name}
      detail={sayCategory}
      blank={blank}
      missing={missingIn}
      retire={retire}
      onChange={(mine) => edit([...rows.filter((row) => !isMine(row)), ...mine])}
      fields={(row, change) => <CategoryFields row={row} departments={departments} change={change} />}
    />
  );
}

export default function CategoriesPage() {
  const [kind, setKind] = useState<TicketKind>('repair');
  const [parent, setParent] = useState<string>();
  const form = usePart<CategoryRow[]>({
    name: 'categories',
    pick: ({ guide }) => guide.categories.map(rowOf),
    change: (rows) => ({ part: 'categories', categories: rows.map(categoryOf) }),
  });
  const departments = form.settings?.guide.departments ?? [];
  return (
    <SettingPage
      id="categories"
      title="分类"
      about="业主报事时先选大类，再选小类。停用的不再让人选，以前的事照样看得到。"
      form={form}
    >
      {(rows) => {
        const tops = rows.filter((row) => row.kind === kind && row.parentId === undefined);
        const open = tops.find(({ id }) => id === parent) ?? tops[0];
        const shared = { rows, kind, departments, edit: form.edit };
        return (
          <View>
            <View className="mt3">
              <Options idPrefix="category-kind" options={kindOptions} chosen={kind} onChoose={setKind} />
            </View>
            <View className="lab">{`${kindWords[kind].name}的大类`}</View>
            <Level {...shared} parentId={undefined} />
            {open ? (
              <View>
                <View className="lab">小类</View>
                <Options
                  idPrefix="category-parent"
                  options={tops.map(({ id, name }) => ({ value: id, word: name }))}
                  chosen={open.id}
                  onChoose={setParent}
                />
                <Level {...shared} parentId={open.id} />
              </View>
            ) : null}
          </View>
        );
      }}
    </SettingPage>
  );
}
