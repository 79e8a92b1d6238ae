import type { Candidate } from '@contract/actions';
import { View } from '@tarojs/components';

/** chosen instead of a person: whoever takes it first */
export const POOL = 'pool';

interface WhoProps {
  candidates: readonly Candidate[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Whom to send, best first, each with the reasons; or into the pool. */
export function Who({ candidates, chosen, onChoose }: WhoProps) {
  return (
    <View>
      {candidates.map((candidate, index) => (
        <View
          key={candidate.id}
          id={`candidate-${index}`}
          className={`who ${chosen === candidate.id ? 'who-on' : ''}`}
          onClick={() => onChoose(candidate.id)}
        >
          <View className={`radio ${chosen === candidate.id ? 'radio-on' : ''}`} />
          <View className="grow">
            <View className="row between g2">
              <View className="t-m b">{candidate.name}</View>
              <View className="t-s c3 num">{candidate.badge}</View>
            </View>
            <View className="t-s c2">{candidate.reasons.join(' · ')}</View>
          </View>
        </View>
      ))}
      <View
        id="candidate-pool"
        className={`who ${chosen === POOL ? 'who-on' : ''}`}
        onClick={() => onChoose(POOL)}
      >
        <View className={`radio ${chosen === POOL ? 'radio-on' : ''}`} />
        <View className="grow">
          <View className="t-m b">抢单池</View>
          <View className="t-s c2">师傅自己来抢，先到先得</View>
        </View>
      </View>
    </View>
  );
}
