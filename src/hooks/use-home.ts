import type { OutputOf } from '@contract/actions';
import { useEffect, useState } from 'react';
import { callAction } from '../api/call-action';
import { recall } from '../api/storage';

export type Home = OutputOf<'resident.home'>;

let asking: Promise<Home> | undefined;
/** One question for all who ask at the same time. */
function askHome(): Promise<Home> {
  asking ??= callAction('resident.home', {}).finally(() => {
    asking = undefined;
  });
  return asking;
}

/** What home was told; asked for anew on a page that was opened from outside. */
export function useHome(): Home | undefined {
  const [home, setHome] = useState(() => recall<Home>('home'));
  useEffect(() => {
    if (home) return;
    // without it a page still works, it only cannot name the house, the time and the desk's number
    askHome().then(setHome, () => undefined);
  }, [home]);
  return home;
}
