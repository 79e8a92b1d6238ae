import type { EmergencyPlan } from '@contract/community';
import { limits } from '@contract/limits';
import { View } from '@tarojs/components';
import { LongField, NumberField, TextField } from './fields';
import { ListEditor } from './list-editor';
import { missingOf } from './new-row';

type Phone = EmergencyPlan['phones'][number];
/** the minutes as they were typed */
type Step = { text: string; typed: string };

const DAY = 24 * 60;
const isMinutes = (typed: string) => /^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= DAY;
const isPhone = (number: string) => /^[\d -]{3,20}$/.test(number);

interface PlanFieldsProps {
  plan: EmergencyPlan;
  change: (part: Partial<EmergencyPlan>) => void;
}

function Steps({ plan, change }: PlanFieldsProps) {
  return (
    <ListEditor<Step>
      id="step"
      items={plan.steps.map(({ text, withinMinutes }) => ({ text, typed: String(withinMinutes) }))}
      what="步骤"
      most={15}
      title={({ text }) => text}
      detail={({ typed }) => `${typed} 分钟内`}
      blank={() => ({ text: '', typed: '' })}
      missing={({ text, typed }) =>
        missingOf({ 做什么: text, '几分钟内（1 到 1440）': isMinutes(typed) ? typed : '' })
      }
      onChange={(steps) =>
        change({ steps: steps.map(({ text, typed }) => ({ text, withinMinutes: Number(typed) })) })
      }
      fields={(step, put) => (
        <View>
          <LongField
            id="step-text"
            label="做什么"
            value={step.text}
            hint="比如：到场关楼栋分阀"
            most={limits.shortTextLength}
            onChange={(text) => put({ text })}
          />
          <NumberField
            id="step-minutes"
            label="几分钟内做到"
            unit="分钟"
            note="从报的那一刻算"
            value={step.typed}
            wrong={step.typed !== '' && !isMinutes(step.typed)}
            onChange={(typed) => put({ typed })}
          />
        </View>
      )}
    />
  );
}

function Phones({ plan, change }: PlanFieldsProps) {
  return (
    <ListEditor<Phone>
      id="phone"
      items={plan.phones}
      what="电话"
      most={5}
      title={({ name }) => name}
      detail={({ number }) => number}
      blank={() => ({ name: '', number: '' })}
      missing={({ name, number }) => missingOf({ 叫什么: name, 号码: isPhone(number) ? number : '' })}
      onChange={(phones) => change({ phones })}
      fields={(phone, put) => (
        <View>
          <TextField
            id="phone-name"
            label="叫什么"
            value={phone.name}
            hint="比如：电梯维保"
            most={16}
            onChange={(name) => put({ name })}
          />
          <TextField
            id="phone-number"
            label="号码"
            value={phone.number}
            hint="0571-8800 1234"
            most={20}
            onChange={(number) => put({ number })}
          />
        </View>
      )}
    />
  );
}

/** One plan: what the resident does at once, whom to call, what the staff do in which order and by when (P2.3). */
export function PlanFields({ plan, change }: PlanFieldsProps) {
  return (
    <View>
      <LongField
        id="plan-safety"
        label="业主马上看到的几句话（一行一句，最多五句）"
        value={plan.safety.join('\n')}
        hint="先关进户总阀"
        most={limits.textLength}
        onChange={(typed) => change({ safety: typed.split('\n') })}
      />
      <View className="lab">员工的步骤</View>
      <Steps plan={plan} change={change} />
      <View className="lab">要打的电话</View>
      <Phones plan={plan} change={change} />
    </View>
  );
}
