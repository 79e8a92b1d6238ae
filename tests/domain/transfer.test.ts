import type { Ticket } from '../../cloudfunctions/core/domain/ticket';
import { assignee, Matter, people, refusal } from '../support/domain';
import { accepted, offered, onSite, scheduled } from '../support/situations';

const { zhou, sun, wang, lin } = people;
const asked = (matter: Matter) => matter.act('zhou', 'workOrder.offerTransfer');
const newMessages = ({ outbox }: Ticket, before: Ticket) =>
  outbox.slice(before.outbox.length).map(({ to, data }) => [to, data.thing2]);

test('P3.3 whoever is asked has the order with its time and its promises only once they said yes', () => {
  const matter = asked(scheduled());
  const before = matter.ticket;
  const [order] = before.workOrders;
  expect(order).toMatchObject({ status: 'scheduled', assignee: { personId: zhou.personId } });
  matter.act('sun', 'workOrder.acceptTransfer');
  expect(matter.order).toMatchObject({ status: 'scheduled', assignee: { personId: sun.personId } });
  expect(matter.order.agreedSlot).toEqual(order?.agreedSlot);
  expect(matter.order.transfer).toBeUndefined();
  expect(matter.promise('arrive')).toMatchObject({ workOrderId: matter.order.id });
  expect(matter.promise('arrive').endedAt).toBeUndefined();
  expect(matter.promise('transfer').outcome).toBe('kept');
  expect(newMessages(matter.ticket, before)).toEqual([
    [zhou.personId, '孙海接了你转的单'],
    [wang.personId, '换成孙海上门，时间不变'],
  ]);
  expect(matter.buttons('sun')).toEqual(expect.arrayContaining(['workOrder.arrive']));
  expect(matter.buttons('zhou')).toEqual([]);
});

test.each<[what: string, end: (matter: Matter) => Matter]>([
  ['the desk takes the order back', (matter) => matter.act('lin', 'workOrder.recall')],
  ['the resident withdraws', (matter) => matter.act('wang', 'ticket.withdraw')],
  ['the assignee goes there', (matter) => matter.act('zhou', 'workOrder.arrive')],
  ['the assignee goes off duty', (matter) => matter.stopWorking('zhou')],
  ['who was asked goes off duty', (matter) => matter.stopWorking('sun')],
  ['who was asked left, which the timer sees', (matter) => matter.tick(undefined, [sun.personId])],
])('P3.3 the asking ends when %s', (_, end) => {
  const { ticket } = end(asked(scheduled()));
  expect(ticket.workOrders[0]?.transfer).toBeUndefined();
  expect(ticket.promises.filter(({ kind, endedAt }) => kind === 'transfer' && !endedAt)).toEqual([]);
  expect(ticket.queues).not.toContain(`technician:${sun.personId}:open`);
});

test('P3.3 P5.3 nobody is asked who reported it or works on it already', () => {
  const offer = (to: 'wang' | 'sun', matter: Matter) =>
    refusal(() => matter.act('zhou', 'workOrder.offerTransfer', { to: assignee(to), reason: '满' }));
  expect(offer('wang', accepted())).toBe('BAD_INPUT');
  expect(offer('sun', accepted().act('lin', 'workOrder.add'))).toBe('BAD_INPUT');
  const other = { assignee: assignee('sun'), task: '补墙' };
  expect(refusal(() => asked(accepted()).act('lin', 'workOrder.add', other))).toBe('BAD_INPUT');
});

test('P7.2 the timer hands back what a leaver still holds, also on site, and the desk is told; off duty on site stays', () => {
  const matter = onSite();
  const before = matter.ticket;
  matter.tick([lin.personId], [zhou.personId]);
  expect(matter.ticket).toMatchObject({ status: 'verified', workOrders: [{ status: 'recalled' }] });
  expect(newMessages(matter.ticket, before)).toContainEqual([lin.personId, '周建国离岗，单退回，请另派']);
  expect(onSite().stopWorking('zhou').ticket.status).toBe('processing');
  expect(onSite().stopWorking('zhou', 'left').ticket.status).toBe('verified');
});

test('P3.1 a chosen deadline has a clock that ends with its order', () => {
  const deadline = (matter: Matter) => matter.ticket.promises.find(({ kind }) => kind === 'deadline');
  const chosen = new Matter();
  const deadlineAt = chosen.now + 3 * 60 * 60_000;
  const dispatch = { assignee: assignee('zhou'), task: '修', deadlineAt };
  chosen.act('lin', 'ticket.feedback').act('lin', 'ticket.dispatch', dispatch);
  expect(deadline(chosen)).toMatchObject({ dueAt: deadlineAt, workOrderId: chosen.order.id });
  expect(deadline(chosen.act('lin', 'workOrder.recall'))).toMatchObject({ outcome: 'dropped' });
  const usual = offered();
  expect(deadline(usual)).toBeUndefined();
  expect(usual.order.deadlineAt).toBe(usual.promise('finish').dueAt);
});
