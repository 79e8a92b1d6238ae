import type { ActionName } from '@contract/actions';
import { guideOf } from '../domain/community';
import { doStep, endEmergency, takeOn, tellProgress } from '../domain/decisions/emergency';
import { raiseEmergency } from '../domain/decisions/raise-emergency';
import type { Handler } from './call';
import { answerTicket, command, runCommand } from './command';

export const emergencyHandlers = {
  'emergency.open': {
    loads: 'person-and-ticket',
    handle: async (input, call) => {
      const { emergencyPlans } = guideOf(await call.deps.communities.get(call.ticket.communityId));
      const plan = emergencyPlans.find(({ type }) => type === input.type);
      const ticket = await runCommand('emergency.open', input, call, (draft, { type }, doing) =>
        raiseEmergency(draft, { type, plan }, doing),
      );
      return answerTicket(call, ticket);
    },
  },
  'emergency.acknowledge': command('emergency.acknowledge', 'person-and-ticket', (draft, _, doing) =>
    takeOn(draft, doing),
  ),
  'emergency.progress': command('emergency.progress', 'person-and-ticket', tellProgress),
  'emergency.step': command('emergency.step', 'person-and-ticket', doStep),
  'emergency.end': command('emergency.end', 'person-and-ticket', endEmergency),
} satisfies { [A in ActionName]?: Handler<A> };
