import { stopKept } from './running';

/** After the suite. */
export default function stop(): Promise<void> {
  return stopKept();
}
