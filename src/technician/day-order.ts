import { chinaDayStart } from '@contract/clock-words';
import type { TicketView } from '@contract/ticket';

/** 7栋2单元 1203 → 7栋 */
const buildingOf = ({ place }: TicketView) =>
  /^.{0,8}?(?:栋|幢|座|号楼)/u.exec(place.label)?.[0] ?? place.label;

const waits = (job: TicketView) =>
  job.allowedActions.some((action) => action === 'workOrder.accept' || action === 'workOrder.acceptTransfer');

/** what an answer is owed to, then on site, then visits by time, then what has no time yet */
function rank(job: TicketView): number {
  if (waits(job)) return 0;
  if (job.workOrder?.status === 'on-site') return 1;
  return job.workOrder?.slot ? 2 : 3;
}

/**
 * My jobs as the day goes (look.md 08): an answer owed first, then where I am, then visits by time. What has no time yet
 * stands behind the last visit in the same building today, else at the end, building by building.
 */
export function inDayOrder(jobs: readonly TicketView[], now: number): TicketView[] {
  const timed = jobs
    .filter((job) => rank(job) < 3)
    .sort(
      (a, b) => rank(a) - rank(b) || (a.workOrder?.slot?.startAt ?? 0) - (b.workOrder?.slot?.startAt ?? 0),
    );
  const open = jobs.filter((job) => rank(job) === 3);
  const tomorrow = chinaDayStart(now) + 24 * 60 * 60_000;
  const ordered = [...timed];
  const loose: TicketView[] = [];
  for (const job of open) {
    const at = ordered.findLastIndex(
      (each) =>
        buildingOf(each) === buildingOf(job) &&
        rank(each) > 0 &&
        (each.workOrder?.slot?.startAt ?? now) < tomorrow,
    );
    if (at >= 0 && job.place.area === 'home') ordered.splice(at + 1, 0, job);
    else loose.push(job);
  }
  return [...ordered, ...loose.sort((a, b) => buildingOf(a).localeCompare(buildingOf(b)))];
}
