import type { PromiseView } from '@contract/promise';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Countdown } from '../components/countdown';
import { nextLine } from '../labels';

const HOUR = 60 * 60_000;

/** The promised answer to an offer while its seconds count: less than an hour before it is due or after. */
export function countedAnswer({ nextPromise }: TicketView, now: number): PromiseView | undefined {
  if (nextPromise?.kind !== 'accept' || nextPromise.state === 'paused') return undefined;
  return Math.abs(nextPromise.dueAt - now) < HOUR ? nextPromise : undefined;
}

/** By when an offer has to be answered: in seconds where they count, else in the usual words. */
export function OfferTime({ job, now }: { job: TicketView; now: number }) {
  const counted = countedAnswer(job, now);
  if (counted) return <Countdown warnAt={counted.warnAt} dueAt={counted.dueAt} />;
  const { strong, late } = nextLine(job, now, 'staff');
  return <View className={`num ${late ? 'clock-late' : ''}`}>{strong}</View>;
}
