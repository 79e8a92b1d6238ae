import type { ActionName, RequestOf } from '../../types/contract/actions';
import type { Answer } from '../../types/contract/envelope';
import type { TicketView } from '../../types/contract/ticket';
import type { SeedContext } from './seed-context';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One ticket on its way through the demo's past. */
export interface Telling {
  context: SeedContext;
  ticketId: string;
  resident: string;
  /** the ticket as its resident or the desk last saw it */
  view?: TicketView;
  count: number;
}

export type Step = (telling: Telling) => Promise<void>;

const DESK = 'o-lin';

/** Calls the real function; a refusal is a mistake in the story and stops the seed. */
async function act<A extends ActionName>(
  telling: Telling,
  openid: string,
  action: A,
  input: object,
): Promise<void> {
  telling.count++;
  const commandId = `${telling.ticketId.slice(0, 16)}c${String(telling.count).padStart(3, '0')}`;
  const event = { action, input: { ticketId: telling.ticketId, commandId, ...input } as RequestOf<A> };
  const answer = (await telling.context.call('api', openid, event)) as Answer<{ ticket?: TicketView }>;
  if (!answer.ok)
    throw new Error(
      `demo story ${telling.ticketId}: ${action} refused: ${answer.error.code} ${answer.error.sentence}`,
    );
  if (answer.data.ticket) telling.view = answer.data.ticket;
}

const order = (telling: Telling) => ({ workOrderId: telling.view?.workOrder?.id ?? '' });

function feedbackBy(name: string, opinion: string, timeLimit: string) {
  const text = `您报的事我们收到了。${name}负责，${opinion}，${timeLimit}。有变化会提前告诉您。`;
  return { opinion, timeLimit, responsible: name, text };
}

const names: Record<string, string> = {
  'o-zhou': '工程部周建国',
  'o-sun': '工程部孙立',
  'o-ma': '工程部马强',
};

/** What people do in the demo's stories, each step a call of the real functions. */
export const steps = {
  report:
    (
      kind: string,
      text: string,
      more: { place?: string; wish?: string; photos?: string[]; categoryId?: string } = {},
    ): Step =>
    (telling) =>
      act(telling, telling.resident, 'ticket.report', {
        kind,
        text,
        photos: (more.photos ?? []).map((name) => photo(telling, name)),
        ...(more.place ? { publicPlace: more.place } : {}),
        ...(more.wish ? { wish: more.wish } : {}),
        ...(more.categoryId ? { categoryId: more.categoryId } : {}),
      }),
  feedback:
    (opinion: string, timeLimit: string): Step =>
    (telling) =>
      act(telling, DESK, 'ticket.feedback', { feedback: feedbackBy('客服林晓', opinion, timeLimit) }),
  clarify:
    (question: string): Step =>
    (telling) =>
      act(telling, DESK, 'ticket.clarify', { question }),
  supplement:
    (text: string): Step =>
    (telling) =>
      act(telling, telling.resident, 'ticket.supplement', { text, photos: [] }),
  answer:
    (text: string): Step =>
    (telling) =>
      act(telling, DESK, 'ticket.answer', { text }),
  /** sends a technician, or into the pool; gives first feedback if it is still owed */
  dispatch:
    (assigneeId: string | undefined, task: string): Step =>
    (telling) => {
      const owes = telling.view?.status === 'received';
      const name = assigneeId ? (names[assigneeId] ?? '工程部') : '工程部';
      return act(telling, DESK, 'ticket.dispatch', {
        task,
        ...(assigneeId ? { assigneeId } : {}),
        ...(owes ? { feedback: feedbackBy(name, '上门查看', '2 个工作日内修好') } : {}),
      });
    },
  recall:
    (reason: string): Step =>
    (telling) =>
      act(telling, DESK, 'workOrder.recall', { ...order(telling), reason }),
  accept:
    (who: string, slotInMinutes?: number): Step =>
    (telling) =>
      act(telling, who, 'workOrder.accept', { ...order(telling), ...slot(telling, slotInMinutes) }),
  decline:
    (who: string, reason: string): Step =>
    (telling) =>
      act(telling, who, 'workOrder.decline', { ...order(telling), reason }),
  agree: (): Step => (telling) =>
    act(telling, telling.resident, 'appointment.agree', {
      ...order(telling),
      startAt: telling.view?.workOrder?.slot?.startAt ?? 0,
    }),
  arrive:
    (who: string): Step =>
    (telling) =>
      act(telling, who, 'workOrder.arrive', order(telling)),
  finish:
    (who: string, done: string, cause?: string): Step =>
    (telling) =>
      act(telling, who, 'workOrder.finish', {
        ...order(telling),
        done,
        chargeFen: 0,
        photos: [photo(telling, 'done')],
        ...(cause ? { cause } : {}),
      }),
  confirm:
    (outcome: string, text?: string): Step =>
    (telling) =>
      act(telling, telling.resident, 'ticket.confirm', { outcome, ...(text ? { text } : {}) }),
  rate:
    (overall: number, tags: string[] = [], text?: string): Step =>
    (telling) =>
      act(telling, telling.resident, 'ticket.rate', { rating: { overall, tags, ...(text ? { text } : {}) } }),
  urge: (): Step => (telling) => act(telling, telling.resident, 'ticket.urge', {}),
  withdraw:
    (reason: string): Step =>
    (telling) =>
      act(telling, telling.resident, 'ticket.withdraw', { reason }),
  followUp:
    (result: string, text: string): Step =>
    (telling) =>
      act(telling, DESK, 'followUp.record', { result, text }),
};

/** The demo may be started at night; nobody is visited then (hours in UTC+8, which has no summer time). */
function byDay(at: number): number {
  const sinceMidnight = (at + 8 * HOUR) % (24 * HOUR);
  if (sinceMidnight < 8 * HOUR) return at - sinceMidnight + 9 * HOUR;
  return sinceMidnight > 18 * HOUR ? at - sinceMidnight + (24 + 9) * HOUR : at;
}

function slot(telling: Telling, inMinutes: number | undefined) {
  if (inMinutes === undefined) return {};
  const HALF_HOUR = 30 * MINUTE;
  const startAt = byDay(Math.ceil((telling.context.now() + inMinutes * MINUTE) / HALF_HOUR) * HALF_HOUR);
  return { slot: { startAt, endAt: startAt + 60 * MINUTE } };
}

function photo(telling: Telling, name: string): string {
  return telling.context.upload(`photos/${telling.ticketId}/${name}.jpg`, telling.context.picture(name));
}
