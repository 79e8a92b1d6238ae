import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../api/call-action';
import { Button } from '../components/button';
import { Options } from '../components/options';
import { Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';

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

/** 回访: what the call brought (P5.5). */
export function FollowUpForm({
  ticket,
  onChanged,
}: {
  ticket: TicketView;
  onChanged: (ticket: TicketView) => void;
}) {
  const { busy, error, run } = useCommand();
  const [result, setResult] = useState<Result>();
  const [text, setText] = useState('');
  const record = () =>
    run(async (commandId) => {
      if (!result) return;
      const said = text.trim() ? { text } : {};
      onChanged(
        (await callAction('followUp.record', { ticketId: ticket.id, commandId, result, ...said })).ticket,
      );
    });
  return (
    <View>
      <View className="t-l b">回访</View>
      <View className="mt2">
        <Options options={results} chosen={result} onChoose={setResult} idPrefix="follow-up" />
      </View>
      {result ? <View className="t-s c3 mt2">{consequences[result]}</View> : null}
      <View className="box mt3">
        <TextArea
          id="follow-up-text"
          small
          value={text}
          hint="业主说了什么，选填"
          most={limits.textLength}
          onChange={setText}
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
