import type { Place } from '@contract/community';
import { limits } from '@contract/limits';
import { Input, View } from '@tarojs/components';
import { Options } from '../../components/options';
import { Part } from '../../components/part';
import { Plate } from '../../components/plate';
import type { Home } from '../../hooks/use-home';
import type { Draft } from './draft';

interface WhereProps {
  draft: Draft;
  home: Home | undefined;
  places: readonly Place[];
  change: (part: Partial<Draft>) => void;
}

const areas = [
  { value: 'home', word: '我家里', icon: 'home' },
  { value: 'public', word: '公共区域', icon: 'building' },
] as const;

/** My house; which one, for who has several. */
function AtHome({ draft, home, change }: WhereProps) {
  const houses = home?.houses;
  if (!houses)
    return home?.house ? <Plate look="large" place={{ label: home.house.label, area: 'home' }} /> : null;
  return (
    <Options
      idPrefix="report-house"
      options={houses.map(({ id, label }) => ({ value: id, word: label }))}
      chosen={draft.houseId ?? houses[0]?.id}
      onChoose={(houseId) => change({ houseId })}
    />
  );
}

/** A public place: one with a name, words beside it, or words alone. */
function InPublic({ draft, places, change }: WhereProps) {
  const toggle = (id: string) => change({ placeId: id === draft.placeId ? '' : id });
  return (
    <View>
      {places.length > 0 ? (
        <Options
          idPrefix="report-place"
          options={places.map(({ id, label }) => ({ value: id, word: label }))}
          chosen={draft.placeId}
          onChoose={toggle}
        />
      ) : null}
      <View className={`box ${places.length > 0 ? 'mt3' : ''}`}>
        <Input
          id="report-place"
          className="field"
          value={draft.publicPlace}
          placeholder={draft.placeId ? '说得更细些，选填，比如 15 号柱' : '或者写在这里，比如 12栋 大堂'}
          placeholderClass="hold"
          maxlength={limits.shortTextLength}
          onInput={(event) => change({ publicPlace: event.detail.value })}
        />
      </View>
    </View>
  );
}

/** Where it is: at home, or at a public place of the guide or in words (P1.2). */
export function Where(props: WhereProps) {
  const { draft, change } = props;
  return (
    <View className="card">
      <View className="seg">
        {areas.map(({ value, word, icon }) => (
          <View
            key={value}
            id={`report-${value}`}
            className={`seg-i ${draft.area === value ? 'seg-on' : ''}`}
            ariaRole="radio"
            onClick={() => change({ area: value })}
          >
            <View className={`i i-s i-${icon}`} />
            {word}
          </View>
        ))}
      </View>
      <View className="mt3">
        <Part>{draft.area === 'home' ? <AtHome {...props} /> : <InPublic {...props} />}</Part>
      </View>
    </View>
  );
}
