import type { TicketPromise } from '../../cloudfunctions/core/domain/ticket';
import { everyChange, isOpen, isRunning } from '../support/random-histories';

/** what colleagues owe each other sorts no list */
const isTold = (promise: TicketPromise) => promise.kind !== 'consultation';

test('P3.5 no due time passes without somebody being told: a missed promise has a record, and a message to a living person', () => {
  everyChange(({ what, before, after, now }) => {
    if (!what.startsWith('tick')) return;
    const passed = before.promises.filter(
      (promise) => isRunning(promise) && promise.missedAt === undefined && promise.dueAt <= now,
    );
    const told = after.timeline.slice(before.timeline.length);
    const messages = after.outbox.filter(({ createdAt }) => createdAt === now);
    for (const promise of passed) {
      const later = after.promises.find(({ id }) => id === promise.id);
      // an order that went back meanwhile took its promises along; the desk was told of that
      const kinds = ['promise-missed', 'answer-lapsed', 'transfer-lapsed', 'returned'];
      const record = told.find(
        (each) =>
          kinds.includes(each.kind) &&
          (each.workOrderId === promise.workOrderId || each.promise === promise.kind),
      );
      expect([promise.kind, record !== undefined]).toEqual([promise.kind, true]);
      expect([promise.kind, later?.missedAt ?? later?.endedAt]).toEqual([promise.kind, now]);
      // what the resident let pass is the desk's next, in their queue
      if (promise.holder === 'resident') continue;
      const alive = messages.filter(({ to }) => ['o-lin', 'o-zhou', 'o-sun'].includes(to));
      expect([promise.kind, alive.length > 0]).toEqual([promise.kind, true]);
    }
  });
});

test('an open ticket is never forgotten: some clock always runs; a closed one has none', () => {
  everyChange(({ after }) => {
    if (after.status === 'closed') expect(after.promises.filter(isOpen)).toEqual([]);
    else expect(after.promises.some(isRunning)).toBe(true);
    expect([after.closure !== undefined, after.closedAt !== undefined]).toEqual(
      Array(2).fill(after.status === 'closed'),
    );
  });
});

const levelsLeft = ({ escalateAt = {}, escalatedAt = {} }: TicketPromise) =>
  (['lead', 'manager'] as const).flatMap((level) =>
    escalatedAt[level] === undefined ? (escalateAt[level] ?? []) : [],
  );

test('the timer is due at the earliest warning, due time or message, and has nothing left to do after it looked', () => {
  everyChange(({ what, after, now }) => {
    const ofPromises = after.promises
      .filter((promise) => isRunning(promise) && promise.missedAt === undefined)
      .map(({ warnedAt, warnAt, dueAt }) => (warnedAt === undefined ? Math.min(warnAt, dueAt) : dueAt))
      .concat(after.promises.filter(isRunning).flatMap(levelsLeft));
    const ofMessages = after.outbox.flatMap(({ state, retryAt }) =>
      state === 'pending' ? (retryAt ?? []) : [],
    );
    const ofLadder = after.emergency?.nextAlertAt ?? [];
    const all = [...ofPromises, ...ofMessages, ofLadder].flat();
    expect(after.nextDueAt).toBe(all.length > 0 ? Math.min(...all) : undefined);
    if (what.startsWith('tick')) expect([ofPromises, ofLadder].flat().filter((at) => at <= now)).toEqual([]);
  });
});

test('lists are sorted by the promise that is due next, emergencies first, and by the last change', () => {
  everyChange(({ after }) => {
    const [rank, due] = after.dueKey.split('-');
    const earliest = Math.min(
      ...after.promises
        .filter(isRunning)
        .filter(isTold)
        .map((promise) => promise.dueAt),
    );
    expect(rank).toBe(after.priority === 'emergency' ? '0' : '1');
    expect(Number(due)).toBe(Number.isFinite(earliest) ? earliest : after.updatedAt);
    expect(after.recentKey).toBe(`${String(after.updatedAt).padStart(15, '0')}-${after._id}`);
  });
});

test('promises: one open of a kind and order, never due before they begin, ended with an outcome, a missed one never kept', () => {
  everyChange(({ after }) => {
    const open = after.promises
      .filter(isOpen)
      .map(({ kind, workOrderId, consultationId, holder }) =>
        kind === 'supervision' ? `${kind} ${holder}` : `${kind} ${workOrderId ?? consultationId}`,
      );
    expect(new Set(open).size).toBe(open.length);
    expect(after.promises.map((promise) => promise.id)).toEqual(
      after.promises.map((_, index) => `p${index + 1}`),
    );
    const wrong = after.promises.filter(
      (promise) =>
        promise.startedAt >= promise.dueAt ||
        promise.warnAt > promise.dueAt ||
        (promise.outcome === undefined) !== isOpen(promise) ||
        (promise.missedAt !== undefined && !isOpen(promise) && promise.outcome !== 'late') ||
        (promise.abandoned && promise.outcome !== 'late'),
    );
    expect(wrong).toEqual([]);
  });
});
