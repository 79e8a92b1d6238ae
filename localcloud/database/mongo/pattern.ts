import { notImplemented } from '../../cloud-error';
import { failed } from '../failures';

/** A pattern of the service as JavaScript has it. Throws CloudError for an option that JavaScript does not have. */
export function patternFrom(source: string, options: string): RegExp {
  if (options.includes('x')) throw notImplemented('regex option x');
  try {
    // `u` so that a Chinese character beyond 16 bits is one character; patterns that it refuses are tried without
    return new RegExp(source, `${options.replace(/[^ims]/g, '')}u`);
  } catch {
    try {
      return new RegExp(source, options);
    } catch (error) {
      throw failed(`Regular expression is invalid: ${(error as Error).message}`);
    }
  }
}
