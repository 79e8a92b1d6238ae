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
}

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
};
