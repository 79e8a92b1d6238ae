import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '../components/button';
import { Part } from '../components/part';
import { Shell } from '../components/shell';
import { LoadState, Missing, Refusal } from '../components/states';
import type { Editing } from './use-settings';

/** Somebody else saved meanwhile: whose words stay is the manager's choice. */
function Conflict<T>({ form }: { form: Editing<T> }) {
  if (form.error?.code !== 'SOMEBODY_WAS_FASTER') return null;
  return (
    <View className="row g2 mt2">
      <Button id="take-latest" size="m" grow onTap={() => void form.takeLatest()}>
        看最新的，不要我填的
      </Button>
      <Button id="keep-mine" size="m" grow busy={form.busy} onTap={() => void form.keepMine()}>
        还是存我的
      </Button>
    </View>
  );
}

function SaveBar<T>({ form, missing }: { form: Editing<T>; missing?: string | undefined }) {
  return (
    <View className="bar">
      <Missing what={form.isChanged ? missing : undefined} />
      <Refusal error={form.error} />
      <Part>
        <Conflict form={form} />
      </Part>
      <Part>
        {form.isSaved ? (
          <View className="row g2 mb2">
            <View className="i i-s i-check-circle c-ok" />
            <View className="t-s c2">存好了，5 分钟内大家都用上新的</View>
          </View>
        ) : null}
      </Part>
      <Button
        id="setting-save"
        look="p"
        busy={form.busy}
        disabled={!form.isChanged || missing !== undefined}
        onTap={() => void form.save()}
      >
        {form.isChanged ? '存下来' : '没有改动'}
      </Button>
    </View>
  );
}

interface SettingPageProps<T> {
  id: string;
  title: string;
  /** what this setting does, in one sentence */
  about: string;
  form: Editing<T>;
  missing?: string | undefined;
  children: (value: T) => ReactNode;
}

/** The frame of every page of settings: what it is for, the fields, and the bar that saves. */
export function SettingPage<T>({ id, title, about, form, missing, children }: SettingPageProps<T>) {
  return (
    <Shell id={`manager-${id}`} foot={form.settings ? <SaveBar form={form} missing={missing} /> : null}>
      <View className="t-xl">{title}</View>
      <View className="t-m c2 mt1">{about}</View>
      <LoadState has={form.value !== undefined} error={form.loadError} onRetry={() => void form.reload()} />
      {form.value === undefined ? null : children(form.value)}
    </Shell>
  );
}
