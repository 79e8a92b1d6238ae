import type { Candidate } from '@contract/actions';
import type { Pool } from '@contract/actions-dispatch';
import { View } from '@tarojs/components';

const POOL = 'pool:';

/** Chosen instead of a person: whoever of this department takes it first. */
export const poolId = (department: string) => POOL + department;

/** The department whose pool was chosen. */
export const departmentIn = (chosen: string | undefined) =>
  chosen?.startsWith(POOL) ? chosen.slice(POOL.length) : undefined;

interface WhoProps {
  candidates: readonly Candidate[];
  pools: readonly Pool[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

interface ChoiceProps {
  id: string;
  isOn: boolean;
  name: string;
  /** what stands at the end of the line, e.g. 手上 3 单 */
  side: string;
  below: string;
  onTap: () => void;
}

function Choice({ id, isOn, name, side, below, onTap }: ChoiceProps) {
  return (
    <View id={id} className={`who ${isOn ? 'who-on' : ''}`} ariaRole="radio" onClick={onTap}>
      <View className={`radio ${isOn ? 'radio-on' : ''}`} />
      <View className="grow">
        <View className="row between g2">
          <View className="t-m b">{name}</View>
          <View className="t-s c3 num nowrap">{side}</View>
        </View>
        <View className="t-s c2">{below}</View>
      </View>
    </View>
  );
}

/** Whom to send, best first, reasons beside the name, load beside the reasons; or a department's pool (look.md 06). */
export function Who({ candidates, pools, chosen, onChoose }: WhoProps) {
  return (
    <View>
      {candidates.map(({ id, name, load, reasons }, index) => (
        <Choice
          key={id}
          id={`candidate-${index}`}
          isOn={chosen === id}
          name={name}
          side={load > 0 ? `手上 ${load} 单` : '手上没单'}
          below={reasons.join(' · ')}
          onTap={() => onChoose(id)}
        />
      ))}
      {pools.map(({ department, onDuty }, index) => (
        <Choice
          key={department}
          id={index === 0 ? 'candidate-pool' : `candidate-pool-${index}`}
          isOn={chosen === poolId(department)}
          name={`${department}抢单池`}
          side=""
          below={onDuty > 0 ? `${onDuty} 人在班，先到先得` : '现在没人在班'}
          onTap={() => onChoose(poolId(department))}
        />
      ))}
    </View>
  );
}
