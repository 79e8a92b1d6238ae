import { sayWhen } from '@contract/clock-words';
import type { CommunitySettings, PreviewLine } from '@contract/settings';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ActionError, callAction, toActionError } from '../api/call-action';
import { cloudNow } from '../api/cloud-clock';
import { Button } from '../components/button';
import { Refusal } from '../components/states';

/** 现在报修，今天 15:20 前有人联系 */
export function sayPreview({ when, what, dueAt, dueNote }: PreviewLine, now: number): string {
  return `${when}，${sayWhen(dueAt, now, dueNote)} 前${what}`;
}

export function PreviewLines({ lines }: { lines: readonly PreviewLine[] }) {
  return (
    <View className="promise mt3">
      <View className="t-s c2">按现在填的，业主会看到</View>
      {lines.map((line) => (
        <View className="t-m mt1 num" key={line.when}>
          {sayPreview(line, cloudNow())}
        </View>
      ))}
    </View>
  );
}

interface PreviewProps {
  saved: readonly PreviewLine[];
  calendar: CommunitySettings['calendar'];
  figures: readonly { key: string; value: number }[];
  isChanged: boolean;
}

/** What residents are told by the saved settings, and, at a tap, by those that are typed. */
export function Preview({ saved, calendar, figures, isChanged }: PreviewProps) {
  const [tried, setTried] = useState<{ by: string; lines: PreviewLine[] }>();
  const [error, setError] = useState<ActionError>();
  const by = JSON.stringify([calendar, figures]);
  const tryOut = () => {
    setError(undefined);
    callAction('settings.preview', { calendar, figures: [...figures] }).then(
      ({ preview }) => setTried({ by, lines: preview }),
      (failure) => setError(toActionError(failure)),
    );
  };
  const isCurrent = tried?.by === by;
  return (
    <View>
      {isChanged && !isCurrent ? (
        <View className="mt3">
          <Button id="setting-preview" size="m" look="o" icon="eye" onTap={tryOut}>
            按现在填的算一下
          </Button>
        </View>
      ) : (
        <PreviewLines lines={isChanged && tried ? tried.lines : saved} />
      )}
      <Refusal error={error} />
    </View>
  );
}
