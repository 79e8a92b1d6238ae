import type { ResidentHit } from '@contract/actions-deskin';
import { limits } from '@contract/limits';
import { Input, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Part } from '../../components/part';
import { Plate } from '../../components/plate';
import { Refusal } from '../../components/states';
import { useSoon } from '../../hooks/use-soon';
import { useKeys } from '../use-keys';
import { useResidents } from './use-residents';

interface FindResidentProps {
  words: string;
  onType: (words: string) => void;
  onChoose: (hit: ResidentHit) => void;
  onGuest: () => void;
}

function Hit({ hit, isOn, onChoose }: { hit: ResidentHit; isOn: boolean; onChoose: () => void }) {
  return (
    <View
      id={`hit-${hit.personId}-${hit.houseId}`}
      className={`hit ${isOn ? 'hit-on' : ''}`}
      hoverClass="tap-hover"
      onClick={onChoose}
    >
      <Plate look="light" place={{ label: hit.houseLabel, area: 'home' }} />
      <View className="grow t-m">
        <View className="b">{`${hit.name} ${hit.relation}`}</View>
        <View className="t-s c3 num">{hit.phoneMasked}</View>
      </View>
      {hit.openTickets > 0 ? <View className="t-s c-warn nowrap">{`${hit.openTickets} 件在办`}</View> : null}
    </View>
  );
}

/** Who calls: found as one types, taken with the arrow keys and Enter or a tap (P1.1). */
export function FindResident({ words, onType, onChoose, onGuest }: FindResidentProps) {
  const { found, error, isCurrent } = useResidents(words);
  const [at, setAt] = useState(0);
  const focus = useSoon();
  const hits = found?.items ?? [];
  const last = Math.max(0, hits.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer begins at its first row
  useEffect(() => setAt(0), [found]);
  useKeys({
    arrowdown: () => setAt(Math.min(last, at + 1)),
    arrowup: () => setAt(Math.max(0, at - 1)),
    enter: () => {
      const hit = hits[at];
      if (hit && isCurrent) onChoose(hit);
    },
  });
  return (
    <View>
      <View className="find">
        <View className="i i-s i-search" />
        <Input
          id="register-find"
          className="field find-in"
          value={words}
          focus={focus}
          placeholder="电话、房号或姓名，比如 1381、7-2-1203"
          placeholderClass="hold"
          maxlength={limits.shortTextLength}
          onInput={(event) => onType(event.detail.value)}
        />
      </View>
      <Part>
        {hits.length > 0 ? (
          <View className="card-flush mt2">
            {hits.map((hit, index) => (
              <Hit
                key={hit.personId + hit.houseId}
                hit={hit}
                isOn={index === at}
                onChoose={() => onChoose(hit)}
              />
            ))}
          </View>
        ) : null}
      </Part>
      <Part>
        {found?.more ? <View className="t-s c3 mt1">还有几位没列出来，再多写一点</View> : null}
        {isCurrent && found?.items.length === 0 ? (
          <View className="t-m c2 mt2">名单上没找到，换个写法试试，或者直接登记来电人。</View>
        ) : null}
      </Part>
      <Refusal error={error} />
      <View id="register-guest" className="link mt1" ariaRole="button" onClick={onGuest}>
        名单上没有，登记来电人
      </View>
    </View>
  );
}
