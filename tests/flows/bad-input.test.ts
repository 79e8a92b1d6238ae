import { TestCloud } from '../support/localcloud';
import { newId, people, Repair } from '../support/repair';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'demo' });
});
afterAll(() => cloud.stop());

const { wang, lin } = people;
const ids = () => ({ ticketId: newId(), commandId: newId() });
const good = () => ({ ...ids(), kind: 'repair', text: '灯不亮', photos: [] });

/** what is sent, and the code that it must be refused with */
const cases: [name: string, who: string, data: () => unknown, code: string][] = [
  ['an unknown action', wang, () => ({ action: 'ticket.explode', input: {} }), 'UNKNOWN_ACTION'],
  [
    'an action named like a property of every object',
    wang,
    () => ({ action: 'constructor', input: {} }),
    'UNKNOWN_ACTION',
  ],
  ['no action', wang, () => ({ input: {} }), 'BAD_INPUT'],
  ['no input', wang, () => ({ action: 'ticket.report' }), 'BAD_INPUT'],
  [
    'a missing field',
    wang,
    () => ({ action: 'ticket.report', input: { ...good(), text: undefined } }),
    'BAD_INPUT',
  ],
  [
    'an extra field',
    wang,
    () => ({ action: 'ticket.report', input: { ...good(), status: 'closed' } }),
    'BAD_INPUT',
  ],
  [
    'a wrong type',
    wang,
    () => ({ action: 'ticket.report', input: { ...good(), photos: 'none' } }),
    'BAD_INPUT',
  ],
  [
    'a blank text',
    wang,
    () => ({ action: 'ticket.report', input: { ...good(), text: '  \n ' } }),
    'BAD_INPUT',
  ],
  [
    'a query operator as an id',
    wang,
    () => ({ action: 'ticket.view', input: { ticketId: { $ne: '' } } }),
    'BAD_INPUT',
  ],
  [
    'an array as an id',
    wang,
    () => ({ action: 'ticket.view', input: { ticketId: ['a', 'b'] } }),
    'BAD_INPUT',
  ],
  [
    'an operator as a cursor',
    lin,
    () => ({ action: 'desk.queue', input: { queue: 'mine', cursor: { $gt: '' } } }),
    'BAD_INPUT',
  ],
  [
    'a page size of its own',
    lin,
    () => ({ action: 'desk.queue', input: { queue: 'mine', limit: 1000 } }),
    'BAD_INPUT',
  ],
  [
    'ten photos',
    wang,
    () => ({
      action: 'ticket.report',
      input: { ...good(), photos: Array(10).fill('cloud://x/photos/a/b.jpg') },
    }),
    'BAD_INPUT',
  ],
  [
    'a text of 200 KB',
    wang,
    () => ({ action: 'ticket.report', input: { ...good(), text: '水'.repeat(70_000) } }),
    'TOO_LARGE',
  ],
  [
    'a text of 501 characters',
    wang,
    () => ({ action: 'ticket.report', input: { ...good(), text: '水'.repeat(501) } }),
    'BAD_INPUT',
  ],
  [
    'an action of another role',
    wang,
    () => ({ action: 'desk.queue', input: { queue: 'mine' } }),
    'FORBIDDEN',
  ],
  [
    'a ticket that is not there',
    wang,
    () => ({ action: 'ticket.view', input: { ticketId: newId() } }),
    'NOT_FOUND',
  ],
  [
    'words that may not be published (P7.6)',
    wang,
    () => ({ action: 'ticket.report', input: { ...good(), text: '代开发票加我' } }),
    'TEXT_REFUSED',
  ],
];

test.each(cases)(
  '%s is refused with a code and a Chinese sentence, and nothing changes',
  async (_, who, data, code) => {
    const before = await cloud.act(wang, 'resident.tickets', { state: 'open' });
    const { result } = await cloud.callRaw('api', who, data());
    expect(result).toMatchObject({ ok: false, error: { code, reference: expect.stringMatching(/^\d{4}$/) } });
    const { error } = result as { error: { sentence: string } };
    expect(error.sentence).toMatch(/^[\u4e00-\u9fa5].*。$/);
    const after = await cloud.act(wang, 'resident.tickets', { state: 'open' });
    expect(after.items.map((item) => item.id)).toEqual(before.items.map((item) => item.id));
  },
);

test('a call without a person is refused, also one that looks like the timer', async () => {
  const { result } = await cloud.callRaw('api', undefined, { action: 'resident.home', input: {} });
  expect(result).toMatchObject({ ok: false, error: { code: 'NOT_REGISTERED' } });
  const forged = await cloud.callRaw('tick', wang, { Type: 'Timer', TriggerName: 'tick' });
  expect(forged.result).toEqual({ refused: true });
});

test('a refused command leaves the ticket exactly as it was', async () => {
  const repair = await new Repair(cloud).report();
  const command = { ticketId: repair.ticketId, commandId: newId() };
  const refused = await cloud.ask(lin, 'ticket.dispatch', { ...command, assigneeId: 'o-gone', task: '修' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  const { ticket } = await cloud.act(wang, 'ticket.view', { ticketId: repair.ticketId });
  expect(ticket.timeline).toHaveLength(1);
  expect(ticket.status).toBe('received');
});
