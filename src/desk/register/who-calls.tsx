import { Input, View } from '@tarojs/components';
import { Plate } from '../../components/plate';
import { useSoon } from '../../hooks/use-soon';
import { FindResident } from './find-resident';
import type { Registration } from './registration';

interface WhoCallsProps {
  form: Registration;
  change: (part: Partial<Registration>) => void;
}

const fields = [
  { name: 'guestName', hint: '姓名，比如 刘先生', most: 20, type: 'text' },
  { name: 'guestPhone', hint: '电话', most: 20, type: 'number' },
  { name: 'guestPlace', hint: '在哪里，比如 9栋1单元 301、北门', most: 100, type: 'text' },
] as const;

function Guest({ form, change }: WhoCallsProps) {
  const focus = useSoon();
  return (
    <View>
      {fields.map(({ name, hint, most, type }, index) => (
        <View className={`box ${index > 0 ? 'mt2' : ''}`} key={name}>
          <Input
            id={`register-${name}`}
            className="field"
            type={type}
            focus={index === 0 && focus}
            value={form[name]}
            placeholder={hint}
            placeholderClass="hold"
            maxlength={most}
            onInput={(event) => change({ [name]: event.detail.value })}
          />
        </View>
      ))}
      <View
        id="register-roster"
        className="link mt1"
        ariaRole="button"
        onClick={() => change({ isGuest: false })}
      >
        回到名单里找
      </View>
    </View>
  );
}

/** Somebody of the roster, or a caller who is not on it (P1.1). */
export function WhoCalls({ form, change }: WhoCallsProps) {
  if (form.isGuest) return <Guest form={form} change={change} />;
  const { hit } = form;
  if (!hit) {
    return (
      <FindResident
        words={form.words}
        onType={(words) => change({ words })}
        onChoose={(chosen) => change({ hit: chosen })}
        onGuest={() => change({ isGuest: true })}
      />
    );
  }
  return (
    <View className="card row g3 care-col" id="register-resident">
      <Plate look="large" place={{ label: hit.houseLabel, area: 'home' }} />
      <View className="grow t-m">
        <View className="b">{`${hit.name} ${hit.relation}`}</View>
        <View className="t-s c3 num">{hit.phoneMasked}</View>
        {hit.openTickets > 0 ? (
          <View className="t-s c-warn">{`${hit.openTickets} 件在办，先看是不是同一件`}</View>
        ) : null}
      </View>
      <View
        id="register-another"
        className="link nowrap"
        ariaRole="button"
        onClick={() => change({ hit: undefined, same: undefined, words: '' })}
      >
        换一位
      </View>
    </View>
  );
}
