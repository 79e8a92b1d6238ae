import type { ActionName, OutputOf, RequestOf } from '@contract/actions';
import type { Answer } from '@contract/envelope';
import type { ErrorCode } from '@contract/errors';
import { noteCloudTime } from './cloud-clock';
import { learnTicket } from './fresh';
import { reuseLinks } from './photo-links';
import { callFunction } from './transport';

/** A refused or failed action, with the sentence that the person reads. */
export class ActionError extends Error {
  constructor(
    readonly code: ErrorCode,
    sentence: string,
    readonly reference: string,
    /** which input was refused, for BAD_INPUT */
    readonly field?: string | undefined,
  ) {
    super(sentence);
    this.name = 'ActionError';
  }
}

/** the sentence of the contract; its file is not on the phone, because it brings zod along (a test holds the two together) */
const OFFLINE = '没连上网。您写的内容都在，有网后再试一次。';

/** Nothing reached the cloud, or nothing came back: the same act may be tried again. */
export function offlineError(sentence = OFFLINE): ActionError {
  return new ActionError('OFFLINE', sentence, '');
}

/** The error that a person reads; whatever is no answer of the cloud is said as being offline, never in a machine's words. */
export function toActionError(failure: unknown): ActionError {
  return failure instanceof ActionError ? failure : offlineError();
}

/** The cloud says that this is not there for this person (any more): what was remembered of it is not shown either. */
export function isGone({ code }: ActionError): boolean {
  return code === 'FORBIDDEN' || code === 'NOT_FOUND' || code === 'NOT_REGISTERED';
}

/** Answers an envelope's data; throws its error as ActionError, and OFFLINE for anything that is no envelope. */
export function openEnvelope<T>(answer: unknown): T {
  const envelope = answer as Answer<T> | undefined;
  if (typeof envelope?.ok !== 'boolean') throw offlineError();
  noteCloudTime(envelope.at);
  if (envelope.ok) return envelope.data;
  throw new ActionError(
    envelope.error.code,
    envelope.error.sentence,
    envelope.error.reference,
    envelope.error.field,
  );
}

/**
 * The one client of the cloud: an action of the contract with its input, its output back.
 * Throws ActionError, also when the network fails (code OFFLINE).
 */
export async function callAction<A extends ActionName>(action: A, input: RequestOf<A>): Promise<OutputOf<A>> {
  const answer = await callFunction({ action, input }).catch(() => undefined);
  const data = openEnvelope<OutputOf<A>>(answer);
  reuseLinks(data);
  learnTicket(data);
  return data;
}
