import type { ConfirmOutcome } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Button } from './button';

const answers: readonly { outcome: ConfirmOutcome; word: string; icon: string }[] = [
  { outcome: 'solved', word: '已解决', icon: 'check-circle' },
  { outcome: 'partly', word: '部分解决', icon: 'half' },
  { outcome: 'unsolved', word: '没解决', icon: 'x-circle' },
];

interface ConfirmAnswersProps {
  /** the answer that was tapped and waits for its words */
  asked?: string | undefined;
  /** `solved` is on its way */
  busy: boolean;
  onAnswer: (outcome: ConfirmOutcome) => void;
}

/** Three answers of equal size: nobody is nudged to 已解决 (look.md 04). */
export function ConfirmAnswers({ asked, busy, onAnswer }: ConfirmAnswersProps) {
  return (
    <View className="row g2 mt3 care-col">
      {answers.map(({ outcome, word, icon }) => (
        <Button
          key={outcome}
          id={`confirm-${outcome}`}
          size="m"
          grow
          icon={icon}
          look={asked === outcome ? 'o' : 'q'}
          busy={busy && outcome === 'solved'}
          onTap={() => onAnswer(outcome)}
        >
          {word}
        </Button>
      ))}
    </View>
  );
}
