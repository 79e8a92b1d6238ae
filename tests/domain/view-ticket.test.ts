import { TicketCard, TicketView } from '@contract/ticket';
import fc from 'fast-check';
import type { Standing } from '../../cloudfunctions/core/domain/transitions';
import { maskPhone, viewCard, viewTicket } from '../../cloudfunctions/core/domain/view-ticket';
import { feedback, Matter, result, slotFrom } from '../support/domain';

const viewAs = (matter: Matter, ...standings: Standing[]) =>
  viewTicket(matter.ticket, {
    personId: standings.includes('assignee') ? 'o-zhou' : 'o-somebody',
    standings,
    now: matter.now,
    settings: matter.settings,
  });

const phones = ['13812345678', '13700001111'];

const proposed = () =>
  new Matter()
    .act('lin', 'ticket.dispatch')
    .act('zhou', 'workOrder.decline', { reason: '这家我不去' })
    .act('lin', 'ticket.dispatch')
    .act('zhou', 'workOrder.accept')
    .act('zhou', 'appointment.propose');
const resolved = () =>
  proposed().act('wang', 'appointment.agree').act('zhou', 'workOrder.arrive').act('zhou', 'workOrder.finish');
const rated = () =>
  resolved()
    .act('wang', 'ticket.confirm')
    .act('wang', 'ticket.rate', { rating: { overall: 1, tags: ['乱收费'], text: '师傅态度差' } });
const called = () =>
  rated()
    .act('lin', 'ticket.showPhone')
    .act('lin', 'followUp.record', { result: 'unreached', text: '响了很久没人接' });

/** process.md P2.4, P5.3, P5.5, P7.3, P7.4: what each kind of person finds in the view. */
test.each<
  [who: string, standings: Standing[], seesInternal: boolean, seesRating: boolean, seesCalls: boolean]
>([
  ['the resident who reported it', ['ticket-resident'], false, true, false],
  ['a resident who also works here as a technician', ['ticket-resident', 'technician'], false, true, false],
  ['a resident who also works at the desk', ['ticket-resident', 'desk'], false, true, false],
  ['the desk', ['desk'], true, true, true],
  ['the manager', ['manager'], true, true, true],
  ['the technician on it', ['assignee'], true, false, false],
  ['the technician on it, in the list of jobs', ['assignee', 'technician'], true, false, false],
  ['another technician', ['technician'], true, false, false],
  ['somebody who is nothing to it any more', [], false, false, false],
])('what is shown to %s', (_, standings, seesInternal, seesRating, seesCalls) => {
  const text = JSON.stringify(viewAs(called(), ...standings));
  expect(text.includes('这家我不去')).toBe(seesInternal);
  expect(text.includes('"internal"')).toBe(seesInternal);
  expect(text.includes('师傅态度差')).toBe(seesRating);
  expect(text.includes('"rated"')).toBe(seesRating);
  expect(text.includes('响了很久没人接')).toBe(seesCalls);
  expect(text.includes('"followed-up"')).toBe(seesCalls);
  // P7.4: every look at the number is visible
  expect(text).toContain('"phone-shown"');
  for (const phone of phones) expect(text).not.toContain(phone);
});

test('P4.2 the resident sees whom to let in: name, badge, department, a masked number', () => {
  expect(viewAs(proposed(), 'ticket-resident').workOrder?.assignee).toEqual({
    name: '周建国',
    badge: 'W-zhou',
    department: '工程部',
    phoneMasked: '137****1111',
  });
});

test('P3.1 the technician sees task, place, request, photos and the resident with a masked number', () => {
  const matter = new Matter({ wish: '今天修好' }).act('lin', 'ticket.dispatch');
  expect(viewAs(matter, 'assignee')).toMatchObject({
    text: matter.ticket.text,
    wish: '今天修好',
    photos: [{ fileId: matter.ticket.photos[0], url: '' }],
    place: { label: '7栋2单元 1203', area: 'home' },
    resident: { name: '王淑芬', salutation: '王女士', phoneMasked: '138****5678', relation: '业主' },
    workOrder: { task: '换水龙头阀芯', status: 'offered' },
    allowedActions: ['ticket.showPhone', 'workOrder.accept', 'workOrder.decline'],
  });
});

describe('P4.1 the times of a visit', () => {
  test('a proposed time is shown, and beside it the agreed one that stands', () => {
    const matter = proposed();
    const first = matter.order.proposedSlot;
    expect(viewAs(matter, 'ticket-resident').workOrder).toMatchObject({ status: 'proposed', slot: first });
    matter.act('wang', 'appointment.agree');
    const second = slotFrom(matter.now, 200, 260);
    matter.act('zhou', 'appointment.propose', { slot: second });
    expect(viewAs(matter, 'ticket-resident').workOrder).toMatchObject({ slot: second, standingSlot: first });
  });

  test('what the resident said instead is shown until another time is agreed', () => {
    const matter = proposed().act('wang', 'appointment.askOther', { wish: '周末' });
    expect(viewAs(matter, 'assignee').workOrder).toMatchObject({ otherTimeWish: '周末' });
    expect(viewAs(matter, 'assignee').workOrder).not.toHaveProperty('slot');
  });
});

test('P5.1 the result is shown with cause, cost and photos', () => {
  const { done, cause, chargeFen, photos } = result;
  const view = viewAs(resolved(), 'ticket-resident');
  expect(view.results).toMatchObject([{ done, cause, chargeFen, photos: [{ fileId: photos[0], url: '' }] }]);
});

test('P5.2 in rework the old result, confirmation and rating are history, not the state of this round', () => {
  const matter = resolved()
    .act('wang', 'ticket.confirm', { outcome: 'unsolved' })
    .act('lin', 'ticket.dispatch');
  const view = viewAs(matter, 'ticket-resident');
  expect(view.results).toEqual([]);
  expect(view).not.toHaveProperty('outcome');
  expect(view.round).toBe(2);
  expect(view.timeline.map((entry) => entry.kind)).toContain('finished');
});

test('the timeline is told with the newest first', () => {
  const view = viewAs(resolved(), 'desk');
  expect(view.timeline[0]?.kind).toBe('result-ready');
  expect(view.timeline.at(-1)?.kind).toBe('reported');
});

test('ids of people and commands stay on the server', () => {
  const text = JSON.stringify(viewAs(rated(), 'desk'));
  for (const secret of ['o-wang', 'o-lin', 'o-zhou', 'commandId', 'outbox', 'numberKey', 'queues']) {
    expect(text).not.toContain(secret);
  }
});

/** whose turn it is, and which promise the card shows */
test.each<[what: string, bring: () => Matter, turn: string, promise: string | undefined, state?: string]>([
  ['reported', () => new Matter(), 'desk', 'first-feedback', 'running'],
  ['reported an hour ago', () => new Matter().wait(60), 'desk', 'first-feedback', 'late'],
  ['asked', () => new Matter().act('lin', 'ticket.clarify'), 'resident', 'clarification', 'running'],
  ['first feedback given', () => new Matter().act('lin', 'ticket.feedback'), 'desk', 'dispatch', 'running'],
  [
    'in the pool',
    () => new Matter().act('lin', 'ticket.dispatch', { task: '修', feedback }),
    'technician',
    'accept',
    'running',
  ],
  ['a time proposed', proposed, 'resident', 'finish', 'running'],
  ['a time agreed', () => proposed().act('wang', 'appointment.agree'), 'technician', 'arrive', 'running'],
  ['finished', resolved, 'resident', 'confirmation', 'running'],
  [
    'not answered',
    () =>
      resolved()
        .wait(72 * 60)
        .tick(),
    'desk',
    'follow-up',
    'running',
  ],
  ['closed', () => resolved().act('wang', 'ticket.confirm'), 'nobody', undefined],
])('the card of a ticket: %s', (_, bring, turn, promise, state = undefined) => {
  const matter = bring();
  const card = viewCard(matter.ticket, matter.now);
  expect([card.turn, card.nextPromise?.kind, card.nextPromise?.state]).toEqual([turn, promise, state]);
});

test('a paused promise says how many minutes are left', () => {
  const view = viewAs(new Matter().wait(20).act('lin', 'ticket.clarify'), 'ticket-resident');
  expect(view.promises[0]).toMatchObject({ kind: 'first-feedback', state: 'paused', leftMinutes: 40 });
});

test('a promise that was over when it was given up says so; one that was done late does not', () => {
  const offered = () => new Matter().act('lin', 'ticket.dispatch').wait(40);
  const acceptOf = (matter: Matter) =>
    viewAs(matter, 'ticket-resident').promises.find(({ kind }) => kind === 'accept');
  expect(acceptOf(offered().act('lin', 'workOrder.recall'))).toMatchObject({
    state: 'late',
    abandoned: true,
  });
  const accepted = acceptOf(offered().act('zhou', 'workOrder.accept'));
  expect(accepted).toMatchObject({ state: 'late' });
  expect(accepted).not.toHaveProperty('abandoned');
});

test('P4.1 a resident whose agreed visit is called off sees that and when it was, not why', () => {
  const matter = proposed().act('wang', 'appointment.agree');
  const { agreedSlot } = matter.order;
  const view = viewAs(matter.act('lin', 'workOrder.recall', { reason: '师傅请假' }), 'ticket-resident');
  expect(view.timeline[0]).toMatchObject({ kind: 'visit-cancelled', slot: agreedSlot });
  expect(JSON.stringify(view)).not.toContain('师傅请假');
});

test('cards and views are what the contract says', () => {
  for (const matter of [
    new Matter(),
    proposed(),
    resolved(),
    called(),
    proposed().act('wang', 'appointment.agree').act('lin', 'workOrder.recall'),
    proposed().wait(10_000).act('wang', 'ticket.withdraw'),
    new Matter().act('lin', 'ticket.clarify'),
  ]) {
    const card = viewCard(matter.ticket, matter.now);
    expect(TicketCard.parse(card)).toEqual(card);
    for (const standing of ['ticket-resident', 'assignee', 'technician', 'desk', 'manager'] as const) {
      const view = viewAs(matter, standing);
      expect(TicketView.parse(view)).toEqual(view);
    }
  }
});

describe('P7.4 a phone number is masked, however it was written', () => {
  test.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['+8613812345678', '861****5678'],
    ['0571-88001234', '057****1234'],
    ['88001234', '****1234'],
    ['12345', '****5'],
    ['110', '****'],
    ['', ''],
  ])('%j → %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  test('at least four digits are always hidden, and never more than seven shown', () => {
    const written = fc.stringMatching(/^\+?[0-9 ()-]{1,20}$/);
    fc.assert(
      fc.property(written, (phone) => {
        const count = (text: string) => text.replace(/\D/g, '').length;
        const shown = count(maskPhone(phone));
        expect(shown).toBeLessThanOrEqual(Math.min(7, Math.max(0, count(phone) - 4)));
      }),
    );
  });
});
