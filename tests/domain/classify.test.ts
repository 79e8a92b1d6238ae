import fc from 'fast-check';
import { chosenCategory } from '../../cloudfunctions/core/domain/category';
import { defaultCategories } from '../../cloudfunctions/core/domain/default-categories';
import { isOver } from '../../cloudfunctions/core/domain/promise';
import { reschedule } from '../../cloudfunctions/core/domain/reschedule';
import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import { assignee, china, chinaClock, Matter, MINUTE, people, refusal } from '../support/domain';
import { accepted, asked, offered, received, scheduled } from '../support/situations';

const urgent = { kind: 'repair', priority: 'urgent' };
const normal = { kind: 'repair', priority: 'normal' };
const due = (matter: Matter, kind: Parameters<Matter['promise']>[0]) =>
  chinaClock(matter.promise(kind).dueAt).slice(11);

describe('P2.2 promises that are not met follow the priority', () => {
  // first feedback: 60 working minutes, 30 if urgent; reported on Monday at 10:00
  test.each([
    ['at once: as if it had been urgent from the start', 5, '10:30'],
    ['when that would be over already: from now, for nobody is late because a figure changed', 40, '11:00'],
    ['when from now would be later than told: what was told stays', 35, '11:00'],
  ])('raised %s', (_, minutes, expected) => {
    const matter = received().wait(minutes).act('lin', 'ticket.classify', urgent);
    expect(due(matter, 'first-feedback')).toBe(expected);
  });

  test('raised after 32 minutes: half an hour from now is later than told, so it stays and nothing is recorded as moved', () => {
    const matter = received().wait(32).act('lin', 'ticket.classify', urgent);
    expect(due(matter, 'first-feedback')).toBe('11:00');
    expect(matter.events).toEqual(['reported', 'classified']);
  });

  test('lowered: later than told, which the resident reads in the history', () => {
    const matter = received()
      .act('lin', 'ticket.classify', urgent)
      .wait(5)
      .act('lin', 'ticket.classify', normal);
    expect(due(matter, 'first-feedback')).toBe('11:00');
    expect(matter.ticket.timeline.at(-1)).toMatchObject({
      kind: 'promise-moved',
      promise: 'first-feedback',
      text: '改为 11月23日 11:00 前',
    });
    expect(matter.ticket.timeline.at(-1)?.internal).toBeUndefined();
  });

  test('one that was missed stays missed, whatever becomes of the priority', () => {
    const matter = received().wait(70).tick();
    const before = matter.promise('first-feedback');
    matter.act('lin', 'ticket.classify', urgent).act('lin', 'ticket.classify', normal);
    expect(matter.promise('first-feedback')).toEqual(before);
  });

  test('P2.1 while the resident has the ball what is left changes by the difference', () => {
    const matter = asked().act('lin', 'ticket.classify', urgent);
    expect(matter.promise('first-feedback')).toMatchObject({ minutes: 30, leftMinutes: 30 });
    matter.wait(10).act('wang', 'ticket.supplement');
    expect(due(matter, 'first-feedback')).toBe('10:40');
  });

  test('a warning that came too early comes again, one that is still to come does not come twice', () => {
    const matter = received().act('lin', 'ticket.classify', urgent).wait(25).tick();
    expect(matter.promise('first-feedback').warnedAt).toBeDefined();
    matter.act('lin', 'ticket.classify', normal);
    expect(matter.promise('first-feedback').warnedAt).toBeUndefined();
    matter.wait(21).tick();
    expect(matter.promise('first-feedback').warnedAt).toBe(matter.now);
  });

  test('what was agreed with the resident stays as agreed', () => {
    const matter = scheduled();
    const before = matter.promise('arrive').dueAt;
    matter.act('lin', 'ticket.classify', urgent);
    expect(matter.promise('arrive').dueAt).toBe(before);
  });

  test('a technician whose time limit moved is told by when', () => {
    const matter = offered();
    const before = matter.ticket.outbox.length;
    matter.act('lin', 'ticket.classify', urgent);
    const told = matter.ticket.outbox.slice(before).map(({ to, data }) => [to, data.thing2, data.time3]);
    expect(told).toContainEqual(['o-zhou', '时限改了：答复是否接单', '2026年11月23日 10:15']);
  });

  test('the category’s own figure counts for finishing an ordinary matter', () => {
    const settings = { ...defaultSettings, categoryFinishMinutes: { x: 120 } };
    const category = { id: 'x', name: '水' };
    const matter = new Matter({}, { settings }).act('lin', 'ticket.dispatch');
    matter.act('lin', 'ticket.classify', { ...normal, category });
    expect(due(matter, 'finish')).toBe('12:00');
    matter.act('lin', 'ticket.classify', { ...urgent, category });
    expect(matter.promise('finish').minutes).toBe(defaultSettings.finishMinutes.urgent);
  });
});

test('P2.2 whatever figure is given when: nobody becomes late by it, and what was missed does not move', () => {
  const minutes = fc.integer({ min: 1, max: 3000 });
  fc.assert(
    fc.property(minutes, fc.nat(4000), fc.array(minutes, { maxLength: 4 }), (first, wait, more) => {
      const matter = new Matter({}, { now: china('2026-11-23 09:00') });
      const ticket = structuredClone(matter.ticket);
      const [promise] = ticket.promises;
      if (!promise) throw new Error('no promise');
      const now = matter.now + wait * MINUTE;
      for (const figure of [first, ...more]) {
        const before = { ...promise };
        const moved = reschedule(ticket, defaultSettings, { 'first-feedback': figure }, now);
        if (isOver(before, now)) expect([moved, promise]).toEqual([[], before]);
        else expect(isOver(promise, now)).toBe(false);
        expect(promise.warnAt).toBeLessThanOrEqual(promise.dueAt);
        if (moved.length === 0) expect(promise.dueAt).toBe(before.dueAt);
      }
    }),
    { numRuns: 100 },
  );
});

describe('P2.2 a category', () => {
  test('is kept in words, a leaf with its branch', () => {
    expect(chosenCategory(defaultCategories, 'repair', 'repair-1-4')).toEqual({
      id: 'repair-1-4',
      name: '水 · 渗水、漏水',
      department: '工程部',
    });
    expect(chosenCategory(defaultCategories, 'complaint', 'complaint-2').name).toBe('卫生');
  });

  test.each([
    ['of another kind', 'inquiry' as const, 'repair-1-4'],
    ['that there is not', 'repair' as const, 'repair-99'],
  ])('%s is refused', (_, kind, id) => {
    expect(refusal(() => chosenCategory(defaultCategories, kind, id))).toBe('BAD_INPUT');
  });

  test('that is not offered any more is refused', () => {
    const tree = defaultCategories.map((category) => ({ ...category, retired: true }));
    expect(refusal(() => chosenCategory(tree, 'repair', 'repair-1-4'))).toBe('BAD_INPUT');
  });
});

describe('P7.3 a complaint about a colleague', () => {
  const about = { personId: people.zhou.personId, name: people.zhou.name };
  const complaint = { kind: 'complaint', priority: 'normal', complaintAbout: about };

  test('takes what they had of it back to the desk, and nothing more is said to them', () => {
    const matter = accepted().act('lin', 'ticket.classify', complaint);
    expect([matter.ticket.status, matter.order.status]).toEqual(['verified', 'recalled']);
    expect(matter.standings('zhou')).toEqual([]);
    const before = matter.ticket.outbox.length;
    matter
      .act('wang', 'ticket.supplement')
      .act('lin', 'ticket.dispatch', { assignee: assignee('sun'), task: '道歉' });
    expect(matter.ticket.outbox.slice(before).map(({ to }) => to)).not.toContain('o-zhou');
    const send = () => matter.act('lin', 'workOrder.add', { assignee: assignee('zhou'), task: '道歉' });
    expect(refusal(send)).toBe('BAD_INPUT');
  });

  test('is about nobody once it is no complaint any more', () => {
    const matter = received().act('lin', 'ticket.classify', complaint).act('lin', 'ticket.classify', normal);
    expect(matter.ticket.complaintAbout).toBeUndefined();
    const wrong = () => matter.act('lin', 'ticket.classify', { ...complaint, kind: 'repair' });
    expect(refusal(wrong)).toBe('BAD_INPUT');
  });
});
