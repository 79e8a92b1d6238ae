import type { ActionName, OutputOf, RequestOf } from './actions';
import type { ErrorAnswer } from './errors';

/** What the phone sends to the function `api`. */
export interface Request<A extends ActionName = ActionName> {
  action: A;
  input: RequestOf<A>;
}

/** The one envelope of every answer. `at` is the cloud's clock (epoch ms), so that a phone with a wrong clock shows right times. */
export type Answer<T> = { ok: true; at: number; data: T } | { ok: false; at: number; error: ErrorAnswer };
export type AnswerOf<A extends ActionName> = Answer<OutputOf<A>>;
