import type { PromiseView } from '../../types/contract/promise';
import type { TicketCard, TicketView, WorkOrderView } from '../../types/contract/ticket';

/** 2026-11-23 (Monday) 14:20 in the community, epoch ms. */
export const monday = Date.parse('2026-11-23T14:20:00+08:00');
const MINUTE = 60_000;

/** First feedback promised for 15:20 of that Monday, an hour after the report. */
export function promiseView(change: Partial<PromiseView> = {}): PromiseView {
  return {
    kind: 'first-feedback',
    startedAt: monday,
    warnAt: monday + 45 * MINUTE,
    dueAt: monday + 60 * MINUTE,
    state: 'running',
    ...change,
  };
}

export function workOrderView(change: Partial<WorkOrderView> = {}): WorkOrderView {
  const assignee = { name: '周建国', badge: '08', department: '工程部', phoneMasked: '138****0008' };
  return { id: 'w1', status: 'offered', round: 1, task: '换阀芯', assignee, ...change };
}

/** A repair that was just reported, as a list shows it. */
export function ticketCard(change: Partial<TicketCard> = {}): TicketCard {
  return {
    id: 'ticket0000000000000001',
    number: 'BX1123-0174',
    kind: 'repair',
    priority: 'normal',
    status: 'received',
    turn: 'desk',
    round: 1,
    title: '厨房水龙头关不紧',
    place: { label: '12栋 2单元 1502', area: 'home' },
    reportedAt: monday,
    updatedAt: monday,
    urges: 0,
    ...change,
  };
}

/** The same repair as its own page shows it. */
export function ticketView(change: Partial<TicketView> = {}): TicketView {
  return {
    ...ticketCard(),
    channel: 'mini-program',
    text: '厨房水龙头关不紧，一直滴水',
    photos: [],
    resident: { name: '王芳', salutation: '王女士', phoneMasked: '138****0001', relation: '业主' },
    promises: [],
    workOrders: [],
    results: [],
    timeline: [],
    allowedActions: [],
    ...change,
  };
}
