/** An error that the service itself would answer: `{code, message}` with HTTP 200. Anything else is a fault of ours. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CloudError';
  }
}

/** What the local cloud does not know is refused by its name, never answered with a guess. */
export function notImplemented(what: string): CloudError {
  return new CloudError('NOT_IMPLEMENTED', `NotImplemented: ${what}`);
}
