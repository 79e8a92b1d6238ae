import type { InputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import type { Doing } from '../domain/change';
import { type Report, reportTicket } from '../domain/decisions/report';
import { membershipIn, type Person } from '../domain/person';
import type { Ticket } from '../domain/ticket';
import { deliverMessages } from './deliver-messages';
import { mustBeOwnPhotos } from './photos';
import type { Deps } from './ports';

const NUMBER_TRIES = 5;

/** The ticket that this id already is: its id was made on the phone, so the same person sent it before (P1.2). */
async function earlierReport(deps: Deps, input: InputOf<'ticket.report'>, person: Person): Promise<Ticket> {
  const ticket = await deps.tickets.get(input.ticketId);
  if (ticket?.resident.personId === person._id) return ticket;
  throw new AppError('BAD_INPUT', { field: 'ticketId', message: 'ticket id belongs to another report' });
}

/**
 * Writes down a resident's report with its first promise (P1.2, P1.3): one insert. The same report sent twice is one ticket.
 * Throws FORBIDDEN without a house, PHOTO_UNKNOWN for photos that were not uploaded for this report.
 */
export async function reportStoredTicket(
  deps: Deps,
  input: InputOf<'ticket.report'>,
  person: Person,
): Promise<Ticket> {
  const home = membershipIn(person, ['resident']);
  if (!home) throw new AppError('FORBIDDEN', { message: 'reporter has no house' });
  mustBeOwnPhotos(input.ticketId, input.photos);
  const doing: Doing = {
    actor: { personId: person._id, role: 'resident', name: person.salutation },
    now: deps.now(),
    settings: await deps.communities.settings(home.communityId),
    commandId: input.commandId,
  };
  const report: Report = {
    ticketId: input.ticketId,
    communityId: home.communityId,
    kind: input.kind,
    channel: 'mini-program',
    text: input.text,
    photos: input.photos,
    place: input.publicPlace
      ? { label: input.publicPlace, area: 'public' }
      : { label: home.houseLabel, area: 'home', houseId: home.houseId },
    resident: {
      personId: person._id,
      name: person.name,
      salutation: person.salutation,
      phone: person.phone,
      relation: home.relation,
    },
    ...(input.wish ? { wish: input.wish } : {}),
    ...(input.happenedAt === undefined ? {} : { happenedAt: input.happenedAt }),
  };
  for (let attempt = 0; attempt < NUMBER_TRIES; attempt++) {
    const ticket = reportTicket(report, doing, attempt);
    const outcome = await deps.tickets.insert(ticket);
    if (outcome === 'inserted') return deliverMessages(deps, ticket, () => true);
    if (outcome === 'id-taken') return earlierReport(deps, input, person);
  }
  throw new AppError('INTERNAL', { message: `no free number for ${input.ticketId}` });
}
