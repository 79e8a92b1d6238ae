import type { Priority } from '@contract/ticket';

/** Minutes after midnight, community time: [from, to). */
export type WorkInterval = readonly [fromMinute: number, toMinute: number];

/** When the desk and the technicians work. `weekly[0]` is Sunday. */
export interface WorkingCalendar {
  weekly: readonly (readonly WorkInterval[])[];
  /** follow the State Council's holidays and make-up days (调休) */
  followsHolidays: boolean;
  /** one-off closures, `YYYY-MM-DD` */
  closedDates: readonly string[];
}

type ByPriority = Readonly<Record<Priority, number>>;

/** A community's own figures (process.md "Promises"). Working minutes unless the name says hours. */
export interface Settings {
  calendar: WorkingCalendar;
  firstFeedbackMinutes: ByPriority;
  dispatchMinutes: ByPriority;
  acceptMinutes: ByPriority;
  appointmentMinutes: ByPriority;
  finishMinutes: ByPriority;
  /** how long a department has to answer the desk (P2.4) */
  consultationMinutes: ByPriority;
  /** wall clock: how long the resident has to answer a question (P2.1) */
  clarificationHours: number;
  /** wall clock: how long the resident has to confirm before the desk calls (P5.4) */
  confirmationHours: number;
  /** wall clock (P5.5) */
  followUpHours: number;
  /** so many calls that reach nobody end a follow-up (P5.4) */
  followUpCalls: number;
  /** wall clock: how long after closing a rating can be given */
  ratingDays: number;
  /** wall clock, like both: until the next rung of the ladder is alerted (P2.3) */
  emergencyLadderMinutes: number;
  emergencyProgressMinutes: number;
  /** be there after accepting, unless a time is agreed; an ordinary visit is as agreed. The emergency's is wall clock. */
  arriveMinutes: Readonly<Record<'urgent' | 'emergency', number>>;
  /** a complaint is answered and settled in these, the second counted from the report */
  complaintReplyMinutes: ByPriority;
  complaintFinishMinutes: ByPriority;
  /** a question or suggestion is answered, from the report */
  answerMinutes: ByPriority;
  /** by category id, instead of `finishMinutes` of an ordinary ticket; from the category tree */
  categoryFinishMinutes: Readonly<Record<string, number>>;
  /** grows when the calendar changes: promises computed with an older one move (keep-to-calendar.ts) */
  calendarVersion: number;
  /** who can be named as responsible (P2.5) */
  departments: readonly string[];
  /** open orders that one technician may have (P3.2) */
  loadCap: number;
  /** wall clock: so long after it was reported a fault can be joined by other homes (P1.4) */
  joinHours: number;
  /** community time: messages of what is no emergency wait for its end; from = to: none (P3.5) */
  quietHours: { fromMinute: number; toMinute: number };
  /** how long after its due time a missed promise goes up; working minutes, for emergencies minutes of the wall clock (P3.5) */
  escalation: {
    leadMinutes: number;
    managerMinutes: number;
    emergencyLeadMinutes: number;
    emergencyManagerMinutes: number;
  };
  /** wall clock: how long after an urge a late promise may be urged again (P3.6) */
  urgeAgainMinutes: number;
}

export const defaultDepartments: readonly string[] = ['客服部', '工程部', '保洁部', '安保部', '绿化部'];

const officeDay: readonly WorkInterval[] = [
  [8 * 60 + 30, 12 * 60],
  [13 * 60 + 30, 17 * 60 + 30],
];
const workingDay = 7.5 * 60;

/** The defaults of process.md; a community's record overrides single figures. */
export const defaultSettings: Settings = {
  calendar: {
    weekly: [[], officeDay, officeDay, officeDay, officeDay, officeDay, []],
    followsHolidays: true,
    closedDates: [],
  },
  firstFeedbackMinutes: { normal: 60, urgent: 30, emergency: 5 },
  dispatchMinutes: { normal: 60, urgent: 30, emergency: 5 },
  acceptMinutes: { normal: 30, urgent: 15, emergency: 5 },
  appointmentMinutes: { normal: 60, urgent: 30, emergency: 5 },
  finishMinutes: { normal: 2 * workingDay, urgent: 8 * 60, emergency: 4 * 60 },
  consultationMinutes: { normal: 120, urgent: 30, emergency: 5 },
  clarificationHours: 24,
  confirmationHours: 72,
  followUpHours: 24,
  followUpCalls: 3,
  ratingDays: 7,
  emergencyLadderMinutes: 5,
  emergencyProgressMinutes: 30,
  arriveMinutes: { urgent: 4 * 60, emergency: 30 },
  complaintReplyMinutes: { normal: 60, urgent: 30, emergency: 5 },
  complaintFinishMinutes: { normal: 2 * workingDay, urgent: workingDay, emergency: 4 * 60 },
  answerMinutes: { normal: 4 * 60, urgent: 2 * 60, emergency: 5 },
  categoryFinishMinutes: {},
  calendarVersion: 0,
  departments: defaultDepartments,
  loadCap: 8,
  joinHours: 24,
  quietHours: { fromMinute: 21 * 60, toMinute: 8 * 60 },
  escalation: {
    leadMinutes: 60,
    managerMinutes: 180,
    emergencyLeadMinutes: 10,
    emergencyManagerMinutes: 20,
  },
  urgeAgainMinutes: 120,
};
