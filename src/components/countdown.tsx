import { cloudOffset } from '../api/cloud-clock';
import type { Countdown as Times } from '../native/promise-countdown/face';

/** The seconds of a promise. In WeChat they tick in a native component; a page that shows one names it in its config. */
export function Countdown({ warnAt, dueAt }: Times) {
  return <promise-countdown dueAt={dueAt} warnAt={warnAt} offset={cloudOffset()} />;
}
