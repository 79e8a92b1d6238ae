import { deadlineChoices } from '../../src/desk/deadlines';
import { inDayOrder } from '../../src/technician/day-order';
import { china, HOUR } from '../support/domain';
import { ticketView } from '../support/views';

const now = china('2026-11-23 10:00');
const slot = (hours: number) => ({ startAt: now + hours * HOUR, endAt: now + (hours + 1) * HOUR });
const order = { id: 'w1', round: 1, task: '修' } as const;
const at = (label: string) => ({ place: { label, area: 'home' as const } });

describe('the technician’s day (look.md 08)', () => {
  const offer = ticketView({
    id: 'offer',
    ...at('3栋1单元 101'),
    workOrder: { ...order, status: 'offered' },
    allowedActions: ['workOrder.accept'],
  });
  const visit = (id: string, label: string, hours: number) =>
    ticketView({ id, ...at(label), workOrder: { ...order, status: 'scheduled', slot: slot(hours) } });
  const open = (id: string, label: string) =>
    ticketView({ id, ...at(label), workOrder: { ...order, status: 'accepted' } });
  const onSite = ticketView({
    id: 'here',
    ...at('9栋1单元 101'),
    workOrder: { ...order, status: 'on-site', slot: slot(-1) },
  });

  test('an answer owed first, then where I am, then visits by time; what has no time goes along in its building', () => {
    const jobs = [
      open('loose', '6栋1单元 101'),
      open('along', '7栋2单元 902'),
      visit('later', '5栋1单元 302', 5),
      visit('soon', '7栋2单元 1203', 1),
      onSite,
      offer,
    ];
    expect(inDayOrder(jobs, now).map(({ id }) => id)).toEqual([
      'offer',
      'here',
      'soon',
      'along',
      'later',
      'loose',
    ]);
  });
});

test('P3.1 deadlines that can be chosen are at least an hour ahead, each once, the earliest first', () => {
  for (const clock of ['2026-11-23 08:00', '2026-11-23 11:30', '2026-11-23 17:00', '2026-11-23 23:59']) {
    const [usual, ...times] = deadlineChoices(china(clock)).map(({ value }) => value);
    expect(usual).toBe('');
    const numbers = times.map(Number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(china(clock) + HOUR);
  }
});
