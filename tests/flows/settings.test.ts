import { addWorkingMinutes } from '../../cloudfunctions/core/domain/working-calendar';
import type { RequestOf } from '../../types/contract/actions';
import type { CommunitySettings } from '../../types/contract/settings';
import { TestCloud } from '../support/localcloud';
import { newId, people, Repair } from '../support/repair';
import { openSdk } from '../support/sdk';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, lin, zhou, zhao } = people;
type Change = RequestOf<'community.change'>['change'];

const settings = () => cloud.act(zhao, 'community.settings', {});
const ask = (change: Change, version: number, commandId = newId()) =>
  cloud.ask(zhao, 'community.change', { commandId, version, change });
async function save(change: Change): Promise<CommunitySettings> {
  const { version } = await settings();
  return (await cloud.act(zhao, 'community.change', { commandId: newId(), version, change })).settings;
}
const figure = (key: string, value: number): Change => ({ part: 'figures', figures: [{ key, value }] });
const valueNow = (all: CommunitySettings, key: string) => all.figures.find((each) => each.key === key)?.value;

/** Closed on the day on which the promise is due, and the day after. */
async function closedFrom(at: number): Promise<CommunitySettings['calendar']> {
  const { calendar } = await settings();
  const day = (days: number) => new Date(at + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  return { ...calendar, closedDates: [...new Set([...calendar.closedDates, day(0), day(1)])] };
}

describe('P7.7 the manager sets what the community is', () => {
  test('everything is there with its defaults, its limits and what it means now', async () => {
    const all = await settings();
    expect(all.figures.find(({ key }) => key === 'firstFeedbackMinutes.emergency')).toMatchObject({
      value: 5,
      usual: 5,
      max: 15,
    });
    expect(all.guide.categories.length).toBeGreaterThan(10);
    expect(all.preview[0]).toMatchObject({ when: '现在报修', what: '有人联系' });
    const { now } = await cloud.now();
    expect(all.preview.every(({ dueAt }) => dueAt > now)).toBe(true);
  });

  test('a figure that is saved is what the next report is promised, and the change is written down', async () => {
    const saved = await save(figure('firstFeedbackMinutes.normal', 30));
    expect(valueNow(saved, 'firstFeedbackMinutes.normal')).toBe(30);
    expect(saved.changes[0]).toMatchObject({ by: '赵敏', part: 'figures' });
    const { view } = await new Repair(cloud).report();
    const { startedAt = 0, dueAt } = view.promises[0] ?? {};
    expect(dueAt).toBe(addWorkingMinutes(saved.calendar, startedAt, 30));
    await save(figure('firstFeedbackMinutes.normal', 60));
  });

  test.each<[what: string, change: Change, field: string, sentence: string]>([
    [
      'an emergency that may wait an hour',
      figure('firstFeedbackMinutes.emergency', 60),
      'change.figures.firstFeedbackMinutes.emergency',
      '「首次反馈」里「紧急求助」要在 1 到 15 分钟之间。',
    ],
    [
      'an urgent one slower than an ordinary one',
      figure('firstFeedbackMinutes.urgent', 90),
      'change.figures.firstFeedbackMinutes.urgent',
      '不能比不急的还慢',
    ],
    [
      'a category of a department that is not there',
      {
        part: 'categories',
        categories: [{ id: 'x', kind: 'repair', name: '门锁', skills: [], department: '火箭部' }],
      },
      'change.categories',
      '「门锁」归「火箭部」，可部门里没有它',
    ],
    [
      'a template that says nothing',
      {
        part: 'feedbackTemplates',
        feedbackTemplates: [
          { id: 't', kind: 'repair', title: '空话', opinion: '我们会尽快处理', timeLimit: '今天' },
        ],
      },
      'change.feedbackTemplates',
      '模板「空话」：处理意见要说清怎么办',
    ],
    [
      'no plan for five emergencies',
      {
        part: 'emergencyPlans',
        emergencyPlans: [
          {
            type: 'leak',
            title: '漏水',
            safety: ['关阀'],
            phones: [],
            steps: [{ text: '到场', withinMinutes: 5 }],
          },
        ],
      },
      'change.emergencyPlans',
      '每种都要有预案',
    ],
  ])('%s is refused, names its field and says why', async (_, change, field, sentence) => {
    const before = await settings();
    const answer = await ask(change, before.version);
    if (answer.ok) throw new Error('it was saved');
    expect(answer.error).toMatchObject({ code: 'BAD_INPUT', field });
    expect(answer.error.sentence).toContain(sentence);
    expect((await settings()).version).toBe(before.version);
  });

  test('two managers at once: one is told who was faster, nothing is overwritten; a repeat of a save is one save', async () => {
    const { version } = await settings();
    const commandId = newId();
    const answers = await Promise.all([
      ask(figure('acceptMinutes.normal', 25), version, commandId),
      ask(figure('acceptMinutes.normal', 20), version),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = answers.find(({ ok }) => !ok);
    if (lost?.ok !== false) throw new Error('nobody lost');
    expect(lost.error).toMatchObject({ code: 'SOMEBODY_WAS_FASTER' });
    expect(lost.error.sentence).toContain('赵敏刚刚也改了设置');
    const after = await settings();
    expect(after.version).toBe(version + 1);
    if (answers[0]?.ok) {
      expect((await ask(figure('acceptMinutes.normal', 25), version, commandId)).ok).toBe(true);
      expect((await settings()).version).toBe(version + 1);
    }
  });

  test('lists are kept in the order in which they were saved, and phones learn of them by the version', async () => {
    const { guide } = await settings();
    const places = [
      { id: 'p-b2-east', label: '地下二层东区' },
      { id: 'p-gate', label: '南门' },
    ];
    const saved = await save({ part: 'places', places });
    expect(saved.guide.places).toEqual(places);
    expect(saved.guide.version).toBeGreaterThan(guide.version);
    expect((await cloud.act(wang, 'community.guide', {})).places).toEqual(places);
    expect((await cloud.act(wang, 'resident.home', {})).community.version).toBe(saved.guide.version);
  });

  test('P7.3 nobody but the manager of this community reads or changes anything', async () => {
    const { version, calendar } = await settings();
    const figures = [{ key: 'followUpHours', value: 24 }];
    await openSdk(cloud)
      .database()
      .collection('people')
      .add({
        data: {
          _id: 'o-other-manager',
          name: '钱一',
          salutation: '钱一',
          phone: '13600000999',
          staffKeys: ['c-other:manager'],
          memberships: [
            { role: 'manager', communityId: 'c-other', active: true, badge: '', department: '', skills: [] },
          ],
        },
      });
    for (const who of [wang, lin, zhou, 'o-he', 'o-other-manager', 'o-nobody']) {
      const codes = await Promise.all([
        cloud.ask(who, 'community.settings', {}),
        cloud.ask(who, 'community.change', {
          commandId: newId(),
          version,
          change: figure('followUpHours', 12),
        }),
        cloud.ask(who, 'settings.preview', { calendar, figures }),
        cloud.ask(who, 'settings.apply', {}),
      ]);
      expect(codes.map((answer) => answer.ok)).toEqual([false, false, false, false]);
    }
    expect(valueNow(await settings(), 'followUpHours')).toBe(24);
  });
});

describe('P7.7 the working calendar', () => {
  test('is shown to the manager in what a resident would read, before it is saved', async () => {
    const { now } = await cloud.now();
    const { figures, preview, version } = await settings();
    const calendar = await closedFrom(now);
    const values = figures.map(({ key, value }) => ({ key, value }));
    const answer = await cloud.act(zhao, 'settings.preview', { calendar, figures: values });
    expect(answer.preview[0]?.dueAt).toBeGreaterThan(preview[0]?.dueAt ?? 0);
    expect((await settings()).version).toBe(version);
  });

  test.each<
    [what: string, spoil: (calendar: CommunitySettings['calendar']) => void, field: string, says: string]
  >([
    [
      'no working time',
      (calendar) => (calendar.weekly = [[], [], [], [], [], [], []]),
      'weekly',
      '至少要有 5 小时',
    ],
    [
      'stretches that overlap',
      (calendar) => {
        calendar.weekly[2] = [
          [510, 720],
          [700, 1050],
        ];
      },
      'weekly.2',
      '周二的 11:40–17:30 和前一段接上或重叠了',
    ],
    [
      'a stretch that ends before it begins',
      (calendar) => (calendar.weekly[1] = [[720, 510]]),
      'weekly.1',
      '开始要早于结束',
    ],
    [
      'a day that does not exist',
      (calendar) => (calendar.closedDates = ['2026-02-30']),
      'closedDates',
      '没有 2026-02-30 这一天',
    ],
  ])('%s is refused and says where', async (_, spoil, field, says) => {
    const { calendar, version } = await settings();
    spoil(calendar);
    const answer = await ask({ part: 'calendar', calendar }, version);
    if (answer.ok) throw new Error('it was saved');
    expect(answer.error).toMatchObject({ code: 'BAD_INPUT', field: `change.calendar.${field}` });
    expect(answer.error.sentence).toContain(says);
  });

  test('when it changes, promises that are not met move; those that were kept or missed do not; all pages, and twice the same', async () => {
    const missed = await new Repair(cloud).report();
    await cloud.advance(2 * 24 * 60);
    const kept = await (await new Repair(cloud).report()).dispatch();
    const open = await new Repair(cloud).report();
    const firstOf = async (repair: Repair) =>
      (await cloud.act(lin, 'desk.ticket', { ticketId: repair.ticketId })).ticket;
    const before = {
      open: (await firstOf(open)).promises[0]?.dueAt ?? 0,
      kept: (await firstOf(kept)).promises,
      missed: (await firstOf(missed)).promises,
    };
    await save({ part: 'calendar', calendar: await closedFrom(before.open) });

    const apply = async () => {
      let cursor: string | undefined;
      let moved = 0;
      let looked = 0;
      let total: number | undefined;
      do {
        const page = await cloud.act(zhao, 'settings.apply', cursor ? { cursor } : {});
        moved += page.moved;
        looked += page.looked;
        total ??= page.total;
        cursor = page.next;
      } while (cursor);
      return { moved, looked, total };
    };
    const first = await apply();
    expect(first.moved).toBeGreaterThan(0);
    expect(first.looked).toBe(first.total);
    expect((await apply()).moved).toBe(0);

    const after = await firstOf(open);
    expect(after.promises[0]?.dueAt).toBeGreaterThan(before.open + 24 * 60 * 60_000);
    const record = after.timeline.find(({ kind }) => kind === 'promises-moved');
    expect(record).toMatchObject({ promise: 'first-feedback', internal: true, by: { role: 'system' } });
    expect(record?.text).toMatch(/^原来 .+，现在 .+$/);
    expect(JSON.stringify(await cloud.act(wang, 'ticket.view', { ticketId: open.ticketId }))).not.toContain(
      'promises-moved',
    );
    const fixed = ({ promises }: { promises: typeof before.kept }) =>
      promises.filter(({ state }) => state === 'kept' || state === 'late');
    expect(fixed(await firstOf(kept))).toEqual(fixed({ promises: before.kept }));
    expect(fixed(await firstOf(missed))).toEqual(fixed({ promises: before.missed }));
  });

  test('what the pages did not reach moves when the timer or a person comes by', async () => {
    const open = await new Repair(cloud).report();
    const due = open.view.promises[0]?.dueAt ?? 0;
    await save({ part: 'calendar', calendar: await closedFrom(due) });
    // other warm instances know within five minutes
    await cloud.advance(6);
    const input = { ticketId: open.ticketId, commandId: newId(), text: '是热水那边', photos: [] };
    const { ticket } = await cloud.act(wang, 'ticket.supplement', input);
    expect(ticket.promises[0]?.dueAt).toBeGreaterThan(due + 24 * 60 * 60_000);
  });
});
