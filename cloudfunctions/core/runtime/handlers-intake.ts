import type { ActionName, InputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import { join, leave } from '../domain/decisions/join';
import { buildingOf } from '../domain/near';
import type { Person } from '../domain/person';
import type { Ticket } from '../domain/ticket';
import { housesOf } from '../domain/where';
import { findSimilar } from '../usecases/find-similar';
import type { Handler, TicketCall } from './call';
import { answerTicket, runCommand } from './command';

/** The caller's house that can have the same fault. Throws FORBIDDEN for somebody of another building. */
function houseBeside(ticket: Ticket, person: Person, houseId: string | undefined) {
  const house = housesOf(person).find(
    (each) =>
      each.communityId === ticket.communityId &&
      (houseId === undefined || each.houseId === houseId) &&
      (ticket.place.area === 'public' || buildingOf(each.houseLabel) === ticket.building),
  );
  if (house) return house;
  throw new AppError('FORBIDDEN', { sentence: '这件事不在您住的这栋楼，请单独报一次。' });
}

async function joinTicket(input: InputOf<'ticket.join'>, call: TicketCall) {
  const { person } = call;
  if (!person) throw new AppError('FORBIDDEN');
  const { houseLabel, relation } = houseBeside(call.ticket, person, input.houseId);
  const { _id, name, salutation, phone } = person;
  const resident = { personId: _id, name, salutation, phone, relation, houseLabel };
  const ticket = await runCommand('ticket.join', input, call, (draft, { text }, doing) =>
    join(draft, { resident, text }, doing),
  );
  return answerTicket(call, ticket);
}

export const intakeHandlers = {
  'ticket.similar': {
    loads: 'person',
    handle: async (input, { deps, person, now }) => ({ items: await findSimilar(deps, input, person, now) }),
  },
  'ticket.join': { loads: 'person-and-ticket', handle: joinTicket },
  'ticket.leave': {
    loads: 'ticket',
    handle: async (input, call) => {
      await runCommand('ticket.leave', input, call, (draft, _, doing) => leave(draft, doing));
      return { left: true };
    },
  },
} satisfies { [A in ActionName]?: Handler<A> };
