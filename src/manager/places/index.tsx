import type { Place } from '@contract/community';
import { limits } from '@contract/limits';
import { View } from '@tarojs/components';
import { TextField } from '../fields';
import { ListEditor } from '../list-editor';
import { missingOf, newRowId } from '../new-row';
import { SettingPage } from '../setting-page';
import { usePart } from '../use-settings';

export default function PlacesPage() {
  const form = usePart<Place[]>({
    name: 'places',
    pick: ({ guide }) => guide.places,
    change: (places) => ({
      part: 'places',
      places: places.map(({ building, ...place }) => ({ ...place, ...(building ? { building } : {}) })),
    }),
  });
  return (
    <SettingPage
      id="places"
      title="公共地点"
      about="业主报公共地方的事，从这里选。贴在墙上的码也指到这里，删掉后旧码就认不出地点了。"
      form={form}
    >
      {(places) => (
        <ListEditor<Place>
          id="place"
          items={places}
          what="地点"
          most={200}
          title={({ label }) => label}
          detail={({ building, id }) => [building, `码号 ${id}`].filter(Boolean).join(' · ')}
          blank={() => ({ id: newRowId('p'), label: '' })}
          missing={({ label }) => missingOf({ 名称: label })}
          onChange={form.edit}
          fields={(place, change) => (
            <View>
              <TextField
                id="place-label"
                label="名称"
                value={place.label}
                hint="比如：地下二层东区"
                most={limits.shortTextLength}
                onChange={(label) => change({ label })}
              />
              <TextField
                id="place-building"
                label="哪栋楼（公共区域可以不填）"
                value={place.building ?? ''}
                hint="比如：7栋"
                most={16}
                onChange={(building) => change({ building })}
              />
            </View>
          )}
        />
      )}
    </SettingPage>
  );
}
