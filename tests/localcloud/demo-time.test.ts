import { demoNow } from '../../localcloud/seed/demo-time';

const china = (clock: string) => Date.parse(`${clock.replace(' ', 'T')}:00+08:00`);

test.each([
  ['while the desk is at work it is now', '2026-11-24 10:07', '2026-11-24 10:07'],
  ['in the evening: this afternoon', '2026-11-24 22:30', '2026-11-24 14:20'],
  ['at night: yesterday afternoon', '2026-11-24 01:15', '2026-11-23 14:20'],
  ['early in the morning: yesterday afternoon', '2026-11-24 09:29', '2026-11-23 14:20'],
  ['at the end of the day: this afternoon', '2026-11-24 16:31', '2026-11-24 14:20'],
  ['on New Year’s Day: the last afternoon before it', '2026-01-01 11:00', '2025-12-31 14:20'],
  [
    'in the middle of the National Day week: the last afternoon before it',
    '2025-10-05 11:00',
    '2025-09-30 14:20',
  ],
])('%s', (_, real, met) => {
  expect(demoNow(china(real))).toBe(china(met));
});
