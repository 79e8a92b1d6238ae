import { CloudError } from '../../cloud-error';
import { failed } from '../failures';

/** Runs what mingo computes; that an argument is wrong, which mingo says in its own words, becomes a CloudError. */
export function asService<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CloudError) throw error;
    throw failed((error as Error).message);
  }
}
