/**
 * Sizes that forms, functions and tests share. Texts are counted in characters as zod counts them: an emoji of two
 * UTF-16 units is one, so what an input let through, whichever way it counts, is never refused for its length.
 */
export const limits = {
  /** what a resident writes in one go; msgSecCheck takes 2,500 (platform.md) */
  textLength: 500,
  shortTextLength: 100,
  photosPerEntry: 9,
  /** a ticket is one document, read whole; who has more to say is called */
  supplementsPerTicket: 12,
  /** what the desk writes down of phone calls about one ticket */
  notesPerTicket: 20,
  photoBytes: 10 * 1024 * 1024,
  /** rows of a list: a page of the longest ones stays well under 16 KB on the phone */
  pageSize: 15,
  /** home shows so many that wait for the person and so many that run; the whole list is one tap away */
  homeSize: 5,
  /** whole jobs with their history, not rows: a page of them stays under 16 KB on the phone */
  jobsPageSize: 10,
  /** one event sent to a function; CloudBase's guideline is 100 KB */
  eventBytes: 100 * 1024,
  /** homes that can join one report: the ticket is one document (P1.4) */
  joinedPerTicket: 200,
  /** what one joined home may add to a neighbour's report, and all of them together */
  supplementsPerJoined: 2,
  supplementsInAll: 60,
  voiceSeconds: 60,
  /** an appointment slot */
  slotMinutes: { min: 15, max: 8 * 60 },
  slotDaysAhead: 30,
  /** questions to departments and briefings are kept in the ticket, which is read whole */
  consultationsPerTicket: 12,
  briefingsPerTicket: 12,
  briefingReaders: 20,
} as const;
