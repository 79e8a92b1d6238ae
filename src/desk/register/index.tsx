import { limits } from '@contract/limits';
import { Text, View } from '@tarojs/components';
import { Button } from '../../components/button';
import { IdentityBar } from '../../components/identity-bar';
import { Part } from '../../components/part';
import { Shell } from '../../components/shell';
import { Missing, Refusal } from '../../components/states';
import { TextArea } from '../../components/text-area';
import { useGuide } from '../../hooks/use-guide';
import { useMinute } from '../../hooks/use-minute';
import { useWide } from '../../hooks/use-screen';
import { kindWords } from '../../labels';
import { hasKeys, useKeys } from '../use-keys';
import { MatterDetails, MatterKind } from './matter';
import { OpenTickets } from './open-tickets';
import { phoneOf } from './registration';
import { useRegistration } from './use-registration';
import { WhoCalls } from './who-calls';

type State = ReturnType<typeof useRegistration>;

function Form({ form, change, wide }: State & { wide: boolean }) {
  const guide = useGuide();
  const matter = { form, change, guide };
  return (
    <View>
      <View className="form-lab">哪一户</View>
      <WhoCalls form={form} change={change} />
      <Part>{form.same ? null : <MatterKind {...matter} />}</Part>
      <View className="form-lab">{form.same ? `补充到「${form.same.title}」` : '怎么说的'}</View>
      <View className="box">
        <TextArea
          id="register-text"
          value={form.text}
          hint={form.same ? '这次电话里说了什么' : kindWords[form.kind].hint}
          most={limits.textLength}
          {...(wide ? { focus: form.hit !== undefined } : {})}
          onChange={(text) => change({ text })}
        />
      </View>
      <Part>{form.same ? null : <MatterDetails {...matter} />}</Part>
    </View>
  );
}

function Open({ form, change, now }: State & { now: number }) {
  const whose = { personId: form.isGuest ? undefined : form.hit?.personId, phone: phoneOf(form) };
  if (!whose.personId && !whose.phone) return null;
  return (
    <OpenTickets
      whose={whose}
      now={now}
      same={form.same?.id}
      onSame={(card) => change({ same: card && { id: card.id, number: card.number, title: card.title } })}
    />
  );
}

function Send({ form, busy, error, missing, submit, wide }: State & { wide: boolean }) {
  const verb = form.same ? `记到 ${form.same.number}` : '登记';
  return (
    <View>
      <Missing what={missing} />
      <Refusal error={error} />
      <View className="mt2">
        <Button id="register-send" look="p" busy={busy} disabled={missing !== undefined} onTap={submit}>
          {wide && hasKeys ? `${verb}（Ctrl + Enter）` : verb}
        </Button>
      </View>
    </View>
  );
}

/** 登记: for whoever calls, comes or writes (P1.1); on a PC by keyboard alone. */
export default function RegisterPage() {
  const now = useMinute();
  const wide = useWide();
  const state = useRegistration(wide);
  useKeys({ 'ctrl+enter': state.submit });
  if (!wide) {
    return (
      <Shell
        id="desk-register"
        foot={
          <View className="bar">
            <Send {...state} wide={false} />
          </View>
        }
      >
        <Form {...state} wide={false} />
        <View className="mt4">
          <Open {...state} now={now} />
        </View>
      </Shell>
    );
  }
  return (
    <View className="desk desk-wide" id="page-desk-register">
      <IdentityBar />
      <View className="desk-top">
        <View className="row g2">
          <Text className="t-l b">登记</Text>
          <Text className="t-m c2">写的会留着，走开再回来也在</Text>
        </View>
      </View>
      <View className="desk-cols">
        <View className="desk-ticket">
          <View className="form-col">
            <Form {...state} wide />
          </View>
        </View>
        <View className="desk-action">
          <Open {...state} now={now} />
          <View className="act-bar">
            <Send {...state} wide />
          </View>
        </View>
      </View>
    </View>
  );
}
