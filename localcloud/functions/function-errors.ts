import { CloudError } from '../cloud-error';

const MB = 1024 * 1024;
/** what an instance has in the plans for WeChat */
export const MEMORY_MB = 256;
/** SCF takes 6 MB in a call that waits for its answer and 128 KB in one that does not (云函数状态码 406). */
export const SYNC_EVENT_BYTES = 6 * MB;
export const ASYNC_EVENT_BYTES = 128 * 1024;
/** what a function may answer to a phone (wx-server-sdk's own error table, -604001) and to a function (SCF 407) */
export const PHONE_ANSWER_BYTES = MB;
export const FUNCTION_ANSWER_BYTES = 6 * MB;

/**
 * Errors of functions. The code is what the SDK inside a function gets; the number and text in front of the message
 * are what wx.cloud.callFunction shows on a phone.
 */
export const functionErrors = {
  notFound: (name: string) =>
    new CloudError('FUNCTION_NOT_FOUND', `-501000 FunctionName parameter could not be found: ${name}`),
  badEvent: () => new CloudError('INVALID_PARAM', '-501007 invalid parameters | the event is a JSON object'),
  eventTooLarge: (bytes: number) =>
    new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `-501000 event larger than ${bytes} bytes`),
  answerTooLargeForPhone: () =>
    new CloudError('RESULT_SIZE_EXCEED_LIMIT', '-604001 cloudfunction result size exceed limit (1MB)'),
  answerTooLarge: () =>
    new CloudError(
      'FUNCTIONS_EXECUTE_FAIL',
      '-504002 functions execute fail | The size of response exceeds the upper limit (6MB)',
    ),
  timedOut: (seconds: number) =>
    new CloudError(
      'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      `-504003 Invoking task timed out after ${seconds} seconds`,
    ),
  /** SCF status 434 */
  outOfMemory: () =>
    new CloudError(
      'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
      `-504002 functions execute fail | memory limit of ${MEMORY_MB} MB exceeded`,
    ),
  /** SCF status 439: the process of the instance ended while it worked */
  exited: (how: string) =>
    new CloudError(
      'FUNCTIONS_EXECUTE_FAIL',
      `-504002 functions execute fail | User process exit when running: instance ended, ${how}`,
    ),
  threw: (stack: string) =>
    new CloudError('FUNCTIONS_EXECUTE_FAIL', `-504002 functions execute fail | ${stack}`),
};

/** Failures while the function ran, which the platform tries again in calls that nobody waits for. */
export function isRunError(error: unknown): boolean {
  return (
    error instanceof CloudError &&
    ['FUNCTIONS_EXECUTE_FAIL', 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'].includes(
      error.code,
    )
  );
}
