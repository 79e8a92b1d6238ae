import type { Ticket, WorkOrder } from './ticket';

type Concerned = Pick<Ticket, 'workOrders' | 'consultations'>;

/** Whose work an order is: its assignee's department, else the one in whose pool it lies. */
export const departmentOf = (order: WorkOrder): string | undefined =>
  order.assignee?.department ?? order.department;

/** Does a department have an order on this ticket, or has it been asked something about it? */
export function concernsDepartment(ticket: Concerned, department: string): boolean {
  return (
    ticket.workOrders.some((order) => departmentOf(order) === department) ||
    (ticket.consultations ?? []).some((consultation) => consultation.department === department)
  );
}

/** Is the ticket, or one order of it, the business of whoever leads this department (process.md "Who")? */
export function isLeadersBusiness(ticket: Concerned, department: string, order?: WorkOrder): boolean {
  return order ? departmentOf(order) === department : concernsDepartment(ticket, department);
}

/** Questions that nobody has answered yet (P2.4); over with the ticket. */
export function openConsultations(ticket: Pick<Ticket, 'consultations' | 'status'>) {
  if (ticket.status === 'closed') return [];
  return (ticket.consultations ?? []).filter((consultation) => consultation.answer === undefined);
}
