import {
  candidatesFor,
  noWorkload,
  poolsIn,
  type Workload,
} from '../../cloudfunctions/core/domain/candidates';
import {
  membershipIn,
  type Person,
  rolesOf,
  type StaffMembership,
} from '../../cloudfunctions/core/domain/person';
import { defaultSettings } from '../../cloudfunctions/core/domain/settings';
import { assignee, feedback, Matter } from '../support/domain';

function technician(id: string, facts: Partial<StaffMembership> = {}): Person {
  const membership: StaffMembership = {
    role: 'technician',
    communityId: 'c-sunshine',
    active: true,
    badge: `W-${id}`,
    department: '工程部',
    skills: [],
    ...facts,
  };
  return { _id: `o-${id}`, name: id, salutation: id, phone: '', memberships: [membership], staffKeys: [] };
}

const { ticket } = new Matter();

test.each<[what: string, staff: Person[], order: [id: string, reasons: string[]][]]>([
  [
    'P3.2 who has the skill comes first, with the reason in words',
    [technician('zhao', { skills: ['电路', '门锁'] }), technician('zhou', { skills: ['水龙头', '管道'] })],
    [
      ['o-zhou', ['擅长水龙头']],
      ['o-zhao', ['电路、门锁']],
    ],
  ],
  [
    'without a difference the order is always the same: by badge',
    [technician('b'), technician('a')],
    [
      ['o-a', ['工程部']],
      ['o-b', ['工程部']],
    ],
  ],
  ['who left is not offered', [technician('gone', { active: false })], []],
  ['who works in another community is not offered', [technician('far', { communityId: 'c-lake' })], []],
  ['who works at the desk is not offered', [technician('lin', { role: 'desk' })], []],
  ['P5.3 who reported it is not offered', [technician('wang')], []],
])('%s', (_, staff, order) => {
  expect(
    candidatesFor(ticket, staff, { settings: defaultSettings }).map(({ id, reasons }) => [id, reasons]),
  ).toEqual(order);
});

describe('P3.2 what the suggestion rests on', () => {
  const settings = { ...defaultSettings, loadCap: 3 };
  const zhou = technician('zhou');
  const sun = technician('sun');
  const rank = (workload: Partial<Workload>, staff = [zhou, sun], wanted: string[] = []) =>
    candidatesFor(ticket, staff, { settings, workload: { ...noWorkload, ...workload }, wanted });

  test('who knows the work or the home is suggested; being near is only a point more', () => {
    const near = rank({ places: new Map([['o-sun', ['7栋1单元 402']]]), load: new Map([['o-sun', 1]]) });
    expect(near[0]).toMatchObject({ id: 'o-sun', fits: false, reasons: ['7栋还有单'], load: 1 });
    const known = rank({}, [zhou, technician('sun', { skills: ['防水'] })], ['防水']);
    expect(known[0]).toMatchObject({ id: 'o-sun', fits: true, reasons: ['擅长防水'] });
  });

  test('who did the last job in this home says so', () => {
    const done = new Matter({ ticketId: 'ticket0000000000009' }).act('lin', 'ticket.dispatch', {
      assignee: assignee('sun'),
      task: '修',
      feedback,
    });
    done.act('sun', 'workOrder.accept').act('sun', 'appointment.propose').act('wang', 'appointment.agree');
    done.act('sun', 'workOrder.arrive').act('sun', 'workOrder.finish');
    expect(rank({ earlier: [done.ticket] })[0]).toMatchObject({ id: 'o-sun', reasons: ['上次来过这户'] });
  });

  test('at the cap one comes last, with the reason; a membership may have a cap of its own', () => {
    const load = new Map([['o-zhou', 3]]);
    const skilled = technician('zhou', { skills: ['水龙头'] });
    expect(rank({ load }, [skilled, sun]).at(-1)).toMatchObject({
      id: 'o-zhou',
      full: true,
      fits: false,
      reasons: ['擅长水龙头', '已满 3 单'],
    });
    expect(rank({ load }, [technician('zhou', { loadCap: 9 })])[0]).toMatchObject({ full: false });
  });

  test('who is off duty is not suggested, and said to be', () => {
    const away = technician('zhou', { skills: ['水龙头'], onDuty: false });
    expect(rank({}, [away, sun]).at(-1)).toMatchObject({ fits: false, reasons: ['擅长水龙头', '不在班'] });
    expect(poolsIn('c-sunshine', [away, sun])).toEqual([{ department: '工程部', onDuty: 1 }]);
  });
});

test('who did it last time comes before who declined it', () => {
  const matter = new Matter().act('lin', 'ticket.dispatch').act('zhou', 'workOrder.decline');
  matter
    .act('lin', 'ticket.dispatch', { assignee: assignee('sun'), task: '修' })
    .act('sun', 'workOrder.accept');
  matter.act('sun', 'appointment.propose').act('wang', 'appointment.agree');
  matter.act('sun', 'workOrder.arrive').act('sun', 'workOrder.finish');
  matter.act('wang', 'ticket.confirm', { outcome: 'unsolved' });
  const candidates = candidatesFor(
    matter.ticket,
    [technician('zhou'), technician('new'), technician('sun')],
    { settings: defaultSettings },
  );
  expect(candidates.map(({ id, reasons }) => [id, reasons])).toEqual([
    ['o-sun', ['上次是他修的']],
    ['o-new', ['工程部']],
    ['o-zhou', ['这单退回过']],
  ]);
});

describe('P7.1 P7.2 what a person is', () => {
  const left = technician('left', { active: false });
  const both: Person = {
    ...technician('both'),
    memberships: [
      { role: 'desk', communityId: 'c-lake', active: true, badge: 'K1', department: '客服部', skills: [] },
      ...technician('both').memberships,
      {
        role: 'desk',
        communityId: 'c-sunshine',
        active: false,
        badge: 'K2',
        department: '客服部',
        skills: [],
      },
    ],
  };

  test('leaving ends access at once', () => {
    expect(membershipIn(left, ['technician'])).toBeUndefined();
    expect(rolesOf(left)).toEqual([]);
  });

  test('a role counts in its own community only', () => {
    expect(membershipIn(both, ['desk'], 'c-sunshine')).toBeUndefined();
    expect(membershipIn(both, ['desk'], 'c-lake')).toMatchObject({ badge: 'K1' });
    expect(rolesOf(both)).toEqual(['desk', 'technician']);
  });
});
