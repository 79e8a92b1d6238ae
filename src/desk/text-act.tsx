import { limits } from '@contract/limits';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../components/button';
import { Refusal } from '../components/states';
import { TextArea } from '../components/text-area';
import { useCommand } from '../hooks/use-command';

interface TextActProps {
  id: string;
  title: string;
  hint: string;
  note?: string;
  button: string;
  most?: number;
  send: (commandId: string, text: string) => Promise<TicketView>;
  onChanged: (ticket: TicketView) => void;
}

/** An act that consists of some words: ask, answer, recall. */
export function TextAct({ id, title, hint, note, button, most, send, onChanged }: TextActProps) {
  const { busy, error, run } = useCommand();
  const [text, setText] = useState('');
  const act = () =>
    run(async (commandId) => {
      onChanged(await send(commandId, text));
      setText('');
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
          onChange={setText}
        />
      </View>
      {note ? <View className="t-s c3 mt1">{note}</View> : null}
      <Refusal error={error} />
      <View className="mt2">
        <Button id={id} size="m" busy={busy} disabled={!text.trim()} onTap={() => void act()}>
          {button}
        </Button>
      </View>
    </View>
  );
}
