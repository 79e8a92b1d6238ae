import { type ActionSpec, changed, command } from './action-parts';
import { EmergencyReview, EmergencyType } from './emergency';
import { Text } from './scalars';
import { z } from './zod';

/** What staff do about an emergency (P2.3). Reporting one is `ticket.report`; taking it back `ticket.withdraw`. */
export const emergencyActions = {
  /** an ordinary report turns out to be one */
  'emergency.open': {
    who: ['desk', 'lead', 'manager'],
    input: z.strictObject({ ...command, type: EmergencyType }),
    output: changed,
  },
  /** 我来处理: a person has it, the ladder climbs no further */
  'emergency.acknowledge': {
    who: ['desk', 'technician', 'lead', 'manager'],
    input: z.strictObject(command),
    output: changed,
  },
  /** told to the resident; the next one is owed 30 minutes later */
  'emergency.progress': {
    who: ['desk', 'lead', 'manager', 'assignee'],
    input: z.strictObject({ ...command, text: Text }),
    output: changed,
  },
  /** ticks off a step of the plan */
  'emergency.step': {
    who: ['desk', 'lead', 'manager', 'assignee'],
    input: z.strictObject({ ...command, index: z.int().check(z.minimum(0), z.maximum(14)) }),
    output: changed,
  },
  'emergency.end': {
    who: ['desk', 'lead', 'manager'],
    input: z.strictObject({ ...command, review: EmergencyReview }),
    output: changed,
  },
} as const satisfies Record<string, ActionSpec>;
