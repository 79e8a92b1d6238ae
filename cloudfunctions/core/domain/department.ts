import type { Ticket, WorkOrder } from './ticket';

type Concerned = Pick<Ticket, 'workOrders' | 'consultations'>;

/** Whose work an order is: its assignee's department, else those in whose pools it lies. */
export const departmentsOf = ({ assignee, pools }: WorkOrder): readonly string[] =>
  assignee ? [assignee.department] : (pools ?? []);

/** Is the order the work of this department? */
export const isOfDepartment = (order: WorkOrder, department: string): boolean =>
  departmentsOf(order).includes(department);

/** Is the ticket, or one order of it, the business of whoever leads this department (process.md "Who")? */
export function isLeadersBusiness(ticket: Concerned, department: string, order?: WorkOrder): boolean {
  if (order) return isOfDepartment(order, department);
  return (
    ticket.workOrders.some((each) => isOfDepartment(each, department)) ||
    (ticket.consultations ?? []).some((consultation) => consultation.department === department)
  );
}

/** Questions that nobody has answered yet (P2.4); over with the ticket. */
export function openConsultations(ticket: Pick<Ticket, 'consultations' | 'status'>) {
  if (ticket.status === 'closed') return [];
  return (ticket.consultations ?? []).filter((consultation) => consultation.answer === undefined);
}
