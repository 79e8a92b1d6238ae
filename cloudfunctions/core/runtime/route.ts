import { type ActionName, actions, type InputOf } from '@contract/actions';
import type { Answer } from '@contract/envelope';
import { AppError } from '@contract/errors';
import { limits } from '@contract/limits';
import { z } from '@contract/zod';
import type { Deps } from '../usecases/ports';
import { answerError, badInput } from './answer-error';
import type { CallContext, Handler } from './call';
import { handlers } from './handlers';
import { loadPerson, loadTicket } from './load';
import { publishedTextOf } from './texts';

const Event = z.object({ action: z.string(), input: z.unknown() });

function parseEvent(event: unknown): { action: ActionName; input: unknown } {
  // the platform adds userInfo and the like beside what the phone sent
  const parsed = Event.safeParse(event);
  if (!parsed.success) throw badInput(parsed.error);
  if (Buffer.byteLength(JSON.stringify(parsed.data)) > limits.eventBytes) throw new AppError('TOO_LARGE');
  const { action, input } = parsed.data;
  if (!Object.hasOwn(actions, action)) {
    throw new AppError('UNKNOWN_ACTION', { message: `no action ${action.slice(0, 60)}` });
  }
  return { action: action as ActionName, input };
}

function parseInput<A extends ActionName>(action: A, input: unknown): InputOf<A> {
  const parsed = actions[action].input.safeParse(input);
  if (!parsed.success) throw badInput(parsed.error);
  return parsed.data as InputOf<A>;
}

async function mustBeAcceptable(deps: Deps, input: unknown, openid: string): Promise<void> {
  const checks = publishedTextOf(input).map((text) => deps.contentCheck.isAcceptable(text, openid));
  if ((await Promise.all(checks)).includes(false)) throw new AppError('TEXT_REFUSED');
}

async function perform<A extends ActionName>(deps: Deps, action: A, raw: unknown, openid: string) {
  const input = parseInput(action, raw);
  const handler = handlers[action] as Handler<A>;
  const check = mustBeAcceptable(deps, input, openid);
  // refused text must not become an unhandled rejection while the reads are still on their way
  check.catch(() => undefined);
  if (handler.loads === 'nothing') {
    await check;
    return handler.handle(input, { deps, openid, now: deps.now() });
  }
  if (handler.loads === 'person') {
    const call = await loadPerson(deps, action, openid, handler.alsoRead?.(input));
    await check;
    return handler.handle(input, call);
  }
  const target = input as { ticketId: string; commandId?: string; workOrderId?: string };
  const others = handler.alsoRead?.(input) ?? [];
  const people =
    handler.loads === 'ticket-and-staff'
      ? 'staff'
      : handler.loads === 'ticket'
        ? others
        : [openid, ...others];
  const count = handler.alsoCount?.(input);
  const call = await loadTicket(deps, action, openid, target, {
    people,
    count,
    workload: handler.withWorkload,
  });
  await check;
  return handler.handle(input, call);
}

/**
 * The one way in: parse → caller and ticket → permission → handler → output schema (which strips whatever it does not
 * name) → envelope. Never throws; every refusal has a code and a sentence. P7.3, "Bad input".
 */
export async function route(deps: Deps, event: unknown, context: CallContext): Promise<Answer<unknown>> {
  try {
    const { action, input } = parseEvent(event);
    if (!context.openid) throw new AppError('NOT_REGISTERED', { message: 'no OPENID' });
    const output = await perform(deps, action, input, context.openid);
    const checked = actions[action].output.safeParse(output);
    if (!checked.success) {
      throw new AppError('INTERNAL', { message: `${action} answered wrongly: ${checked.error.message}` });
    }
    return { ok: true, at: deps.now(), data: checked.data };
  } catch (error) {
    const answer = answerError(error, context.requestId);
    const cause = error instanceof Error ? error : new Error(String(error));
    deps.log(`${answer.code} ${cause.message}`, {
      reference: answer.reference,
      ...(answer.code === 'INTERNAL' ? { stack: cause.stack } : {}),
    });
    return { ok: false, at: deps.now(), error: answer };
  }
}
