import { type ActionSpec, changed, workOrderCommand } from './action-parts';
import { Name } from './community';
import { At, Id, ShortText, Text } from './scalars';
import { z } from './zod';

/** Whom an order goes to (P3.2): a person, the pool of a department, or without either the pools of all departments. */
export const orderTarget = {
  assigneeId: z.optional(Id),
  department: z.optional(Name),
  /** this person has as many orders as one may have, and gets it all the same: the second tap of the desk */
  overCap: z.optional(z.literal(true)),
};

/** What an order states beside the ticket's own facts (P3.1). */
export const orderDetails = {
  task: Text,
  /** by when it has to be done; left out: when the ticket itself has to be */
  deadlineAt: z.optional(At),
  /** what good work is */
  quality: z.optional(ShortText),
};

/** The pool of one department, with how many of its technicians are at work. */
export const Pool = z.object({ department: z.string(), onDuty: z.int() });
export type Pool = z.infer<typeof Pool>;

const StaffRole = z.enum(['desk', 'technician', 'lead', 'manager']);

/** Somebody who works in the community; no phone number. */
export const ColleagueView = z.object({
  id: Id,
  name: z.string(),
  badge: z.string(),
  department: z.string(),
  roles: z.array(StaffRole),
  onDuty: z.boolean(),
  /** open work orders */
  load: z.int(),
  /** the caller may send this person off duty and back: lead of the same department, manager (P3.3) */
  mayManage: z.boolean(),
  /** the caller may end this person's work here (P7.2) */
  mayDismiss: z.boolean(),
});
export type ColleagueView = z.infer<typeof ColleagueView>;

const staff = ['technician', 'desk', 'lead', 'manager'] as const;
/** `returned`: orders that went back to the desk with it */
const dutyChanged = z.object({ onDuty: z.boolean(), returned: z.int() });

/** P3.1–P3.3: handing work over, being at work or not. */
export const dispatchActions = {
  /** asks a colleague to take my order over; it stays mine until they say yes */
  'workOrder.offerTransfer': {
    who: ['assignee'],
    input: z.strictObject({ ...workOrderCommand, toId: Id, reason: ShortText }),
    output: changed,
  },
  'workOrder.acceptTransfer': { who: ['asked'], input: z.strictObject(workOrderCommand), output: changed },
  'workOrder.declineTransfer': {
    who: ['asked'],
    input: z.strictObject(workOrderCommand),
    output: z.object({ declined: z.literal(true) }),
  },

  /** everybody who works here, with their open orders */
  'staff.colleagues': {
    who: staff,
    input: z.strictObject({}),
    output: z.object({ items: z.array(ColleagueView) }),
  },
  /** am I at work, and how many orders would go back to the desk if I stopped now */
  'staff.duty': {
    who: staff,
    input: z.strictObject({}),
    output: z.object({ onDuty: z.boolean(), returning: z.int() }),
  },
  /** 上班, 下班; stopping hands my orders back that are not on site (P3.3). The same twice changes nothing. */
  'staff.setDuty': { who: staff, input: z.strictObject({ on: z.boolean() }), output: dutyChanged },
  /** the same for somebody else */
  'staff.setDutyOf': {
    who: ['lead', 'manager'],
    input: z.strictObject({ personId: Id, on: z.boolean() }),
    output: dutyChanged,
  },
  /** somebody does not work here any more: access ends, all their open orders go back (P7.2) */
  'staff.leave': {
    who: ['manager'],
    input: z.strictObject({ personId: Id }),
    output: z.object({ returned: z.int() }),
  },
} as const satisfies Record<string, ActionSpec>;
