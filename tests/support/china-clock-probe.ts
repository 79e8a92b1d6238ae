import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import { addWorkingMinutes } from '../../cloudfunctions/core/domain/working-calendar';
import { chinaDayStart, chinaTime, sayWhen } from '../../types/contract/clock-words';

/** Prints what the clock says around the nights on which some zone changes its clocks: a test starts it once in each zone. */
const HALF_HOUR = 30 * 60_000;
const STEPS_AROUND = 96;
const changes = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-12-31',
];

for (const day of changes) {
  for (let step = -STEPS_AROUND; step < STEPS_AROUND; step++) {
    const at = Date.parse(`${day}T12:00:00Z`) + step * HALF_HOUR;
    const due = addWorkingMinutes(defaultSettings.calendar, at, 60);
    console.log(at, chinaTime(at).format('YYYY-MM-DD HH:mm'), chinaDayStart(at), due, sayWhen(due, at));
  }
}
