import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useState } from 'react';
import type { ActionError } from '../api/call-action';
import { Button } from './button';
import { Part } from './part';

const SKELETON_AFTER_MS = 300;

/** The sentence, with the number to read out on the phone if there is one. */
const sayError = (error: ActionError) => error.message + (error.reference ? `（${error.reference}）` : '');

/** The shape of a list while it loads, only if that takes longer than a blink. */
function Skeleton({ rows = 3 }: { rows?: number }) {
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

interface FailedProps {
  error: ActionError;
  onRetry: () => void;
}

/** What could not be loaded, with a way to try again; the number is to be read out to the desk. */
function Trouble({ error, onRetry }: FailedProps) {
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

/** Above old content whose latest load failed: one quiet line that says so, with a way to try again. */
function Outdated({ error, onRetry }: FailedProps) {
  return (
    <View className="note outdated" ariaRole="alert">
      <View className="i i-s i-info" />
      <View className="grow">{error.code === 'OFFLINE' ? '没连上网，这是刚才的内容' : sayError(error)}</View>
      <View className="link nowrap" ariaRole="button" onClick={onRetry}>
        再试一次
      </View>
    </View>
  );
}

interface LoadStateProps {
  /** whether there is content, old or new, to show below */
  has: boolean;
  error: ActionError | undefined;
  onRetry: () => void;
}

/** How the loading of a page stands: its shape while nothing is there, what failed, or that what is shown is old. */
export function LoadState({ has, error, onRetry }: LoadStateProps) {
  return (
    <Part>
      {error && has ? <Outdated error={error} onRetry={onRetry} /> : null}
      {error && !has ? <Trouble error={error} onRetry={onRetry} /> : null}
      {has || error ? null : <Skeleton />}
    </Part>
  );
}

/** What is still missing before an act, above its button. */
export function Missing({ what }: { what: string | undefined }) {
  return (
    <Part>
      {what ? (
        <View className="note mt2">
          <View className="i i-s i-alert" />
          <View>{what}</View>
        </View>
      ) : null}
    </Part>
  );
}

/** The end of a list of which there is more: comes by itself on reaching it, or by a tap. */
export function MoreRows({ next, onMore }: { next: string | undefined; onMore: () => void }) {
  return (
    <Part>
      {next ? (
        <View className="link page" ariaRole="button" onClick={onMore}>
          往下还有，再看一些
        </View>
      ) : null}
    </Part>
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
          <View className="grow">{sayError(error)}</View>
        </View>
      ) : null}
    </Part>
  );
}
