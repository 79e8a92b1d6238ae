import type { ActionName } from '@contract/actions';
import { mustBeSoundCalendar } from '../domain/calendar-rules';
import { settingsOf } from '../domain/community';
import { withFigures } from '../domain/figures';
import { membershipIn } from '../domain/person';
import { previewOf } from '../domain/preview-settings';
import { applyCalendar } from '../usecases/apply-calendar';
import { changeSettings, viewSettings } from '../usecases/change-settings';
import type { Handler, PersonCall } from './call';

/** The community that this manager manages; nothing in the input can name another (P7.3). */
const managedBy = ({ person }: PersonCall) => membershipIn(person, ['manager'])?.communityId ?? '';

export const settingsHandlers = {
  'community.settings': {
    loads: 'person',
    handle: async (_, call) => {
      // read anew: what another manager saved a minute ago is what this one goes on from
      const community = await call.deps.communities.latest(managedBy(call));
      return viewSettings(community, call.now);
    },
  },
  'community.change': {
    loads: 'person',
    handle: async (input, call) => {
      const community = await changeSettings(call.deps, managedBy(call), call.person.name, input);
      return { settings: viewSettings(community, call.now) };
    },
  },
  'settings.preview': {
    loads: 'person',
    handle: async ({ calendar, figures }, call) => {
      mustBeSoundCalendar(calendar, call.now);
      const settings = settingsOf(await call.deps.communities.get(managedBy(call)));
      return { preview: previewOf(withFigures({ ...settings, calendar }, figures), call.now) };
    },
  },
  'settings.apply': {
    loads: 'person',
    handle: ({ cursor }, call) => applyCalendar(call.deps, managedBy(call), cursor),
  },
} satisfies { [A in ActionName]?: Handler<A> };
