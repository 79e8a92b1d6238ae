import type { InputOf } from '@contract/actions';
import { AppError } from '@contract/errors';
import { classify } from '../domain/category';
import type { Doing } from '../domain/change';
import { guideOf } from '../domain/community';
import { mustBeComplete } from '../domain/complete-record';
import { type Report, reportTicket } from '../domain/decisions/report';
import type { DutyStaff } from '../domain/duty-staff';
import type { Person } from '../domain/person';
import type { Ticket } from '../domain/ticket';
import { houseMeant, whereIs } from '../domain/where';
import { deliverMessages } from './deliver-messages';
import { readDutyStaff } from './duty-staff';
import { mustBeOwnPhotos, mustBeOwnVoice } from './photos';
import type { Deps } from './ports';

const NUMBER_TRIES = 5;

/**
 * The ticket that this id already is: its id was made on the phone, so the same person sent it before (P1.2). Throws
 * ALREADY_DONE if something else was written meanwhile under the same id: those words must not be lost behind an "ok".
 */
async function earlierReport(deps: Deps, report: Report): Promise<Ticket> {
  const ticket = await deps.tickets.get(report.ticketId);
  const isTheirs =
    ticket?.resident.personId === report.resident.personId &&
    ticket.communityId === report.communityId &&
    ticket.acceptedBy?.personId === report.acceptedBy?.personId;
  if (!isTheirs) {
    throw new AppError('BAD_INPUT', { field: 'ticketId', message: 'ticket id belongs to another report' });
  }
  const isSame = ticket.kind === report.kind && ticket.text === report.text;
  if (isSame && ticket.place.label === report.place.label) return ticket;
  throw new AppError('ALREADY_DONE', {
    sentence: `上一件已经提交成功（${ticket.number}）。现在写的是另一件，请再点一次提交。`,
  });
}

/**
 * Inserts a report with the first number that is free and sends what it owes: one write. Sent twice it is one ticket.
 * Throws ALREADY_DONE for other words under an id that was used, BAD_INPUT for somebody else's id.
 */
export async function insertReport(deps: Deps, report: Report, doing: Doing): Promise<Ticket> {
  for (let attempt = 0; attempt < NUMBER_TRIES; attempt++) {
    const ticket = reportTicket(report, doing, attempt);
    const outcome = await deps.tickets.insert(ticket);
    if (outcome === 'inserted') return deliverMessages(deps, ticket, () => true);
    if (outcome === 'id-taken') return earlierReport(deps, report);
  }
  throw new AppError('INTERNAL', { message: `no free number for ${report.ticketId}` });
}

/** P2.3: an emergency is told to the desk at once; whatever else is reported, the desk sees in its queue. */
export async function staffToTell(deps: Deps, kind: Report['kind'], communityId: string): Promise<DutyStaff> {
  if (kind !== 'emergency') return [];
  return readDutyStaff(deps, communityId);
}

/**
 * Writes down a resident's report with its first promise (P1.2, P1.3): one insert. The same report sent twice is one ticket.
 * Throws FORBIDDEN without a house, BAD_INPUT for an incomplete record, ALREADY_DONE for another text under an id that was used, PHOTO_UNKNOWN for photos that were not uploaded for this report.
 */
export async function reportStoredTicket(
  deps: Deps,
  input: InputOf<'ticket.report'>,
  person: Person,
): Promise<Ticket> {
  const home = houseMeant(person, input.houseId);
  mustBeOwnPhotos(input.ticketId, input.photos);
  if (input.voice) mustBeOwnVoice(input.ticketId, input.voice.fileId);
  const { categories, places } = guideOf(await deps.communities.get(home.communityId));
  const doing: Doing = {
    actor: { personId: person._id, role: 'resident', name: person.salutation },
    now: deps.now(),
    settings: await deps.communities.settings(home.communityId),
    commandId: input.commandId,
    action: 'ticket.report',
    staff: await staffToTell(deps, input.kind, home.communityId),
  };
  const report: Report = {
    ticketId: input.ticketId,
    communityId: home.communityId,
    kind: input.kind,
    channel: 'mini-program',
    text: input.text,
    photos: input.photos,
    ...whereIs(input, home, places),
    ...classify(categories, input.kind, input.categoryId),
    resident: {
      personId: person._id,
      name: person.name,
      salutation: person.salutation,
      phone: person.phone,
      relation: home.relation,
    },
    ...(input.voice ? { voice: input.voice } : {}),
    ...(input.wish ? { wish: input.wish } : {}),
    ...(input.happenedAt === undefined ? {} : { happenedAt: input.happenedAt }),
  };
  mustBeComplete(report);
  return insertReport(deps, report, doing);
}
