import type { ActionName } from '@contract/actions';
import type { Handler } from './call';
import { chaseHandlers } from './handlers-chase';
import { deskHandlers } from './handlers-desk';
import { deskinHandlers } from './handlers-deskin';
import { dispatchHandlers } from './handlers-dispatch';
import { emergencyHandlers } from './handlers-emergency';
import { intakeHandlers } from './handlers-intake';
import { leadHandlers } from './handlers-lead';
import { residentHandlers } from './handlers-resident';
import { settingsHandlers } from './handlers-settings';
import { technicianHandlers } from './handlers-technician';

/** Every action has a handler; a missing one is a compile error here. */
export const handlers: { [A in ActionName]: Handler<A> } = {
  ...residentHandlers,
  ...deskHandlers,
  ...technicianHandlers,
  ...emergencyHandlers,
  ...settingsHandlers,
  ...dispatchHandlers,
  ...intakeHandlers,
  ...deskinHandlers,
  ...chaseHandlers,
  ...leadHandlers,
};
