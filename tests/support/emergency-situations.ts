import { Matter } from './domain';
import { emergency, received, rescued } from './situations';

/** One row of the table of who may do what (who-may-do-what.test.ts): a cell names what that person may do. */
interface Row {
  name: string;
  bring: () => Matter;
  resident?: string[];
  desk?: string[];
  assignee?: string[];
  technician?: string[];
  lead?: string[];
}

/** P2.3, written by hand like the rest of the table. */
export const emergencySituations: Row[] = [
  {
    name: 'P5.5 nor is an emergency, which waits for a person who has it (P2.3)',
    bring: () => new Matter({ kind: 'emergency' }),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'dispatch', 'take-on', 'report', 'step', 'end'],
    lead: ['take-on', 'report', 'step', 'end'],
    technician: ['take-on'],
  },
  {
    name: 'P2.3 a technician has it: nobody else needs to',
    bring: () => new Matter({ kind: 'emergency' }).act('sun', 'emergency.acknowledge'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'dispatch', 'report', 'step', 'end'],
    lead: ['report', 'step', 'end'],
  },
  {
    name: 'P2.3 an ordinary report was raised: the desk has it, the rest goes on',
    bring: () => received().act('lin', 'emergency.open'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'dispatch', 'report', 'step', 'end'],
    lead: ['report', 'step', 'end'],
  },
  {
    name: 'P2.3 it is ended: nothing more is owed to it',
    bring: () => new Matter({ kind: 'emergency' }).act('lin', 'emergency.end'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'dispatch'],
  },
  {
    name: 'P2.3 the work is done and confirmed, and nobody has ended it: that comes before the call',
    bring: () => rescued().act('wang', 'ticket.confirm'),
    resident: ['supplement', 'urge', 'rate'],
    desk: ['report', 'step', 'end'],
    lead: ['report', 'step', 'end'],
    assignee: ['report', 'step'],
  },
  {
    name: 'P5.5 then the desk calls',
    bring: () => rescued().act('wang', 'ticket.confirm').act('lin', 'emergency.end'),
    resident: ['supplement', 'urge', 'rate'],
    desk: ['follow-up'],
  },
  {
    name: 'P2.3 an emergency: the technician may arrive at once, without an agreed time',
    bring: () => emergency().act('zhou', 'workOrder.accept'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall', 'report', 'step', 'end'],
    lead: ['report', 'step', 'end'],
    assignee: ['propose', 'arrive', 'transfer', 'report', 'step'],
  },
];
