import type { Ticket, WorkOrder } from './ticket';

type Concerned = Pick<Ticket, 'workOrders' | 'consultations' | 'supervisions' | 'promises'>;

/** Whose work an order is: its assignee's department, else those in whose pools it lies. */
export const departmentsOf = ({ assignee, pools }: WorkOrder): readonly string[] =>
  assignee ? [assignee.department] : (pools ?? []);

/** Is the order the work of this department? */
export const isOfDepartment = (order: WorkOrder, department: string): boolean =>
  departmentsOf(order).includes(department);

/** Was its lead given a 督办, or told that something is late (P3.5)? */
function isChased({ supervisions = [], promises }: Concerned, department: string): boolean {
  return (
    supervisions.some(({ departments }) => departments.includes(department)) ||
    promises.some(({ knownBy = [] }) =>
      knownBy.some((each) => each.role === 'lead' && each.department === department),
    )
  );
}

/** Is the ticket, or one order of it, the business of whoever leads this department (process.md "Who")? */
export function isLeadersBusiness(ticket: Concerned, department: string, order?: WorkOrder): boolean {
  if (order) return isOfDepartment(order, department);
  return (
    ticket.workOrders.some((each) => isOfDepartment(each, department)) ||
    (ticket.consultations ?? []).some((consultation) => consultation.department === department) ||
    isChased(ticket, department)
  );
}

/** Questions that nobody has answered yet (P2.4); over with the ticket. */
export function openConsultations(ticket: Pick<Ticket, 'consultations' | 'status'>) {
  if (ticket.status === 'closed') return [];
  return (ticket.consultations ?? []).filter((consultation) => consultation.answer === undefined);
}
