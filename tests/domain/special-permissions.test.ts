import { allowedActions, isJobOf, mustBeAllowed } from '../../cloudfunctions/core/domain/permission';
import type { Standing } from '../../cloudfunctions/core/domain/transitions';
import {
  assignee,
  feedback,
  type Matter,
  MINUTE,
  people,
  refusal,
  slotFrom,
  type Who,
} from '../support/domain';
import {
  accepted,
  offered,
  onSite,
  pooled,
  proposed,
  received,
  resolved,
  reworked,
  supplemented,
  unanswered,
} from '../support/situations';

describe('P3.6 urging', () => {
  const urge = (matter: Matter) => refusal(() => matter.act('wang', 'ticket.urge'));

  test('a second time within one promise window is refused as URGED_ALREADY', () => {
    const matter = received().act('wang', 'ticket.urge');
    expect(urge(matter)).toBe('URGED_ALREADY');
    expect(matter.buttons('wang')).not.toContain('ticket.urge');
  });

  test('the next promise can be urged again', () => {
    const matter = received().act('wang', 'ticket.urge').act('lin', 'ticket.feedback');
    expect(urge(matter)).toBeUndefined();
    expect(matter.ticket.urges).toBe(2);
  });
});

describe('P5.3 whoever does the work can neither confirm nor rate nor be the reporter', () => {
  test('the assignee may not confirm or rate for the resident', () => {
    const matter = resolved();
    for (const action of ['ticket.confirm', 'ticket.rate'] as const) {
      expect(refusal(() => matter.act('zhou', action))).toBe('FORBIDDEN');
    }
  });

  test('a technician who reported it cannot be sent', () => {
    const matter = received();
    const input = { assignee: assignee('wang'), task: '换阀芯', feedback };
    expect(refusal(() => matter.act('lin', 'ticket.dispatch', input))).toBe('BAD_INPUT');
  });

  test('a technician who reported it may not take it from the pool and sees no button for it', () => {
    const { ticket, now, settings, order } = pooled();
    const standings: Standing[] = ['ticket-resident', 'technician'];
    expect(refusal(() => mustBeAllowed('workOrder.take', ticket, standings, { now, settings, order }))).toBe(
      'FORBIDDEN',
    );
    expect(allowedActions(ticket, standings, { now, settings, order })).not.toContain('workOrder.take');
  });
});

test('P5.3 somebody at the desk who did the work themselves does not ask whether it was done well', () => {
  const { ticket, now, settings, order } = unanswered();
  for (const role of ['desk', 'manager'] as const) {
    const standings: Standing[] = ['assignee', role];
    expect(refusal(() => mustBeAllowed('followUp.record', ticket, standings, { now, settings, order }))).toBe(
      'FORBIDDEN',
    );
    expect(allowedActions(ticket, standings, { now, settings, order })).not.toContain('followUp.record');
  }
});

test('P3.2 only who is sent now may call: not who was called back, nor who is not yet sent', () => {
  const call = (matter: Matter, who: Who) => refusal(() => matter.act(who, 'ticket.showPhone'));
  const matter = accepted();
  expect([call(matter, 'zhou'), call(matter, 'sun')]).toEqual([undefined, 'FORBIDDEN']);
  matter
    .act('lin', 'workOrder.recall')
    .act('lin', 'ticket.dispatch', { assignee: assignee('sun'), task: '修' });
  expect([call(matter, 'zhou'), call(matter, 'sun')]).toEqual(['FORBIDDEN', undefined]);
});

describe('P2.1 a ticket holds twelve supplements', () => {
  test('the twelfth is written down', () => {
    const matter = supplemented(received(), 12);
    expect(matter.events.filter((kind) => kind === 'supplemented')).toHaveLength(12);
  });

  test('the next is refused with a sentence that says what to do', () => {
    const matter = supplemented(received(), 12);
    expect(() => matter.act('wang', 'ticket.supplement')).toThrow(
      expect.objectContaining({ code: 'WRONG_STATE', sentence: '补充得太多了，请直接打电话给客服。' }),
    );
  });
});

describe('whose job it is, for opening one that names somebody else or nobody', () => {
  test.each<[what: string, bring: () => Matter, zhou: boolean, sun: boolean]>([
    ['reported', received, false, false],
    ['in the pool: every technician’s', pooled, true, true],
    ['offered to somebody', offered, false, false],
    ['declined', () => offered().act('zhou', 'workOrder.decline'), false, false],
    ['called back', () => onSite().act('lin', 'workOrder.recall'), false, false],
    ['done: who did it', resolved, true, false],
    ['done and closed: who did it', () => resolved().act('wang', 'ticket.confirm'), true, false],
    [
      'done, then another was sent for rework: who did it first',
      () => reworked().act('lin', 'ticket.dispatch', { assignee: assignee('sun'), task: '修' }),
      true,
      false,
    ],
    ['withdrawn out of the pool', () => pooled().act('wang', 'ticket.withdraw'), false, false],
  ])('%s', (_, bring, zhou, sun) => {
    const { ticket } = bring();
    expect([isJobOf(ticket, 'o-zhou', '工程部'), isJobOf(ticket, 'o-sun', '工程部')]).toEqual([zhou, sun]);
  });
});

test('a proposal that changed meanwhile is not agreed to unseen', () => {
  const matter = proposed();
  const seen = matter.order.proposedSlot;
  matter.act('zhou', 'appointment.propose', { slot: slotFrom(matter.now, 180, 240) });
  const agree = () => matter.act('wang', 'appointment.agree', { startAt: seen?.startAt });
  expect(refusal(agree)).toBe('WRONG_STATE');
});

test('a proposal that went by is refused with a sentence that says what to do', () => {
  const matter = proposed().wait(120);
  expect(() => matter.act('wang', 'appointment.agree')).toThrow(
    expect.objectContaining({ code: 'WRONG_STATE', sentence: '这个时间已经过了，请换个时间。' }),
  );
});

test('a refusal leaves the ticket as it was', () => {
  const matter = accepted();
  const before = structuredClone(matter.ticket);
  refusal(() => matter.act('zhou', 'appointment.propose', { slot: slotFrom(matter.now - 600 * MINUTE) }));
  refusal(() => matter.act('lin', 'ticket.dispatch'));
  refusal(() => matter.act('wang', 'ticket.confirm'));
  expect(matter.ticket).toEqual(before);
  expect(people.wang.personId).toBe(before.resident.personId);
});
