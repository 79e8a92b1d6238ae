import {
  Closure,
  TicketAction,
  TicketCard,
  TicketStatus,
  TicketView,
  TimelineKind,
  WorkOrderStatus,
} from '@contract/ticket';
import fc from 'fast-check';
import { isRepeat } from '../../cloudfunctions/core/domain/change';
import { alerted } from '../../cloudfunctions/core/domain/emergency';
import { relationsOf } from '../../cloudfunctions/core/domain/permission';
import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import type { Ticket } from '../../cloudfunctions/core/domain/ticket';
import { viewCard, viewTicket } from '../../cloudfunctions/core/domain/view-ticket';
import { china, DEPARTMENT, Matter, people, refusal, type Who } from '../support/domain';
import { messageProblems } from '../support/message-fields';
import {
  asked,
  everyChange,
  everyHistory,
  go,
  history,
  isOpen,
  isRunning,
  openOrders,
  possibleSteps,
  workers,
} from '../support/random-histories';

const owesDispatch = (ticket: Ticket) =>
  ticket.promises.some((promise) => isOpen(promise) && promise.kind === 'dispatch');

test('the timeline only grows, in the order of time, each record with a name of its own', () => {
  everyChange(({ before, after }) => {
    const kept = after.timeline.slice(0, before.timeline.length);
    expect(JSON.stringify(kept)).toBe(JSON.stringify(before.timeline));
    expect(after.timeline.map((record) => record.id)).toEqual(
      after.timeline.map((_, index) => `e${index + 1}`),
    );
    const times = after.timeline.map((record) => record.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

test('every action leaves a record that names its person, so that a repeat is known', () => {
  everyChange(({ what, before, after }) => {
    const [who, action] = what.split(' ');
    if (!action || !(who && who in people)) return;
    const added = after.timeline.slice(before.timeline.length);
    const { personId } = people[who as Who];
    expect(added.length).toBeGreaterThan(0);
    expect(new Set(added.map(({ by }) => by.personId))).toEqual(new Set([personId]));
    const commandId = added[0]?.commandId ?? '';
    const isKnown = (ticket: Ticket) => isRepeat(ticket, commandId, personId, action);
    expect([isKnown(before), isKnown(after)]).toEqual([false, true]);
    expect(refusal(() => isRepeat(after, commandId, personId, 'another.action'))).toBe('ALREADY_DONE');
  });
});

/** process.md, whose list a ticket stands in at the desk; a work order that waits for an agreement waits for the resident */
const deskList = {
  received: 'mine',
  clarifying: 'waiting',
  verified: 'mine',
  processing: 'watching',
  resolved: 'waiting',
  'follow-up': 'mine',
  closed: 'closed',
} as const;

/** P1.4: what can be several homes' matter, while it is being worked on */
const isNear = ({ kind, status }: Ticket) =>
  ['repair', 'emergency'].includes(kind) &&
  ['received', 'clarifying', 'verified', 'processing'].includes(status);

test('a ticket stands in exactly the lists that its state asks for', () => {
  everyChange(({ after }) => {
    const open = openOrders(after);
    const isProposed = after.status === 'processing' && open.some((order) => order.status === 'proposed');
    const atDesk = after.status === 'processing' && owesDispatch(after);
    const state = after.status === 'closed' ? 'closed' : 'open';
    const expected = [
      'resident:o-wang:all',
      `resident:o-wang:${state}`,
      ...(after.joined ?? []).flatMap(({ personId }) => [
        `resident:${personId}:all`,
        `resident:${personId}:${state}`,
      ]),
      ...(isNear(after) ? ['near:c-sunshine:7栋'] : []),
      `desk:c-sunshine:${atDesk ? 'mine' : isProposed ? 'waiting' : deskList[after.status]}`,
      'house:h-7-2-1203',
      ...(open.some((order) => order.status === 'pooled') ? ['pool:c-sunshine:工程部'] : []),
      ...(workers(after).length > 0 ? ['assigned:c-sunshine'] : []),
      ...[...workers(after), ...asked(after)].map((personId) => `technician:${personId}:open`),
    ];
    const personal = after.queues.filter((queue) => !/^(dept|late|unreached|told):/.test(queue));
    const others = personal.filter((queue) => !queue.endsWith(':done'));
    expect(others.toSorted()).toEqual(expected.toSorted());
    expect(new Set(after.queues).size).toBe(after.queues.length);
    for (const queue of personal.filter((each) => each.endsWith(':done'))) {
      const [, personId] = queue.split(':');
      expect(
        after.workOrders.some((each) => each.status === 'done' && each.assignee?.personId === personId),
      ).toBe(true);
      expect(workers(after)).not.toContain(personId);
    }
  });
});

test('a department finds what it works on, what it is asked, and what it has done, each in one list', () => {
  everyChange(({ after }) => {
    const all = [DEPARTMENT, '保洁部'].flatMap((department) => {
      const isOpen = openOrders(after).some(({ assignee, pools = [] }) =>
        assignee ? assignee.department === department : pools.includes(department),
      );
      const isAsked = after.consultations?.some((each) => each.department === department && !each.answer);
      const isDone = after.workOrders.some(
        (order) => order.status === 'done' && order.assignee?.department === department,
      );
      const key = `dept:c-sunshine:${department}`;
      return [
        ...(isOpen ? [`${key}:open`] : []),
        ...(isAsked && after.status !== 'closed' ? [`${key}:asked`] : []),
        ...(isDone && !isOpen ? [`${key}:done`] : []),
      ];
    });
    expect(after.queues.filter((queue) => queue.startsWith('dept:')).toSorted()).toEqual(all.toSorted());
  });
});

test('P2.4 every question has one clock until it is answered or the ticket goes on without it, and no resident sees one', () => {
  everyChange(({ after, now }) => {
    for (const { id, answer } of after.consultations ?? []) {
      const clocks = after.promises.filter((promise) => promise.consultationId === id);
      expect(clocks).toHaveLength(1);
      if (answer) expect(clocks.filter(isOpen)).toEqual([]);
    }
    const standings = relationsOf(after, people.wang.personId);
    const view = viewTicket(after, {
      personId: people.wang.personId,
      standings,
      now,
      settings: defaultSettings,
    });
    expect([view.consultations, view.briefings, view.asked, view.complaintAbout]).toEqual(
      Array(4).fill(undefined),
    );
    expect(view.promises.map(({ kind }) => kind)).not.toContain('consultation');
    expect(view.nextPromise?.kind).not.toBe('consultation');
  });
});

test('P7.3 whoever a complaint is about has no part in it: no order, no list, no message, no standing', () => {
  everyChange(({ before, after }) => {
    const about = after.complaintAbout?.personId;
    if (!about) return;
    expect(workers(after)).not.toContain(about);
    expect(after.queues.filter((queue) => queue.includes(about))).toEqual([]);
    expect(relationsOf(after, about)).toEqual([]);
    const known = new Set(before.outbox.map(({ id }) => id));
    const isNew = before.complaintAbout?.personId === about;
    const told = after.outbox.filter(({ id, to }) => isNew && !known.has(id) && to === about);
    expect(told).toEqual([]);
  });
});

test('P3.4 nobody arrives before they have read what they must', () => {
  everyChange(({ what, before }) => {
    const [who, action] = what.split(' ');
    if (action !== 'workOrder.arrive') return;
    const { personId } = people[who as Who];
    const unread = (before.briefings ?? []).flatMap(({ readers }) =>
      readers.filter((reader) => reader.personId === personId && reader.readAt === undefined),
    );
    expect(unread).toEqual([]);
  });
});

test('P3.4 orders are open exactly while the ticket is being processed, and nobody has two of them', () => {
  everyChange(({ after }) => {
    expect(openOrders(after).length > 0).toBe(after.status === 'processing');
    const busy = [...workers(after), ...asked(after)];
    expect(new Set(busy).size).toBe(busy.length);
    expect(new Set(after.workOrders.map(({ id }) => id)).size).toBe(after.workOrders.length);
  });
});

/*
 * The invariant of dispatching: no open order is without an owner, and no due time passes without somebody being told.
 * An owner is a technician who works here, or a pool with a department; either has a promise that runs, or the round's own.
 */
test('P3.3 no open order is without an owner, with a clock that somebody was told', () => {
  everyChange(({ after }) => {
    const running = after.promises.filter(isRunning);
    const ownerless = openOrders(after).filter(({ id, status, assignee, pools, deadlineAt, offeredAt }) => {
      const isOwned = status === 'pooled' ? (pools ?? []).length > 0 : assignee !== undefined;
      const ofOrder = running.some(({ workOrderId }) => workOrderId === id);
      const ofRound = running.some(({ kind }) => kind === 'finish');
      return (
        !isOwned || !(ofOrder || ofRound) || (status === 'pooled' && !ofOrder) || deadlineAt <= offeredAt
      );
    });
    expect(ownerless).toEqual([]);
    const asking = openOrders(after)
      .filter(({ transfer }) => transfer)
      .map(({ id }) => id);
    const waiting = running.filter(({ kind }) => kind === 'transfer').map(({ workOrderId }) => workOrderId);
    expect(waiting).toEqual(asking);
  });
});

test('P7.2 after the timer looked nobody works on it who left', () => {
  everyChange(({ what, after }) => {
    if (what !== 'tick, sun left') return;
    expect([...workers(after), ...asked(after)]).not.toContain(people.sun.personId);
  });
});

test('whoever has the ball can do something: no open ticket is stuck', () => {
  everyChange(({ after, now }) => {
    const { turn } = viewCard(after, now);
    const who = possibleSteps(Matter.at(after, now)).map((step) => people[step.who].role);
    if (turn === 'nobody') expect(after.status).toBe('closed');
    else expect(who).toContain(turn);
  });
});

test('each round begins with a reopening and has at most one confirmation and one rating of each home', () => {
  everyChange(({ after }) => {
    expect(after.round).toBe(1 + after.timeline.filter((record) => record.kind === 'reopened').length);
    for (const each of [after.confirmations, after.ratings]) {
      const rounds = each.map(({ round, personId }) => `${round} ${personId}`);
      expect(new Set(rounds).size).toBe(rounds.length);
    }
    expect(after.urges).toBe(after.timeline.filter((record) => record.kind === 'urged').length);
  });
});

test('every message fits a deployed template and is owed to somebody on the ticket, at the desk, or who leads', () => {
  everyChange(({ before, after }) => {
    const known = new Set(before.outbox.map(({ id }) => id));
    const fresh = after.outbox.filter(({ id }) => !known.has(id));
    expect(fresh.flatMap(messageProblems)).toEqual([]);
    const joined = (after.joined ?? []).map(({ personId }) => personId);
    const readers = [before, after].flatMap((each) => [...workers(each), ...asked(each)]);
    const woken = alerted(after).map(({ personId }) => personId);
    expect(
      fresh.filter(
        ({ to }) => !['o-wang', 'o-lin', 'o-qin', 'o-he', ...joined, ...readers, ...woken].includes(to),
      ),
    ).toEqual([]);
  });
});

test('what everybody sees is what the contract says; the resident never sees internal lines, nobody a whole number', () => {
  everyHistory((changes) => {
    const last = changes.at(-1);
    if (!last) return;
    const card = viewCard(last.after, last.now);
    expect(TicketCard.parse(card)).toEqual(card);
    for (const { personId, roles } of [people.wang, people.chen, people.lin, people.zhou, people.sun]) {
      const standings = [...relationsOf(last.after, personId), ...roles];
      const view = viewTicket(last.after, { personId, standings, now: last.now, settings: defaultSettings });
      expect(TicketView.parse(view)).toEqual(view);
      expect(JSON.stringify([view.resident, view.workOrder?.assignee])).not.toMatch(/\d{8}/);
      const internal = view.timeline.filter((entry) => entry.internal);
      if (personId === people.wang.personId || personId === people.chen.personId)
        expect(internal).toEqual([]);
      const ofTheDesk = view.timeline.filter(({ kind }) => kind === 'followed-up');
      if (personId !== people.lin.personId) expect(ofTheDesk).toEqual([]);
    }
  });
});

/** Paths of values that a plain JSON document cannot hold. */
function lostAsJson(value: unknown, at = 'ticket'): string[] {
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, each]) => lostAsJson(each, `${at}.${name}`));
  }
  const isLost =
    value === undefined ||
    typeof value === 'function' ||
    (typeof value === 'number' && !Number.isFinite(value));
  return isLost ? [at] : [];
}

test('a document survives the database: plain JSON, and only known fields ever go away', () => {
  /** the fields that adapters/ticket-store.ts removes when a change took them away */
  const removable = ['clarifiedFrom', 'closure', 'closedAt', 'nextDueAt', 'category', 'complaintAbout'];
  everyChange(({ before, after }) => {
    expect(lostAsJson(after)).toEqual([]);
    const gone = Object.keys(before).filter((field) => !(field in after));
    expect(gone.filter((field) => !removable.includes(field))).toEqual([]);
    // the version is the store's: compare-and-set adds one to it with each write
    expect(after.version).toBe(before.version);
  });
});

test('the histories are worth their name: together they come to every state, every act, every record and every end', () => {
  const seen = new Set<string>();
  for (const random of fc.sample(history, { seed: 20261123, numRuns: 250 })) {
    const matter = new Matter({ kind: random.kind, building: '7栋' }, { now: china('2026-11-23 10:00') });
    for (const step of random.steps) {
      const done = go(matter, step);
      const [what = '', action = what] = done.split(' ');
      if (done === 'tick, sun left') seen.add('left');
      const { status, closure, workOrders } = matter.ticket;
      for (const each of [action, status, closure, workOrders.at(-1)?.status]) if (each) seen.add(each);
    }
    for (const { kind } of matter.ticket.timeline) seen.add(kind);
  }
  const all = [TicketAction, TicketStatus, Closure, WorkOrderStatus, TimelineKind].flatMap(
    ({ options }) => [...options] as string[],
  );
  // nobody changes the calendar in these histories: keep-to-calendar.test.ts
  const elsewhere = ['promises-moved'];
  expect(all.filter((each) => !seen.has(each) && !elsewhere.includes(each))).toEqual([]);
  expect(seen).toContain('left');
});
