import { EmergencyType, EmergencyView } from './emergency';
import { BriefingView, ConsultationView, TicketCategory } from './lead';
import { PromiseKind, PromiseView } from './promise';
import { At, Id } from './scalars';
import { z } from './zod';

/** P2.2 classification. `activity` comes with its own issue. */
export const TicketKind = z.enum(['repair', 'complaint', 'inquiry', 'suggestion', 'emergency']);
export type TicketKind = z.infer<typeof TicketKind>;

export const Priority = z.enum(['normal', 'urgent', 'emergency']);
export type Priority = z.infer<typeof Priority>;

/** P1.1 */
export const Channel = z.enum(['mini-program', 'hotline', 'counter', 'wechat', 'suggestion-box', 'e-mail']);
export type Channel = z.infer<typeof Channel>;

/**
 * Where a ticket stands.
 * received: nobody has given first feedback · clarifying: the resident was asked (P2.1) · verified: first feedback
 * given, nobody sent yet · processing: a work order is open · resolved: the result waits for the resident (P5.2) ·
 * follow-up: the desk calls (P5.4, P5.5) · closed: archived (P6.1)
 */
export const TicketStatus = z.enum([
  'received',
  'clarifying',
  'verified',
  'processing',
  'resolved',
  'follow-up',
  'closed',
]);
export type TicketStatus = z.infer<typeof TicketStatus>;

/** How a ticket ended. `unconfirmed` is never counted as satisfied (P5.4). */
export const Closure = z.enum(['solved', 'answered', 'unconfirmed', 'withdrawn']);
export type Closure = z.infer<typeof Closure>;

/**
 * P3.2, P3.3, P4.1, P4.2: pooled (any technician may take it) or offered (to one) → accepted → proposed → scheduled → on-site → done;
 * declined and recalled end it.
 */
export const WorkOrderStatus = z.enum([
  'pooled',
  'offered',
  'accepted',
  'proposed',
  'scheduled',
  'on-site',
  'done',
  'declined',
  'recalled',
]);
export type WorkOrderStatus = z.infer<typeof WorkOrderStatus>;

/** Whose turn it is: the only thing that colour answers (look.md). */
export const Turn = z.enum(['resident', 'desk', 'technician', 'nobody']);
export type Turn = z.infer<typeof Turn>;

/** A private picture: `url` is a link that expires soon, made after the permission check (P7.4). */
export const PhotoView = z.object({ fileId: z.string(), url: z.string() });
export type PhotoView = z.infer<typeof PhotoView>;

export const VoiceSeconds = z.int().check(z.minimum(1), z.maximum(60));
/** A voice note; a private file as a photo is (P1.2). */
export const VoiceView = z.object({ fileId: z.string(), url: z.string(), seconds: z.int() });
export type VoiceView = z.infer<typeof VoiceView>;

export const Slot = z.object({ startAt: At, endAt: At });
export type Slot = z.infer<typeof Slot>;

/** P4.2: whom to let in. */
export const AssigneeView = z.object({
  name: z.string(),
  badge: z.string(),
  department: z.string(),
  phoneMasked: z.string(),
});
export type AssigneeView = z.infer<typeof AssigneeView>;

/** What a person may do next; made on the server from the transition table, drawn as buttons on the phone. */
export const TicketAction = z.enum([
  'ticket.supplement',
  'ticket.withdraw',
  'ticket.urge',
  'ticket.confirm',
  'ticket.rate',
  'appointment.agree',
  'appointment.askOther',
  'ticket.clarify',
  'ticket.feedback',
  'ticket.answer',
  'ticket.dispatch',
  'workOrder.add',
  'dispatch.waive',
  'workOrder.recall',
  'followUp.record',
  'ticket.showPhone',
  'workOrder.take',
  'workOrder.accept',
  'workOrder.decline',
  'appointment.propose',
  'workOrder.arrive',
  'workOrder.finish',
  'emergency.open',
  'emergency.acknowledge',
  'emergency.progress',
  'emergency.step',
  'emergency.end',
  'workOrder.offerTransfer',
  'workOrder.acceptTransfer',
  'workOrder.declineTransfer',
  'ticket.join',
  'ticket.leave',
  'ticket.note',
  'supervision.order',
  'supervision.reply',
  'supervision.close',
  'message.tell',
  'ticket.classify',
  'consultation.ask',
  'consultation.answer',
  'briefing.give',
  'briefing.read',
  'workOrder.reassign',
]);
export type TicketAction = z.infer<typeof TicketAction>;

export const WorkOrderView = z.object({
  id: Id,
  status: WorkOrderStatus,
  round: z.int(),
  task: z.string(),
  /** the department in whose pool it lies or of whom it is; left out in the pools of all */
  department: z.optional(z.string()),
  /** by when it has to be done, and how well (P3.1); staff only */
  deadlineAt: z.optional(At),
  quality: z.optional(z.string()),
  /** a colleague was asked to take it over (P3.3); staff only */
  transfer: z.optional(z.object({ from: z.string(), to: z.string(), reason: z.string(), dueAt: At })),
  /** left out while the order lies in the pool */
  assignee: z.optional(AssigneeView),
  /** asked of the resident while status is `proposed`; agreed from `scheduled` on */
  slot: z.optional(Slot),
  /** while a change is proposed: the agreed time, which stands until the new one is agreed (P4.1) */
  standingSlot: z.optional(Slot),
  /** what the resident said instead of agreeing */
  otherTimeWish: z.optional(z.string()),
  arrivedAt: z.optional(At),
  finishedAt: z.optional(At),
  /** what the viewer may do on this order; left out on cards */
  allowedActions: z.optional(z.array(TicketAction)),
});
export type WorkOrderView = z.infer<typeof WorkOrderView>;

/** What one order brought; a ticket with several has several. */
export const ResultView = z.object({
  workOrderId: Id,
  by: z.string(),
  cause: z.optional(z.string()),
  done: z.string(),
  /** in fen; 0 = free of charge */
  chargeFen: z.int(),
  photos: z.array(PhotoView),
  finishedAt: At,
});
export type ResultView = z.infer<typeof ResultView>;

export const TimelineKind = z.enum([
  'reported',
  'supplemented',
  'clarification-asked',
  'feedback-given',
  'answered',
  'dispatched',
  'dispatch-waived',
  'recalled',
  'visit-cancelled',
  'taken',
  'accepted',
  'declined',
  'time-proposed',
  'other-time-asked',
  'time-agreed',
  'arrived',
  'finished',
  'result-ready',
  'confirmed',
  'reopened',
  'rated',
  'urged',
  'withdrawn',
  'promise-warned',
  'promise-missed',
  'answer-lapsed',
  'followed-up',
  'phone-shown',
  'closed',
  'emergency-opened',
  'emergency-alerted',
  'emergency-taken',
  'progress-told',
  'step-done',
  'emergency-ended',
  'promises-moved',
  'returned',
  'transfer-offered',
  'transferred',
  'transfer-declined',
  'transfer-lapsed',
  'joined',
  'left',
  'noted',
  'promise-escalated',
  'supervision-ordered',
  'supervision-replied',
  'supervision-closed',
  'told-by-phone',
  'kind-changed',
  'classified',
  'promise-moved',
  'consultation-asked',
  'consultation-answered',
  'briefing-given',
  'briefing-read',
]);
export type TimelineKind = z.infer<typeof TimelineKind>;

export const ActorRole = z.enum(['resident', 'desk', 'technician', 'lead', 'manager', 'system']);
export type ActorRole = z.infer<typeof ActorRole>;

export const TimelineEntry = z.object({
  at: At,
  kind: TimelineKind,
  by: z.object({ role: ActorRole, name: z.string() }),
  text: z.optional(z.string()),
  photos: z.optional(z.array(PhotoView)),
  slot: z.optional(Slot),
  /** whom it concerns, e.g. the technician of a dispatch */
  about: z.optional(z.string()),
  promise: z.optional(PromiseKind),
  /** staff only; never leaves the server for a resident (P2.4) */
  internal: z.optional(z.boolean()),
  /** done by another home with the same fault: to a resident by one other than theirs, to staff by one that joined (P1.4) */
  neighbour: z.optional(z.boolean()),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const ConfirmOutcome = z.enum(['solved', 'partly', 'unsolved']);
export type ConfirmOutcome = z.infer<typeof ConfirmOutcome>;

const Stars = z.int().check(z.minimum(1), z.maximum(5));
/** P5.3; nothing is preset, only `overall` is asked for. */
export const Rating = z.object({
  overall: Stars,
  speed: z.optional(Stars),
  quality: z.optional(Stars),
  attitude: z.optional(Stars),
  tags: z.array(z.string().check(z.maxLength(10))).check(z.maxLength(6)),
  text: z.optional(z.string().check(z.trim(), z.maxLength(200))),
});
export type Rating = z.infer<typeof Rating>;

const common = {
  id: Id,
  /** to be read out, e.g. BX1123-0174 */
  number: z.string(),
  kind: TicketKind,
  priority: Priority,
  status: TicketStatus,
  closure: z.optional(Closure),
  turn: Turn,
  /** > 1: rework (返工) */
  round: z.int(),
  /** first words of the text */
  title: z.string(),
  place: z.object({ label: z.string(), area: z.enum(['home', 'public']) }),
  reportedAt: At,
  updatedAt: At,
  urges: z.int(),
  /** the order that matters to the viewer: their own, one that waits for an answer, else the first open or the last done one */
  workOrder: z.optional(WorkOrderView),
  /** orders on which somebody works, if there are several (P3.4) */
  openOrders: z.optional(z.int()),
  /** the running or paused promise that is due next */
  nextPromise: z.optional(PromiseView),
  suspectedEmergency: z.optional(EmergencyType),
  category: z.optional(TicketCategory),
  /** departments that owe the desk an answer; left out for residents (P2.4) */
  asked: z.optional(z.array(z.string())),
  /** homes that have the same fault, the first one among them; left out while nobody joined (P1.4) */
  homes: z.optional(z.int()),
  /** the viewer joined a neighbour's report */
  joined: z.optional(z.boolean()),
  /** the viewer has confirmed, other homes have not yet */
  confirmed: z.optional(z.boolean()),
};

/** One row or card of a list. */
export const TicketCard = z.object(common);
export type TicketCard = z.infer<typeof TicketCard>;

/** 督办: somebody was told to act by a time and owes a reply (P3.5). */
export const SupervisionView = z.object({
  id: Id,
  text: z.string(),
  to: z.enum(['desk', 'technician', 'lead']),
  /** names of those who owe the reply */
  toNames: z.array(z.string()),
  by: z.string(),
  at: At,
  dueAt: At,
  reply: z.optional(z.object({ at: At, by: z.string(), text: z.string() })),
  /** the viewer owes the reply */
  isMine: z.boolean(),
});
export type SupervisionView = z.infer<typeof SupervisionView>;

/** A message that failed for good: somebody has to be told otherwise. */
export const UnreachedView = z.object({
  messageId: Id,
  name: z.string(),
  isResident: z.boolean(),
  /** what they do not know */
  text: z.string(),
  at: At,
});
export type UnreachedView = z.infer<typeof UnreachedView>;

/** A ticket as one person may see it: masked, filtered, with that person's allowed actions. */
export const TicketView = z.object({
  ...common,
  channel: Channel,
  text: z.string(),
  wish: z.optional(z.string()),
  happenedAt: z.optional(At),
  photos: z.array(PhotoView),
  resident: z.object({
    name: z.string(),
    salutation: z.string(),
    phoneMasked: z.string(),
    relation: z.string(),
  }),
  promises: z.array(PromiseView),
  /** every order that was not declined or recalled, if there are several */
  workOrders: z.array(WorkOrderView),
  /** of this round */
  results: z.array(ResultView),
  timeline: z.array(TimelineEntry),
  closedAt: z.optional(At),
  /** who wrote it down for the resident, and when (P1.2) */
  acceptedBy: z.optional(z.object({ name: z.string(), at: At })),
  /** this round's confirmation, if it was given */
  outcome: z.optional(ConfirmOutcome),
  rating: z.optional(Rating),
  emergency: z.optional(EmergencyView),
  /** P2.4, P3.4: for desk, lead and manager; briefings also for who has to read them */
  consultations: z.optional(z.array(ConsultationView)),
  briefings: z.optional(z.array(BriefingView)),
  /** the colleague whom a complaint is about; for desk, lead and manager (P7.3) */
  complaintAbout: z.optional(z.object({ id: Id, name: z.string() })),
  allowedActions: z.array(TicketAction),
  voice: z.optional(VoiceView),
  /** staff only: who joined (P1.4) */
  neighbours: z.optional(
    z.array(
      z.object({
        name: z.string(),
        relation: z.string(),
        houseLabel: z.string(),
        phoneMasked: z.string(),
        outcome: z.optional(ConfirmOutcome),
      }),
    ),
  ),
  /** 督办 that are not closed, the oldest first; staff only (P3.5) */
  supervisions: z.optional(z.array(SupervisionView)),
  /** somebody whom a message that they must have did not reach; desk only */
  unreached: z.optional(z.array(UnreachedView)),
  /** the resident urged within this window: from when they may again (P3.6) */
  urgeOpensAt: z.optional(At),
});
export type TicketView = z.infer<typeof TicketView>;
