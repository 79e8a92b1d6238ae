import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Button } from '../components/button';
import { Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { type Send, useCommand } from '../hooks/use-command';
import { useTyped } from '../hooks/use-typed';

interface TextActProps {
  id: string;
  ticket: TicketView;
  title: string;
  hint: string;
  note?: string;
  button: string;
  most?: number;
  act: (send: Send, text: string) => Promise<{ ticket: TicketView }>;
  onChanged: (ticket: TicketView) => void;
}

const noWords = () => ({ text: '' });

/** An act that consists of some words: ask, answer, recall. */
export function TextAct({ id, ticket, title, hint, note, button, most, act, onChanged }: TextActProps) {
  const { busy, error, run } = useCommand();
  const { value, change, clear } = useTyped(`${id}:${ticket.id}`, noWords);
  const { text } = value;
  const doIt = () =>
    run(async (send) => {
      const changed = await act(send, text);
      onChanged(changed.ticket);
      clear();
    });
  return (
    <View className="mt5">
      <View className="t-m b">{title}</View>
      <View className="box mt2">
        <TextArea
          id={`${id}-text`}
          small
          value={text}
          hint={hint}
          most={most ?? limits.textLength}
          onChange={(words) => change({ text: words })}
        />
      </View>
      {note ? <View className="t-s c3 mt1">{note}</View> : null}
      <Refusal error={error} />
      <View className="mt2">
        <Button id={id} size="m" busy={busy} disabled={!text.trim()} onTap={() => void doIt()}>
          {button}
        </Button>
      </View>
    </View>
  );
}
