import { type ActionSpec, changed, command, page, workOrderCommand } from './action-parts';
import { limits } from './limits';
import { Cursor, Id, NewId, ShortText, Text } from './scalars';
import { TicketCard, TicketView } from './ticket';
import { z } from './zod';

const Department = z.string().check(z.trim(), z.regex(/\S/), z.maxLength(16));

/** A technician of the department, best first, with the reasons shown (P3.2). */
const Colleague = z.object({
  id: Id,
  name: z.string(),
  badge: z.string(),
  reasons: z.array(z.string()),
});

/** Classification, consultation, briefing and the lead's work place (P2.2, P2.4, P3.4). */
export const leadActions = {
  /** kind, category and priority as the desk sees them; an emergency is opened by an act of its own (P2.2) */
  'ticket.classify': {
    who: ['desk', 'manager'],
    input: z.strictObject({
      ...command,
      kind: z.enum(['repair', 'complaint', 'inquiry', 'suggestion']),
      /** of the community's tree; left out = none */
      categoryId: z.optional(Id),
      priority: z.enum(['normal', 'urgent']),
      /** the colleague whom a complaint is about: they never see it (P7.3) */
      aboutId: z.optional(Id),
    }),
    output: changed,
  },
  /** 内部协同确认: asks a department; the resident sees nothing of it (P2.4) */
  'consultation.ask': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ...command, department: Department, question: Text }),
    output: changed,
  },
  'consultation.answer': {
    who: ['lead', 'manager'],
    input: z.strictObject({ ...command, consultationId: Id, text: Text }),
    output: changed,
  },
  /** 任务交底: those who work on these orders must read it (P3.4) */
  'briefing.give': {
    who: ['desk', 'lead', 'manager'],
    input: z.strictObject({
      ...command,
      text: Text,
      /** whose assignees have to read it */
      workOrderIds: z.array(Id).check(z.minLength(1), z.maxLength(limits.briefingReaders)),
    }),
    output: changed,
  },
  'briefing.read': {
    who: ['assignee'],
    input: z.strictObject({ ...workOrderCommand, briefingId: Id }),
    output: changed,
  },
  /** called back and given to somebody else in one act */
  'workOrder.reassign': {
    who: ['desk', 'lead', 'manager'],
    input: z.strictObject({ ...workOrderCommand, assigneeId: Id, reason: ShortText }),
    output: changed,
  },

  /** what my department works on, is asked, and has done */
  'lead.queue': {
    who: ['lead'],
    input: z.strictObject({ queue: z.enum(['open', 'asked', 'done']), ...page }),
    output: z.object({
      me: z.object({ name: z.string(), communityName: z.string(), department: z.string() }),
      items: z.array(TicketCard),
      next: z.optional(Cursor),
    }),
  },
  /** one matter of my department, with whom of it could be sent */
  'lead.ticket': {
    who: ['lead'],
    input: z.strictObject({ ticketId: NewId }),
    output: z.object({ ticket: TicketView, candidates: z.array(Colleague) }),
  },
  /** everybody who works here, for saying whom a complaint is about (P7.3) */
  'desk.colleagues': {
    who: ['desk', 'manager'],
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ id: Id, name: z.string(), department: z.string() })) }),
  },
} as const satisfies Record<string, ActionSpec>;
