import type { TicketCard, TicketView, TimelineEntry, TimelineKind, WorkOrderView } from '@contract/ticket';
import { confirmationOf, joinedResident } from './joined';
import type { Ticket, TicketRow, TimelineRecord } from './ticket';

/*
 * What one home sees of another's report (P1.4, P7.4): what happened and when, never who, which room, or in whose words.
 */

const kinds: Record<TicketRow['kind'], string> = {
  repair: '报修',
  complaint: '投诉',
  inquiry: '咨询',
  suggestion: '建议',
  emergency: '紧急情况',
};

/** What it is about, in the community's words instead of the reporter's. */
export function sharedTitle(ticket: Pick<TicketRow, 'kind' | 'category'>): string {
  return ticket.category?.name ?? kinds[ticket.kind];
}

/** Where it is, without a room. */
export function sharedLabel(ticket: Pick<TicketRow, 'place' | 'building'>): string {
  return ticket.place.area === 'public' ? ticket.place.label : (ticket.building ?? '本小区');
}

/** 1203 of 7栋2单元 1203, however it is written; nothing for a place without one. */
function roomNumberIn(room: string): RegExp {
  const [number] = /\d{3,5}$/.exec(room.trim()) ?? [];
  return number ? new RegExp(`(?<!\\d)${number}(?!\\d)(?:室|户)?`, 'g') : /$^/;
}

/** Words of staff without the reporter's name, number and room in them. */
export function withoutReporter(ticket: Pick<Ticket, 'resident' | 'place'>, text: string): string {
  const { name, salutation, phone } = ticket.resident;
  const room = ticket.place.area === 'home' ? ticket.place.label : '';
  return [salutation, name]
    .filter(Boolean)
    .reduce((said, word) => said.replaceAll(`${word}，`, '').replaceAll(word, '邻居'), text)
    .replaceAll(phone || '\n', '')
    .replaceAll(room || '\n', '邻居家')
    .replace(roomNumberIn(room), '邻居家')
    .trim();
}

/** The ticket as messages to a neighbour may speak of it. */
export function asNeighboursKnow(ticket: Ticket): Ticket {
  const label = sharedLabel(ticket);
  const workOrders = ticket.workOrders.map((order) =>
    order.result
      ? { ...order, result: { ...order.result, done: withoutReporter(ticket, order.result.done) } }
      : order,
  );
  return { ...ticket, text: sharedTitle(ticket), place: { label, area: 'public' }, workOrders };
}

/** between the reporter and the desk alone */
const reportersOwn: readonly TimelineKind[] = [
  'clarification-asked',
  'answer-lapsed',
  'phone-shown',
  'time-proposed',
  'other-time-asked',
  'noted',
];

/** Is it for this resident to read? Nobody reads how another home rated. */
export function isForResident(record: TimelineRecord, ticket: Ticket, personId: string): boolean {
  if (record.kind === 'rated') return record.by.personId === personId;
  return ticket.resident.personId === personId || !reportersOwn.includes(record.kind);
}

/** An entry of the timeline as a resident may read it: of another home what was done, not in which words. */
export function entryForResident(
  entry: TimelineEntry,
  record: TimelineRecord,
  ticket: Ticket,
  personId: string,
): TimelineEntry {
  if (record.by.role === 'resident' && record.by.personId !== personId) {
    const { text: _text, photos: _photos, about, ...rest } = entry;
    const outcome = record.kind === 'confirmed' && about ? { about } : {};
    return { ...rest, ...outcome, by: { role: 'resident', name: '邻居' }, neighbour: true };
  }
  if (ticket.resident.personId === personId || !entry.text) return entry;
  const { photos, ...rest } = entry;
  // what the technician was told of the reporter's home
  if (record.kind === 'dispatched') {
    const { text: _task, ...without } = rest;
    return without;
  }
  const kept = ticket.place.area === 'public' && photos ? { photos } : {};
  return { ...rest, ...kept, text: withoutReporter(ticket, entry.text) };
}

/** The order without what was asked of the reporter alone. */
function orderForNeighbour(order: WorkOrderView): WorkOrderView {
  const { otherTimeWish: _wish, slot, standingSlot, ...rest } = order;
  const agreed = order.status === 'proposed' ? standingSlot : slot;
  const status = order.status !== 'proposed' ? order.status : standingSlot ? 'scheduled' : 'accepted';
  return { ...rest, status, task: '', ...(agreed ? { slot: agreed } : {}) };
}

/** A card of the ticket for one of its residents: whose turn it is for them, and a neighbour's without anything personal. */
export function cardForResident<C extends TicketCard>(card: C, ticket: TicketRow, personId: string): C {
  const isJoined = ticket.resident.personId !== personId;
  const confirmed = card.status === 'resolved' && (ticket.confirmedBy?.includes(personId) ?? false);
  const own = { ...card };
  if (confirmed) {
    Object.assign(own, { turn: 'nobody', confirmed: true });
    delete own.nextPromise;
  }
  if (!isJoined) return own;
  Object.assign(own, {
    joined: true,
    title: sharedTitle(ticket),
    place: { label: sharedLabel(ticket), area: 'public' },
    ...(card.workOrder ? { workOrder: orderForNeighbour(card.workOrder) } : {}),
  });
  if (card.status === 'clarifying') own.status = ticket.clarifiedFrom ?? 'received';
  if (own.status !== 'resolved' && own.turn === 'resident') own.turn = 'desk';
  if (own.nextPromise?.kind === 'clarification' || own.nextPromise?.state === 'paused')
    delete own.nextPromise;
  return own;
}

/** The ticket as a neighbour who joined it may see it. */
export function viewForNeighbour(view: TicketView, ticket: Ticket, personId: string): TicketView {
  const isPublic = ticket.place.area === 'public';
  const own = cardForResident(view, ticket, personId);
  const { wish: _wish, voice: _voice, ...rest } = own;
  return {
    ...rest,
    text: isPublic ? withoutReporter(ticket, ticket.text).replace(/\d{7,}/g, '') : '',
    photos: isPublic ? view.photos : [],
    resident: { name: '', salutation: '邻居', phoneMasked: '', relation: '' },
    promises: view.promises.filter(
      (promise) => promise.kind !== 'clarification' && promise.state !== 'paused',
    ),
    workOrders: view.workOrders.map(orderForNeighbour),
    results: view.results.map((result) => ({
      ...result,
      done: withoutReporter(ticket, result.done),
      ...(result.cause ? { cause: withoutReporter(ticket, result.cause) } : {}),
      photos: isPublic ? result.photos : [],
    })),
  };
}

/** P1.4, for staff: who joined, and who has answered. */
export function neighboursFor(ticket: Ticket, mask: (phone: string) => string): TicketView['neighbours'] {
  if (!ticket.joined?.length) return undefined;
  return ticket.joined.map(({ personId, name, relation, houseLabel, phone }) => {
    const outcome = confirmationOf(ticket, personId)?.outcome;
    return { name, relation, houseLabel, phoneMasked: mask(phone), ...(outcome ? { outcome } : {}) };
  });
}

/** Is this entry by a neighbour who joined, for staff to see whom it was? */
export const isByNeighbour = (record: TimelineRecord, ticket: Ticket): boolean =>
  record.by.role === 'resident' && joinedResident(ticket, record.by.personId) !== undefined;
