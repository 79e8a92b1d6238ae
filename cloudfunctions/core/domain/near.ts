import type { TicketStatus } from '@contract/ticket';
import type { Settings } from './settings';
import type { Ticket } from './ticket';

const HOUR = 60 * 60_000;
const workedOn: readonly TicketStatus[] = ['received', 'clarifying', 'verified', 'processing'];

/** 7栋2单元 1203 → 7栋 · 2单元 1203 → 2单元; none if the label names neither. */
export function buildingOf(label: string): string | undefined {
  const [building] =
    /^\s*\S{1,10}?(?:栋|幢|座|号楼|楼栋)/.exec(label) ?? /^\s*\S{1,10}?单元/.exec(label) ?? [];
  return building?.trim();
}

/** Is it not done yet, so that a neighbour with the same fault need not report it again? */
export function isBeingWorkedOn(ticket: Pick<Ticket, 'status'>): boolean {
  return workedOn.includes(ticket.status);
}

/**
 * Where neighbours would have the same fault: the building, else the public place. None for a complaint: whoever it is
 * about may live in the same building (P7.3), and none for what is a home's own business.
 */
export function nearOf(ticket: Pick<Ticket, 'kind' | 'building' | 'placeId'>): string | undefined {
  const isShared = ticket.kind === 'repair' || ticket.kind === 'emergency';
  return isShared ? (ticket.building ?? ticket.placeId) : undefined;
}

/** 水 of 水 · 下水堵塞: neighbours need not choose the same leaf. */
function branchOf(categoryName: string): string {
  return categoryName.split(' · ')[0] ?? categoryName;
}

/** Can it be the same fault? In an emergency the place decides, else the upper category. */
export function isSameFault(
  ticket: Pick<Ticket, 'kind' | 'category'>,
  asked: Pick<Ticket, 'kind' | 'category'>,
): boolean {
  if (ticket.kind !== asked.kind) return false;
  if (ticket.kind === 'emergency') return true;
  return (
    ticket.category !== undefined &&
    asked.category !== undefined &&
    branchOf(ticket.category.name) === branchOf(asked.category.name)
  );
}

/** Is it fresh, open, and somewhere where neighbours are (P1.4)? */
export function canBeJoined(
  ticket: Pick<Ticket, 'status' | 'reportedAt' | 'kind' | 'building' | 'placeId' | 'category'>,
  now: number,
  settings: Settings,
): boolean {
  return (
    isBeingWorkedOn(ticket) &&
    nearOf(ticket) !== undefined &&
    now - ticket.reportedAt <= settings.joinHours * HOUR
  );
}
