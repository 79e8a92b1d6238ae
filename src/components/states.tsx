import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useState } from 'react';
import type { ActionError } from '../api/call-action';
import { Button } from './button';
import { Part } from './part';

const SKELETON_AFTER_MS = 300;

/** The shape of a list while it loads, only if that takes longer than a blink. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <View ariaLabel="正在取">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <View className="card mt3" key={row}>
          <View className="sk" style={{ height: '20px', width: '70%' }} />
          <View className="sk mt3" style={{ height: '16px', width: '45%' }} />
        </View>
      ))}
    </View>
  );
}

/** What could not be loaded, with a way to try again; the number is to be read out to the desk. */
export function Trouble({ error, onRetry }: { error: ActionError; onRetry: () => void }) {
  return (
    <View className="card mt3">
      <View className="t-l b">{error.message}</View>
      {error.reference ? <View className="t-s c3 mt1">{`打客服时请报号码 ${error.reference}`}</View> : null}
      <View className="mt3">
        <Button size="m" onTap={onRetry}>
          再试一次
        </Button>
      </View>
    </View>
  );
}

/** Nothing here: what that means, and the next act. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <View className="card mt3">
      <View className="t-l b">{title}</View>
      {children}
    </View>
  );
}

/** Why an act was refused, beside the button that was tapped. */
export function Refusal({ error }: { error: ActionError | undefined }) {
  return (
    <Part>
      {error ? (
        <View className="note mt2" ariaRole="alert">
          <View className="i i-s i-info" />
          <View className="grow">
            {error.message}
            {error.reference ? `（${error.reference}）` : ''}
          </View>
        </View>
      ) : null}
    </Part>
  );
}
