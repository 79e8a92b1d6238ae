import type { Deps } from '../usecases/ports';
import { contentCheck, messenger, photoLinks } from './open-api';
import { communityStore, personStore } from './people-stores';
import { ticketStore } from './ticket-store';
import { wakeUp } from './wake-up';

/** Everything that use cases need, on the real cloud. */
export const deps: Deps = {
  tickets: ticketStore,
  people: personStore,
  communities: communityStore,
  messenger,
  contentCheck,
  photoLinks,
  wakeUp,
  now: () => Date.now(),
  log: (message, facts) => console.warn(JSON.stringify({ message, ...facts })),
};
