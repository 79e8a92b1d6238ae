import { z } from './zod';

/** Every reason for which an action can be refused. A code is stable; the sentence is for a person. */
export const ErrorCode = z.enum([
  'BAD_INPUT',
  'UNKNOWN_ACTION',
  'TOO_LARGE',
  'NOT_REGISTERED',
  'FORBIDDEN',
  'NOT_FOUND',
  'WRONG_STATE',
  'SOMEBODY_WAS_FASTER',
  'ALREADY_DONE',
  'TEXT_REFUSED',
  'PHOTO_UNKNOWN',
  'URGED_ALREADY',
  'INTERNAL',
  'OFFLINE',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** The default sentence of each code: what is the matter, what to do. A handler may say it more exactly. */
export const errorSentences: Record<ErrorCode, string> = {
  BAD_INPUT: '有一项没填对，请看一下再发。您写的内容都在。',
  UNKNOWN_ACTION: '这个版本太旧了，请退出小程序再打开一次。',
  TOO_LARGE: '内容太长了，请删短一些再发。',
  NOT_REGISTERED: '还没有登记您的房号，请联系客服办理。',
  FORBIDDEN: '这件事不归您办。如果弄错了，请联系客服。',
  NOT_FOUND: '没有找到这件事，请返回列表看一下。',
  WRONG_STATE: '这件事刚刚有了变化，请看最新的进度。',
  SOMEBODY_WAS_FASTER: '别人刚刚先办了这一步，请看最新的进度。',
  ALREADY_DONE: '这一步已经办过了，不用再办。',
  TEXT_REFUSED: '文字里有不能发布的内容，请改一下再发。您写的都还在。',
  PHOTO_UNKNOWN: '有一张照片没有传好，请重新选一次。',
  URGED_ALREADY: '已经催过了，会尽快给您答复。',
  INTERNAL: '我们这边出了点问题，请过一会儿再试。您写的内容都在。',
  OFFLINE: '没连上网。您写的内容都在，有网后再试一次。',
};

/** What the phone gets when an action is refused. `reference` is short enough to read out to the desk. */
export const ErrorAnswer = z.object({
  code: ErrorCode,
  sentence: z.string(),
  reference: z.string(),
  /** which input field, e.g. `photos.2`, for BAD_INPUT */
  field: z.optional(z.string()),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

/**
 * The one coded error of the product. `message` is for the log, `sentence` for the person;
 * it becomes an `ErrorAnswer` once, at the edge (core/runtime).
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly field: string | undefined;

  constructor(code: ErrorCode, options: { message?: string; sentence?: string; field?: string } = {}) {
    super(options.message ?? code);
    this.name = 'AppError';
    this.code = code;
    this.sentence = options.sentence ?? errorSentences[code];
    this.field = options.field;
  }
}
