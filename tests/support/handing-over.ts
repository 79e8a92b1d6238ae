import { accepted, offered, onSite, scheduled } from './situations';

/** Situations of handing an order over or back (P3.2, P3.3, P7.2), as the table of who may do what writes them. */
export const handingOver = [
  {
    name: 'P3.3 a colleague is asked to take it over: until they say yes the assignee holds everything',
    bring: () => accepted().act('zhou', 'workOrder.offerTransfer'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose'],
    asked: ['take-over', 'not-over'],
  },
  {
    name: 'P3.3 asked, and a time is proposed meanwhile',
    bring: () => accepted().act('zhou', 'workOrder.offerTransfer').act('zhou', 'appointment.propose'),
    resident: ['supplement', 'withdraw', 'urge', 'agree', 'ask-other'],
    desk: ['add', 'recall'],
    assignee: ['propose'],
    asked: ['take-over', 'not-over'],
  },
  {
    name: 'P3.3 asked, and the assignee went there all the same: nobody is asked any more',
    bring: () => scheduled().act('zhou', 'workOrder.offerTransfer').act('zhou', 'workOrder.arrive'),
    resident: ['supplement', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['finish'],
  },
  {
    name: 'P3.3 the colleague does not take it over: another can be asked',
    bring: () => accepted().act('zhou', 'workOrder.offerTransfer').act('sun', 'workOrder.declineTransfer'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['propose', 'transfer'],
  },
  {
    name: 'P3.3 off duty: the order is back with the desk, the technician has nothing more to do with it',
    bring: () => scheduled().stopWorking('zhou'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P3.3 off duty on site: who stands in the flat finishes',
    bring: () => onSite().stopWorking('zhou'),
    resident: ['supplement', 'urge'],
    desk: ['add', 'recall'],
    assignee: ['finish'],
  },
  {
    name: 'P7.2 left on site: back with the desk at once',
    bring: () => onSite().stopWorking('zhou', 'left'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P3.3 declined: back with the desk, the technician has nothing more to do with it',
    bring: () => offered().act('zhou', 'workOrder.decline'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
  {
    name: 'P3.2 recalled: back with the desk',
    bring: () => accepted().act('lin', 'workOrder.recall'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'answer', 'dispatch'],
  },
] as const;
