import { viewTicket } from '../../cloudfunctions/core/domain/view-ticket';
import { HOUR, Matter, neighbour, people, type Who } from '../support/domain';
import { finished, inBuilding, joined } from '../support/situations';

const viewOf = (matter: Matter, who: Who) =>
  viewTicket(matter.ticket, {
    personId: people[who].personId,
    standings: matter.standings(who).filter((standing) => standing !== 'resident'),
    now: matter.now,
    settings: matter.settings,
  });

describe('P1.4 one ticket of several homes', () => {
  test('is over when every home has confirmed', () => {
    const matter = finished(joined()).act('wang', 'ticket.confirm');
    expect(matter.ticket.status).toBe('resolved');
    expect(matter.promise('confirmation').outcome).toBeUndefined();
    matter.act('chen', 'ticket.confirm');
    expect(matter.ticket).toMatchObject({ status: 'closed', closure: 'solved' });
    expect(matter.promise('confirmation').outcome).toBe('kept');
  });

  test.each(['partly', 'unsolved'] as const)('is worked on again when one home says %s', (outcome) => {
    const matter = finished(joined())
      .act('wang', 'ticket.confirm')
      .act('chen', 'ticket.confirm', { outcome });
    expect(matter.ticket).toMatchObject({ status: 'verified', round: 2 });
    const again = finished(matter);
    expect(again.buttons('wang')).toContain('ticket.confirm');
    expect(again.buttons('chen')).toContain('ticket.confirm');
  });

  test('P5.4 goes to the desk’s calls when not every home has answered in time, and is never counted as solved then', () => {
    const matter = finished(joined()).act('wang', 'ticket.confirm');
    matter.wait(72 * 60).tick();
    expect(matter.ticket.status).toBe('follow-up');
    for (let call = 0; call < 3; call++) matter.act('lin', 'followUp.record', { result: 'unreached' });
    expect(matter.ticket).toMatchObject({ status: 'closed', closure: 'unconfirmed' });
  });

  test('P5.5 a home that is dissatisfied is called, the others still have their time', () => {
    const rating = { overall: 1, tags: [] };
    const matter = finished(joined()).act('wang', 'ticket.confirm').act('wang', 'ticket.rate', { rating });
    expect(matter.ticket.status).toBe('follow-up');
    matter.act('lin', 'followUp.record', { result: 'satisfied' });
    expect(matter.ticket.status).toBe('resolved');
    expect(matter.buttons('chen')).toContain('ticket.confirm');
  });

  test('a home that left is not waited for', () => {
    const matter = joined().act('chen', 'ticket.leave');
    expect(matter.ticket.joined).toEqual([]);
    finished(matter).act('wang', 'ticket.confirm');
    expect(matter.ticket.status).toBe('closed');
  });

  test('tells all of them, the neighbours in words that name nobody', () => {
    const text = '王女士，工程部周师傅今天到 7栋2单元 1203 看。';
    const matter = joined().act('lin', 'ticket.feedback', {
      feedback: { opinion: '上门', timeLimit: '今天', responsible: '周建国', text },
    });
    const told = matter.ticket.outbox.map(({ to, data }) => [to, data.thing1, data.thing2]);
    expect(told).toEqual([
      ['o-wang', '厨房水龙头关不紧', '王女士，工程部周师傅今天到 7栋2单元…'],
      ['o-chen', '水 · 渗水、漏水', '工程部周师傅今天到 邻居家 看。'],
    ]);
  });

  test('is urged once a window, whichever home does it (P3.6)', () => {
    const matter = joined().act('chen', 'ticket.urge');
    expect(matter.refusalOf('wang', 'ticket.urge')).toBe('URGED_ALREADY');
    expect(matter.refusalOf('chen', 'ticket.urge')).toBe('URGED_ALREADY');
  });

  test('asks only the reporter what the desk wants to know, and a neighbour’s word is no answer to it', () => {
    const matter = joined().act('lin', 'ticket.clarify');
    expect(matter.ticket.outbox.map(({ to }) => to)).toEqual(['o-wang']);
    matter.act('chen', 'ticket.supplement');
    expect(matter.ticket.status).toBe('clarifying');
    matter.act('wang', 'ticket.supplement');
    expect(matter.ticket.status).toBe('received');
  });

  test('nobody who works on it can join it, nobody who joined it can be sent (P5.3)', () => {
    const matter = joined().act('lin', 'ticket.dispatch');
    expect(matter.refusalOf('zhou', 'ticket.join')).toBe('FORBIDDEN');
    const sent = { ...neighbour('chen'), badge: 'W1', department: '工程部' };
    expect(() => joined().act('lin', 'ticket.dispatch', { assignee: sent, task: '修' })).toThrow('BAD_INPUT');
  });

  test('takes no more than two hundred homes', () => {
    const matter = inBuilding();
    const full = structuredClone(matter.ticket);
    full.joined = Array.from({ length: 200 }, (_, index) => ({
      ...neighbour('chen'),
      personId: `o-${index}`,
      joinedAt: matter.now,
    }));
    expect(Matter.at(full, matter.now).refusalOf('chen', 'ticket.join')).toBe('WRONG_STATE');
  });
});

describe('P1.4, P7.4 a neighbour who joined', () => {
  const secrets = /王淑芬|王女士|5678|1203|厨房|水龙头关不紧|tap\.jpg/;
  const told = () =>
    finished(
      joined()
        .act('lin', 'ticket.clarify', { question: '王女士，是厨房吗？' })
        .act('wang', 'ticket.supplement', { text: '厨房，1203', photos: ['cloud://env/photos/t/tap.jpg'] }),
    ).act('wang', 'ticket.confirm');

  test('sees what happens and when, and nothing of the reporter: no name, number, room, words or picture', () => {
    const view = viewOf(told(), 'chen');
    expect(JSON.stringify(view)).not.toMatch(secrets);
    expect(view).toMatchObject({
      joined: true,
      title: '水 · 渗水、漏水',
      place: { label: '7栋', area: 'public' },
      turn: 'resident',
      homes: 2,
      workOrder: { assignee: { name: '周建国' } },
    });
    expect(view.timeline.map(({ kind }) => kind)).toContain('finished');
  });

  test('is not asked to agree to the time of the reporter', () => {
    const matter = joined().act('lin', 'ticket.dispatch').act('zhou', 'workOrder.accept');
    matter.act('zhou', 'appointment.propose');
    const view = viewOf(matter, 'chen');
    expect(view).toMatchObject({ turn: 'desk', workOrder: { status: 'accepted' } });
    expect(view.workOrder).not.toHaveProperty('slot');
    expect(matter.buttons('chen')).not.toContain('appointment.agree');
  });

  test('sees the reporter’s question neither as theirs nor at all', () => {
    const view = viewOf(joined().act('lin', 'ticket.clarify'), 'chen');
    expect(view).toMatchObject({ status: 'received', turn: 'desk' });
    expect(view.timeline.map(({ kind }) => kind)).not.toContain('clarification-asked');
  });

  test('is a neighbour without a name to the reporter, and somebody to the desk', () => {
    const matter = inBuilding().act('chen', 'ticket.join', { resident: neighbour('chen'), text: '我家也漏' });
    expect(JSON.stringify(viewOf(matter, 'wang'))).not.toMatch(/陈|302|我家也漏|5521/);
    expect(viewOf(matter, 'wang').timeline[0]).toMatchObject({ kind: 'joined', by: { name: '邻居' } });
    const desk = viewOf(matter, 'lin');
    expect(desk.neighbours).toEqual([
      { name: '陈国栋', relation: '业主', houseLabel: '7栋1单元 302', phoneMasked: '139****5521' },
    ]);
    expect(desk.timeline[0]).toMatchObject({ text: '我家也漏', by: { name: '陈先生' }, neighbour: true });
  });

  test('who has confirmed is not asked again while others have not', () => {
    const matter = finished(joined()).act('chen', 'ticket.confirm');
    expect(viewOf(matter, 'chen')).toMatchObject({ turn: 'nobody', confirmed: true, outcome: 'solved' });
    expect(viewOf(matter, 'wang')).toMatchObject({ turn: 'resident' });
    expect(viewOf(matter, 'wang')).not.toHaveProperty('outcome');
  });

  test('does not read how another home rated', () => {
    const matter = finished(joined()).act('wang', 'ticket.confirm').act('wang', 'ticket.rate');
    expect(viewOf(matter, 'chen').timeline.map(({ kind }) => kind)).not.toContain('rated');
    expect(viewOf(matter, 'wang').timeline.map(({ kind }) => kind)).toContain('rated');
  });
});

test('P1.4 a fault can be joined for a day (setting joinHours)', () => {
  const matter = new Matter({ building: '7栋' });
  expect(matter.refusalOf('chen', 'ticket.join')).toBeUndefined();
  matter.now += 24 * HOUR + 1;
  expect(matter.refusalOf('chen', 'ticket.join')).toBe('WRONG_STATE');
});

test('P7.3 a complaint is nothing to join: whoever it is about may live next door', () => {
  expect(new Matter({ kind: 'complaint', building: '7栋' }).refusalOf('chen', 'ticket.join')).toBe(
    'WRONG_STATE',
  );
});
