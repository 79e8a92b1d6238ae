import { MINUTE, MONDAY_10 } from './domain';
import { asked, offered, received, undelivered } from './situations';

/** a deadline that is not over in any situation */
const soon = MONDAY_10 + 60 * MINUTE;

/** Rows of the table "who may do what" (tests/domain/who-may-do-what.test.ts) about chasing. */
export const chaseSituations = [
  {
    name: 'P3.5 the desk was told to act: it owes a reply, whoever watches can end it',
    bring: () => received().act('he', 'supervision.order', { to: 'desk', text: '请马上处理', dueAt: soon }),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch', 'end-supervision'],
    replier: ['reply'],
    lead: ['end-supervision'],
  },
  {
    name: 'P3.5 the technician was told to act',
    bring: () =>
      offered().act('he', 'supervision.order', { to: 'technician', text: '请先接单', dueAt: soon }),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['add', 'recall', 'end-supervision'],
    assignee: ['accept', 'decline', 'reply'],
    lead: ['end-supervision'],
  },
  {
    name: 'P3.5 the head of the department was told to act, and replied: the 督办 waits for its end',
    bring: () =>
      received()
        .act('lin', 'supervision.order', { to: 'lead', text: '请安排人', dueAt: soon })
        .act('qin', 'supervision.reply'),
    resident: ['supplement', 'withdraw', 'urge'],
    desk: ['clarify', 'feedback', 'answer', 'dispatch', 'end-supervision'],
    lead: ['end-supervision'],
  },
  {
    name: 'P3.5 no message reached the resident: the desk calls',
    bring: () => undelivered(asked()),
    resident: ['supplement', 'withdraw'],
    desk: ['feedback', 'answer', 'dispatch', 'tell'],
  },
] as const;
