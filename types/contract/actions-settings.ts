import type { ActionSpec } from './action-parts';
import { Cursor, NewId } from './scalars';
import { CommunityPart, CommunitySettings, PreviewLine, settingsInput } from './settings';
import { z } from './zod';

/** What the manager sets (P2.2, P2.5, P7.7, "Promises"). */
export const settingsActions = {
  'community.settings': { who: ['manager'], input: z.strictObject({}), output: CommunitySettings },
  /**
   * Changes one part, whole. `version`: of the settings that were on the screen; who changed them meanwhile wins, and the
   * refusal says who it was.
   */
  'community.change': {
    who: ['manager'],
    input: z.strictObject({ commandId: NewId, version: z.int().check(z.minimum(1)), change: CommunityPart }),
    output: z.object({ settings: CommunitySettings }),
  },
  /** what a resident would be told under settings that are not saved yet */
  'settings.preview': {
    who: ['manager'],
    input: z.strictObject(settingsInput),
    output: z.object({ preview: z.array(PreviewLine) }),
  },
  /** moves one page of the open tickets to the calendar that was saved; safe to repeat, and to leave off */
  'settings.apply': {
    who: ['manager'],
    input: z.strictObject({ cursor: z.optional(Cursor) }),
    output: z.object({
      /** how many this page looked at, and how many of them got other due times */
      looked: z.int(),
      moved: z.int(),
      /** of the first page: about how many there are in all */
      total: z.optional(z.int()),
      next: z.optional(Cursor),
    }),
  },
} as const satisfies Record<string, ActionSpec>;
