import type { Candidate } from '@contract/actions';
import { membershipIn, type Person } from './person';
import { openWorkOrders, type Ticket } from './ticket';

interface Ranked extends Candidate {
  score: number;
}

function rank(person: Person, ticket: Ticket): Ranked | undefined {
  const membership = membershipIn(person, ['technician'], ticket.communityId);
  // P5.3: nobody works on a ticket of their own
  if (!membership || person._id === ticket.resident.personId) return undefined;
  // P7.3: nor on a complaint about themselves
  if (person._id === ticket.complaintAbout?.personId) return undefined;
  // who works on it already is not sent a second time
  if (openWorkOrders(ticket).some((order) => order.assignee?.personId === person._id)) return undefined;
  const reasons: string[] = [];
  let score = 0;
  const skills = membership.skills.filter((skill) => ticket.text.includes(skill));
  if (skills.length > 0) {
    score += 3;
    reasons.push(`会${skills.join('、')}`);
  }
  const orders = ticket.workOrders.filter((order) => order.assignee?.personId === person._id);
  if (orders.some((order) => order.status === 'done')) {
    score += 2;
    reasons.push('上次是他修的');
  }
  if (orders.some((order) => order.status === 'declined')) {
    score -= 4;
    reasons.push('这单退回过');
  }
  if (reasons.length === 0) reasons.push(membership.skills.slice(0, 3).join('、') || membership.department);
  const { badge, department } = membership;
  return { id: person._id, name: person.name, badge, department, fits: score > 0, reasons, score };
}

/** Technicians who can be sent, the most suitable first, with the reasons in words (P3.2). */
export function candidatesFor(ticket: Ticket, staff: readonly Person[]): Candidate[] {
  return staff
    .flatMap((person) => rank(person, ticket) ?? [])
    .sort((a, b) => b.score - a.score || a.badge.localeCompare(b.badge))
    .map(({ score: _, ...candidate }) => candidate);
}
