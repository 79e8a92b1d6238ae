import type { Candidate } from '@contract/actions';
import type { Pool } from '@contract/actions-dispatch';
import { residentsOf } from './joined';
import { buildingOf } from './near';
import { colleagueIn, membershipIn, type Person, type StaffMembership } from './person';
import type { Settings } from './settings';
import { type Ticket, type TicketRow, worksOn } from './ticket';

/** What is going on around a ticket: who has how much to do and where, and who was in this home lately. */
export interface Workload {
  /** open orders by person */
  load: ReadonlyMap<string, number>;
  /** places of a person's open orders */
  places: ReadonlyMap<string, readonly string[]>;
  /** earlier tickets of the same home, the latest first */
  earlier: readonly Pick<TicketRow, '_id' | 'workOrders'>[];
}
export const noWorkload: Workload = { load: new Map(), places: new Map(), earlier: [] };

/** How many open orders somebody may have: their own figure, else the community's (P3.2). */
export const capOf = (membership: Pick<StaffMembership, 'loadCap'>, settings: Settings) =>
  membership.loadCap ?? settings.loadCap;

interface Reason {
  words: string;
  points: number;
}

const reason = (words: string, points: number): Reason[] => [{ words, points }];

function skillReasons({ skills }: StaffMembership, ticket: Ticket, wanted: readonly string[]): Reason[] {
  const known = skills.filter((skill) => wanted.includes(skill) || ticket.text.includes(skill));
  return known.length > 0 ? reason(`擅长${known.join('、')}`, 3) : [];
}

function historyReasons(personId: string, ticket: Ticket, { earlier }: Workload): Reason[] {
  const theirs = ticket.workOrders.filter((order) => order.assignee?.personId === personId);
  const last = earlier
    .filter(({ _id }) => _id !== ticket._id)
    .flatMap(({ workOrders }) => workOrders.findLast((order) => order.status === 'done') ?? [])[0];
  return [
    ...(theirs.some((order) => order.status === 'done') ? reason('上次是他修的', 2) : []),
    ...(last?.assignee?.personId === personId ? reason('上次来过这户', 2) : []),
    ...(theirs.some((order) => order.status === 'declined') ? reason('这单退回过', -4) : []),
  ];
}

function placeReasons(personId: string, ticket: Ticket, { places }: Workload): Reason[] {
  const building = buildingOf(ticket.place.label);
  const isThere = places.get(personId)?.some((label) => buildingOf(label) === building);
  return building && isThere ? reason(`${building}还有单`, 1) : [];
}

/** being near is no reason by itself: whoever is suggested knows the work or the home */
const FITS = 2;

interface Ranked extends Candidate {
  score: number;
}

interface Around {
  ticket: Ticket;
  settings: Settings;
  workload: Workload;
  /** what the ticket's category asks for */
  wanted: readonly string[];
}

function rank(person: Person, { ticket, settings, workload, wanted }: Around): Ranked | undefined {
  const membership = membershipIn(person, ['technician'], ticket.communityId);
  // P5.3: nobody works on a ticket of their own; who works on it already is not sent a second time
  if (!membership || residentsOf(ticket).includes(person._id) || worksOn(ticket, person._id))
    return undefined;
  // P7.3: nor on a complaint about themselves
  if (person._id === ticket.complaintAbout?.personId) return undefined;
  const load = workload.load.get(person._id) ?? 0;
  const full = load >= capOf(membership, settings);
  const isAway = membership.onDuty === false;
  const speaking = [
    ...skillReasons(membership, ticket, wanted),
    ...historyReasons(person._id, ticket, workload),
    ...placeReasons(person._id, ticket, workload),
  ];
  const points = speaking.reduce((sum, each) => sum + each.points, 0);
  const { badge, department, skills } = membership;
  const usual = speaking.length > 0 ? [] : reason(skills.slice(0, 3).join('、') || department, 0);
  const against = [...(full ? [`已满 ${load} 单`] : []), ...(isAway ? ['不在班'] : [])];
  return {
    id: person._id,
    name: person.name,
    badge,
    department,
    fits: points >= FITS && !full && !isAway,
    reasons: [...[...speaking, ...usual].map(({ words }) => words), ...against],
    load,
    full,
    // a busy colleague gives way to an idle one only where they know as much
    score: points - load / 4 - (isAway ? 20 : 0) - (full ? 100 : 0),
  };
}

/** Technicians who can be sent, the most suitable first, with the reasons in words (P3.2). Whoever is full comes last. */
export function candidatesFor(
  ticket: Ticket,
  staff: readonly Person[],
  { settings, workload = noWorkload, wanted = [] }: Pick<Around, 'settings'> & Partial<Around>,
): Candidate[] {
  return staff
    .flatMap((person) => rank(person, { ticket, settings, workload, wanted }) ?? [])
    .sort((a, b) => b.score - a.score || a.badge.localeCompare(b.badge))
    .map(({ score: _, ...candidate }) => candidate);
}

/** Pools into which an order can be laid: departments that have technicians, with how many are at work (P3.2). */
export function poolsIn(communityId: string, staff: readonly Person[]): Pool[] {
  const technicians = staff
    .flatMap((person) => colleagueIn(person, communityId))
    .filter(({ role }) => role === 'technician');
  const departments = [...new Set(technicians.map(({ department }) => department))].sort();
  return departments.map((department) => ({
    department,
    onDuty: technicians.filter((each) => each.department === department && each.onDuty).length,
  }));
}
