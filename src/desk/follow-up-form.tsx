import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Button } from '../components/button';
import { Options } from '../components/options';
import { Part } from '../components/part';
import { Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';
import { useTyped } from '../hooks/use-typed';

const results = [
  { value: 'satisfied', word: '打通了，满意' },
  { value: 'dissatisfied', word: '打通了，不满意' },
  { value: 'unreached', word: '没打通' },
] as const;
type Result = (typeof results)[number]['value'];

const consequences: Record<Result, string> = {
  satisfied: '记为业主确认解决，归档。',
  dissatisfied: '重新打开，继续处理，不算办结。',
  unreached: '归档为「未确认」，不算满意。',
};

const noCall = (): { result?: Result; text: string } => ({ text: '' });

/** 回访: what the call brought (P5.5). */
export function FollowUpForm({
  ticket,
  onChanged,
}: {
  ticket: TicketView;
  onChanged: (ticket: TicketView) => void;
}) {
  const { busy, error, run } = useCommand();
  const { value, change, clear } = useTyped(`follow-up:${ticket.id}:${ticket.round}`, noCall);
  const { result, text } = value;
  const record = () =>
    run(async (send) => {
      if (!result) return;
      const said = text.trim() ? { text } : {};
      const { ticket: changed } = await send('followUp.record', { ticketId: ticket.id, result, ...said });
      onChanged(changed);
      clear();
    });
  return (
    <View>
      <View className="t-l b">回访</View>
      <View className="mt2">
        <Options
          options={results}
          chosen={result}
          onChoose={(chosen) => change({ result: chosen })}
          idPrefix="follow-up"
        />
      </View>
      <Part>{result ? <View className="t-s c3 mt2">{consequences[result]}</View> : null}</Part>
      <View className="box mt3">
        <TextArea
          id="follow-up-text"
          small
          value={text}
          hint="业主说了什么，选填"
          most={limits.textLength}
          onChange={(words) => change({ text: words })}
        />
      </View>
      <Refusal error={error} />
      <View className="mt3">
        <Button id="follow-up-send" look="p" busy={busy} disabled={!result} onTap={() => void record()}>
          记下回访
        </Button>
      </View>
    </View>
  );
}
