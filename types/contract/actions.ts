import { type ActionSpec, changed, command, page, workOrderCommand } from './action-parts';
import { chaseActions } from './actions-chase';
import { deskinActions } from './actions-deskin';
import { dispatchActions, orderDetails, orderTarget, Pool } from './actions-dispatch';
import { intakeActions } from './actions-intake';
import { settingsActions } from './actions-settings';
import { CommunityGuide } from './community';
import { At, Cursor, FileId, Id, NewId, Photos, ShortText, Text } from './scalars';
import { ConfirmOutcome, Rating, Slot, TicketCard, TicketKind, TicketView, VoiceSeconds } from './ticket';
import { z } from './zod';

/** the first few of a list; `count` is of the latest page, `more` says that there may be others */
const Shown = z.object({ items: z.array(TicketCard), count: z.int(), more: z.boolean() });
const jobs = z.object({
  items: z.array(TicketView),
  next: z.optional(Cursor),
  /** when I was told something about these jobs; the phone knows what was read */
  toldAt: z.array(At),
});

/** A colleague whom the desk can send, best first, with the reasons shown (P3.2). */
export const Candidate = z.object({
  id: Id,
  name: z.string(),
  badge: z.string(),
  department: z.string(),
  /** something speaks for this person, not only that they are there */
  fits: z.boolean(),
  reasons: z.array(z.string()),
  /** open orders, and whether these are as many as one may have */
  load: z.int(),
  full: z.boolean(),
});
export type Candidate = z.infer<typeof Candidate>;

/** The three things that first feedback must say (P2.5); `text` is what the resident reads. */
export const Feedback = z.object({
  opinion: ShortText,
  timeLimit: ShortText,
  responsible: ShortText,
  text: Text,
});
export type Feedback = z.infer<typeof Feedback>;

export const Role = z.enum(['resident', 'desk', 'technician', 'lead', 'manager']);
export type Role = z.infer<typeof Role>;

/** `roles` decide which work places 我的 offers; a person can hold several (process.md "Who"). */
const me = { name: z.string(), roles: z.array(Role) };
const staffMe = z.object({ ...me, communityName: z.string(), badge: z.optional(z.string()) });

/** The action table: name → input, output, who may call it. The one list that client and functions share. */
export const actions = {
  /**
   * home: what waits for me, what runs, and the promise I would get if I reported now.
   * Open to everybody on the roster: it is the first page, and `roles` tell it where staff belong.
   */
  'resident.home': {
    who: ['resident', 'desk', 'technician', 'lead', 'manager'],
    input: z.strictObject({}),
    output: z.object({
      me: z.object({ ...me, salutation: z.string() }),
      /** `version`: whether the guide that the phone keeps is still the latest */
      community: z.object({ name: z.string(), deskPhone: z.string(), version: z.int() }),
      /** left out for staff who do not live here */
      house: z.optional(z.object({ label: z.string() })),
      /** all of them, for who has several */
      houses: z.optional(z.array(z.object({ id: Id, label: z.string() }))),
      /** due time of first feedback for a normal report made now */
      firstFeedbackDueAt: At,
      firstFeedbackDueNote: z.optional(z.string()),
      waiting: Shown,
      running: Shown,
      /** words to me that I have not read, among the tickets of this page */
      unread: z.int(),
    }),
  },
  /** what the phone has to know of the community for its forms; asked for again when `version` has changed */
  'community.guide': {
    who: ['resident', 'desk', 'technician', 'lead', 'manager'],
    input: z.strictObject({}),
    output: CommunityGuide,
  },
  'resident.tickets': {
    who: ['self'],
    input: z.strictObject({
      state: z.enum(['all', 'open', 'closed']),
      /** only what these words find: number, place, or words of the report */
      words: z.optional(ShortText),
      ...page,
    }),
    output: z.object({ items: z.array(TicketCard), next: z.optional(Cursor) }),
  },
  'ticket.report': {
    who: ['resident'],
    input: z.strictObject({
      ...command,
      kind: TicketKind,
      text: Text,
      wish: z.optional(ShortText),
      happenedAt: z.optional(At),
      /** a public place in words; left out = at my home */
      publicPlace: z.optional(ShortText),
      photos: Photos,
      /** of the guide's tree; one that is not there (any more) is left out, the desk classifies (P2.2) */
      categoryId: z.optional(Id),
      /** which of the reporter's houses; left out = the first */
      houseId: z.optional(Id),
      /** a public place of the guide, instead of one in words (P1.2) */
      placeId: z.optional(Id),
      voice: z.optional(z.strictObject({ fileId: FileId, seconds: VoiceSeconds })),
    }),
    output: changed,
  },
  'ticket.view': {
    who: ['ticket-resident', 'joined-resident'],
    input: z.strictObject({ ticketId: NewId }),
    output: changed,
  },
  'ticket.supplement': {
    who: ['ticket-resident', 'joined-resident'],
    input: z.strictObject({ ...command, text: Text, photos: Photos }),
    output: changed,
  },
  'ticket.withdraw': {
    who: ['ticket-resident'],
    input: z.strictObject({ ...command, reason: z.optional(ShortText) }),
    output: changed,
  },
  'ticket.urge': {
    who: ['ticket-resident', 'joined-resident'],
    input: z.strictObject(command),
    output: changed,
  },
  'appointment.agree': {
    who: ['ticket-resident'],
    // the slot that was on the screen: agreeing to one that changed meanwhile is refused
    input: z.strictObject({ ...workOrderCommand, startAt: At }),
    output: changed,
  },
  'appointment.askOther': {
    who: ['ticket-resident'],
    input: z.strictObject({ ...workOrderCommand, wish: ShortText }),
    output: changed,
  },
  'ticket.confirm': {
    who: ['ticket-resident', 'joined-resident'],
    input: z.strictObject({
      ...command,
      outcome: ConfirmOutcome,
      text: z.optional(Text),
      photos: z.optional(Photos),
    }),
    output: changed,
  },
  'ticket.rate': {
    who: ['ticket-resident', 'joined-resident'],
    input: z.strictObject({ ...command, rating: Rating }),
    output: changed,
  },

  'desk.queue': {
    who: ['desk', 'manager'],
    input: z.strictObject({ queue: z.enum(['mine', 'watching', 'waiting', 'closed']), ...page }),
    output: z.object({
      me: staffMe,
      items: z.array(TicketCard),
      /** how many stand in each of the open queues; with the first page only */
      counts: z.optional(z.object({ mine: z.int(), watching: z.int(), waiting: z.int() })),
      next: z.optional(Cursor),
      /** words to me that I have not read, among the tickets of this page */
      unread: z.int(),
    }),
  },
  'desk.ticket': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ticketId: NewId }),
    output: z.object({
      ticket: TicketView,
      candidates: z.array(Candidate),
      pools: z.array(Pool),
      /** what good work of this category is (P3.1) */
      quality: z.optional(z.string()),
    }),
  },
  'ticket.clarify': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ...command, question: Text }),
    output: changed,
  },
  'ticket.feedback': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ...command, feedback: Feedback }),
    output: changed,
  },
  /** answered on the spot and closed as such (P1.3) */
  'ticket.answer': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ...command, text: Text }),
    output: changed,
  },
  /** sends a technician; gives first feedback in the same act if it is still owed */
  'ticket.dispatch': {
    who: ['desk', 'manager'],
    input: z.strictObject({
      ...command,
      ...orderTarget,
      ...orderDetails,
      feedback: z.optional(Feedback),
    }),
    output: changed,
  },
  /** one more order beside those under way: another department, a second pair of hands (P3.4) */
  'workOrder.add': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ...command, ...orderTarget, ...orderDetails }),
    output: changed,
  },
  /** what came back is not given again: the orders under way are enough */
  'dispatch.waive': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ...command, reason: ShortText }),
    output: changed,
  },
  'workOrder.recall': {
    who: ['desk', 'manager'],
    input: z.strictObject({ ...workOrderCommand, reason: ShortText }),
    output: changed,
  },
  'followUp.record': {
    who: ['desk', 'manager'],
    input: z.strictObject({
      ...command,
      result: z.enum(['satisfied', 'dissatisfied', 'unreached']),
      text: z.optional(Text),
    }),
    output: changed,
  },

  /** the whole number of the person who reported; who looked is written down (P7.4) */
  'ticket.showPhone': {
    who: ['assignee', 'desk', 'manager'],
    input: z.strictObject(command),
    output: z.object({ phone: z.string() }),
  },

  /** my open work orders; whole jobs, so that one opens at once and without a network */
  'technician.jobs': { who: ['self'], input: z.strictObject(page), output: jobs },
  /** open work orders that nobody has yet (抢单, P3.2) */
  'technician.pool': { who: ['technician'], input: z.strictObject(page), output: jobs },
  /** what I finished; closed to those who left (P7.2), so the caller's record is read */
  'technician.done': {
    who: ['technician'],
    input: z.strictObject({ words: z.optional(ShortText), ...page }),
    output: jobs,
  },
  /** mine, one that I am asked to take over, one that lies in my pool, or one that I finished */
  'technician.job': {
    who: ['assignee', 'asked', 'technician'],
    input: z.strictObject({ ticketId: NewId }),
    output: changed,
  },
  /** takes an order from the pool; exactly one technician gets it */
  'workOrder.take': {
    who: ['technician'],
    input: z.strictObject({ ...workOrderCommand, slot: z.optional(Slot) }),
    output: changed,
  },
  'workOrder.accept': {
    who: ['assignee'],
    // with a slot: accepted and proposed in one act
    input: z.strictObject({ ...workOrderCommand, slot: z.optional(Slot) }),
    output: changed,
  },
  'workOrder.decline': {
    who: ['assignee'],
    input: z.strictObject({ ...workOrderCommand, reason: ShortText }),
    output: z.object({ declined: z.literal(true) }),
  },
  'appointment.propose': {
    who: ['assignee'],
    input: z.strictObject({ ...workOrderCommand, slot: Slot }),
    output: changed,
  },
  'workOrder.arrive': { who: ['assignee'], input: z.strictObject(workOrderCommand), output: changed },
  'workOrder.finish': {
    who: ['assignee'],
    input: z.strictObject({
      ...workOrderCommand,
      cause: z.optional(ShortText),
      done: Text,
      chargeFen: z.int().check(z.minimum(0), z.maximum(10_000_000)),
      photos: Photos.check(z.minLength(1)),
    }),
    output: changed,
  },

  ...settingsActions,
  ...dispatchActions,

  ...intakeActions,

  ...deskinActions,
  ...chaseActions,
} as const satisfies Record<string, ActionSpec>;

export type ActionName = keyof typeof actions;
/** what a handler gets: parsed */
export type InputOf<A extends ActionName> = z.output<(typeof actions)[A]['input']>;
/** what the phone sends */
export type RequestOf<A extends ActionName> = z.input<(typeof actions)[A]['input']>;
export type OutputOf<A extends ActionName> = z.output<(typeof actions)[A]['output']>;
