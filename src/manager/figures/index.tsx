import { View } from '@tarojs/components';
import { NumberField } from '../fields';
import {
  figureOf,
  sayLimits,
  type TypedFigures,
  typedFrom,
  unitWords,
  valuesOf,
  wrongIn,
} from '../figure-words';
import { Preview } from '../preview';
import { SettingPage } from '../setting-page';
import { usePart } from '../use-settings';

export default function FiguresPage() {
  const form = usePart<TypedFigures>({
    name: 'figures',
    pick: ({ figures }) => typedFrom(figures),
    change: (typed, { figures }) => ({ part: 'figures', figures: valuesOf(typed, figures) }),
  });
  const figures = form.settings?.figures ?? [];
  const groups = [...new Set(figures.map(({ group }) => group))];
  const missing = form.value && wrongIn(form.value, figures);
  return (
    <SettingPage
      id="figures"
      title="时限"
      about="多久之内要做到。只管以后新开的时限，已经答应业主的不变。一个工作日是 450 工作分钟。"
      form={form}
      missing={missing}
    >
      {(typed) => (
        <View>
          <Preview
            saved={form.settings?.preview ?? []}
            calendar={form.settings?.calendar ?? { weekly: [], followsHolidays: true, closedDates: [] }}
            figures={valuesOf(typed, figures)}
            isChanged={form.isChanged && !missing}
          />
          {groups.map((group) => (
            <View key={group}>
              <View className="lab">{group}</View>
              <View className="card-flush">
                {figures
                  .filter((figure) => figure.group === group)
                  .map((figure, index) => (
                    <NumberField
                      first={index === 0}
                      key={figure.key}
                      id={`figure-${figure.key.replace('.', '-')}`}
                      label={figure.name}
                      value={typed[figure.key] ?? ''}
                      unit={unitWords[figure.unit]}
                      note={sayLimits(figure)}
                      wrong={figureOf(typed[figure.key], figure) === undefined}
                      onChange={(value) => form.edit({ ...typed, [figure.key]: value })}
                    />
                  ))}
              </View>
            </View>
          ))}
        </View>
      )}
    </SettingPage>
  );
}
