import type { EmergencyPlan } from '@contract/community';
import type { EmergencyReview, EmergencyType } from '@contract/emergency';
import { AppError } from '@contract/errors';
import { addRecord, type Doing } from '../change';
import { defaultEmergencyPlans } from '../default-emergencies';
import { isLive } from '../emergency';
import { climb, rungsBehind } from '../ladder';
import { dropPromises, fulfilPromises, isOver, openPromises, startPromise } from '../promise';
import { doneInRound, openWorkOrders, type Ticket } from '../ticket';

const MINUTE = 60_000;

export interface Opening {
  type: EmergencyType;
  /** the community's own; left out: the one that every community starts with */
  plan?: EmergencyPlan | undefined;
}

const isStaff = ({ actor }: Doing) => actor.role !== 'resident' && actor.role !== 'system';

/** Wall clock, never the working calendar. */
function promise(
  draft: Ticket,
  doing: Doing,
  kind: 'acknowledge' | 'progress' | 'arrive',
  minutes: number,
): void {
  const holder = kind === 'arrive' ? 'technician' : 'desk';
  startPromise(draft, doing.settings, { kind, holder, clock: 'wall', minutes }, doing.now);
}

const isThere = (draft: Ticket) =>
  doneInRound(draft).length > 0 || openWorkOrders(draft).some((order) => order.status === 'on-site');

/** Tells the next rung, or everybody again (mutates). */
function alert(draft: Ticket, doing: Doing, steps: number): void {
  const { now, settings, staff = [] } = doing;
  const names = climb(draft, { steps, staff, now, settings });
  if (!names) return;
  addRecord(draft, doing, {
    kind: 'emergency-alerted',
    ...(names.length > 0 ? { about: names.join('、') } : {}),
  });
}

/**
 * P2.3: the plan opens, its clocks start on the wall clock, and the first rung of the ladder is alerted. Whoever of the staff
 * opens it has it: then nobody needs to be woken.
 */
export function openEmergency(draft: Ticket, { type, plan }: Opening, doing: Doing): void {
  const { now, settings } = doing;
  const own = plan ?? defaultEmergencyPlans.find((each) => each.type === type);
  draft.priority = 'emergency';
  draft.emergency = {
    type,
    openedAt: now,
    ...(own?.department ? { department: own.department } : {}),
    rungs: 0,
    ladder: [],
    steps: (own?.steps ?? []).map(({ text, withinMinutes }) => ({
      text,
      dueAt: now + withinMinutes * MINUTE,
    })),
  };
  promise(draft, doing, 'progress', settings.emergencyProgressMinutes);
  if (!isThere(draft)) promise(draft, doing, 'arrive', settings.arriveMinutes.emergency);
  if (isStaff(doing)) {
    draft.emergency.acknowledgedAt = now;
    draft.emergency.acknowledgedBy = doing.actor.name;
    return;
  }
  promise(draft, doing, 'acknowledge', settings.emergencyLadderMinutes);
  alert(draft, doing, 1);
}

/** P2.3: nobody has it yet and the time is over: the ladder climbs. Doing it twice at one moment climbs once. */
export function climbIfDue(draft: Ticket, doing: Doing): void {
  const dueAt = draft.emergency?.nextAlertAt;
  if (dueAt === undefined || doing.now < dueAt || !isLive(draft)) return;
  alert(draft, doing, rungsBehind(dueAt, doing.now, doing.settings));
}

/** Whoever of the staff does something about it has it; a robot never does. The ladder stops, all who were woken are told. */
export function takeOn(draft: Ticket, doing: Doing): void {
  const { emergency } = draft;
  if (!emergency || !isLive(draft) || emergency.acknowledgedAt !== undefined || !isStaff(doing)) return;
  emergency.acknowledgedAt = doing.now;
  emergency.acknowledgedBy = doing.actor.name;
  delete emergency.nextAlertAt;
  fulfilPromises(draft, { kinds: ['acknowledge'] }, doing.now);
  addRecord(draft, doing, { kind: 'emergency-taken' });
}

/** P2.3: the resident hears how it stands; the next word is owed half an hour later. */
export function tellProgress(draft: Ticket, input: { text: string }, doing: Doing): void {
  takeOn(draft, doing);
  fulfilPromises(draft, { kinds: ['progress'] }, doing.now);
  promise(draft, doing, 'progress', doing.settings.emergencyProgressMinutes);
  addRecord(draft, doing, { kind: 'progress-told', text: input.text });
}

/** Ticks off one step of the plan. Throws ALREADY_DONE for one that was, BAD_INPUT for one that is not in it. */
export function doStep(draft: Ticket, input: { index: number }, doing: Doing): void {
  const step = draft.emergency?.steps[input.index];
  if (!step)
    throw new AppError('BAD_INPUT', { field: 'index', sentence: '预案里没有这一步，请刷新看一下。' });
  if (step.doneAt !== undefined) {
    throw new AppError('ALREADY_DONE', { sentence: `${step.doneBy}已经做了这一步，你不用再做。` });
  }
  takeOn(draft, doing);
  step.doneAt = doing.now;
  step.doneBy = doing.actor.name;
  addRecord(draft, doing, { kind: 'step-done', text: step.text, internal: true });
}

/** Somebody is there: the half hour within which help was promised is over. */
export function helpArrived(draft: Ticket, doing: Doing): void {
  const owed = openPromises(draft).filter((each) => each.kind === 'arrive' && each.workOrderId === undefined);
  for (const each of owed) {
    each.endedAt = doing.now;
    each.outcome = isOver(each, doing.now) ? 'late' : 'kept';
  }
}

/** The ladder and the duty to report end with the emergency, or with the ticket (mutates). */
export function standDown(draft: Ticket, doing: Doing): void {
  if (!draft.emergency || !isLive(draft)) return;
  draft.emergency.endedAt = doing.now;
  delete draft.emergency.nextAlertAt;
}

/** P2.3: it is over, with a short review; the resident and everybody who was alerted are told. */
export function endEmergency(draft: Ticket, input: { review: EmergencyReview }, doing: Doing): void {
  takeOn(draft, doing);
  if (draft.emergency) draft.emergency.review = input.review;
  fulfilPromises(draft, { kinds: ['progress'] }, doing.now);
  for (const each of openPromises(draft)) {
    if (each.kind !== 'arrive' || each.workOrderId !== undefined) continue;
    each.endedAt = doing.now;
    each.outcome = isOver(each, doing.now) ? 'late' : 'dropped';
  }
  standDown(draft, doing);
  addRecord(draft, doing, { kind: 'emergency-ended', text: input.review.done });
}

/** P5.2: the ticket goes on as rework while the emergency still does: so does the duty to report. */
export function keepReporting(draft: Ticket, doing: Doing): void {
  if (!isLive(draft)) return;
  dropPromises(draft, { kinds: ['progress'] }, doing.now);
  promise(draft, doing, 'progress', doing.settings.emergencyProgressMinutes);
}
