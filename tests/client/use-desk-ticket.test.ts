import { useDeskTicket } from '../../src/desk/use-desk-ticket';
import type { OutputOf } from '../../types/contract/actions';
import { type Hooked, type Promised, promised, runHook, then } from '../support/hooks';
import { phone, resetPhone } from '../support/phone';
import { ticketView } from '../support/views';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

type DeskTicket = OutputOf<'desk.ticket'>;

const first = 'ticket000000000000first';
const second = 'ticket00000000000second';
const candidate = {
  id: 'o-zhou',
  name: '周建国',
  badge: '08',
  department: '工程部',
  fits: true,
  reasons: ['在班'],
  load: 1,
  full: false,
};
let asked: ({ ticketId: string } & Promised<unknown>)[] = [];
let hook: Hooked<string | undefined, ReturnType<typeof useDeskTicket>>;

beforeEach(async () => {
  resetPhone();
  asked = [];
  phone.cloud = ({ input }) => {
    const answer = { ...(input as { ticketId: string }), ...promised<unknown>() };
    asked.push(answer);
    return answer.promise;
  };
  hook = await runHook(useDeskTicket, first as string | undefined);
});
afterEach(() => hook.end());

const data = (id: string): DeskTicket => ({ ticket: ticketView({ id }), candidates: [candidate], pools: [] });
const answer = (index: number) =>
  then(() => asked[index]?.resolve({ ok: true, at: 1, data: data(asked[index]?.ticketId ?? '') }));
const shownId = () => hook.now.data?.ticket.id;

test('a ticket is asked for when it is chosen, and shown when it comes', async () => {
  expect(asked.map(({ ticketId }) => ticketId)).toEqual([first]);
  expect(hook.now.data).toBeUndefined();
  await answer(0);
  expect(hook.now.data).toEqual(data(first));
});

test('nothing is asked while nothing is chosen', async () => {
  await hook.change(undefined);
  expect(asked).toHaveLength(1);
  expect(hook.now.data).toBeUndefined();
});

test('the ticket before is not shown under the next one, not even for a moment', async () => {
  await answer(0);
  await hook.change(second);
  expect(shownId()).toBeUndefined();
  await answer(1);
  expect(shownId()).toBe(second);
});

test('a late answer for the ticket before does not take away the one that is open', async () => {
  await hook.change(second);
  await answer(1);
  await answer(0);
  expect(shownId()).toBe(second);
});

test('a late failure of the ticket before is no trouble of the one that is open', async () => {
  await hook.change(second);
  await answer(1);
  await then(() => asked[0]?.reject(new Error('timeout')));
  expect(shownId()).toBe(second);
  expect(hook.now.error).toBeUndefined();
});

test('when the next ticket fails to come, the one before is not shown in its place', async () => {
  await answer(0);
  await hook.change(second);
  await then(() => asked[1]?.reject(new Error('timeout')));
  expect(hook.now.error).toMatchObject({ code: 'OFFLINE' });
  expect(shownId()).toBeUndefined();
});

test('a failure to load the open ticket again keeps it', async () => {
  await answer(0);
  await then(() => void hook.now.load());
  await then(() => asked[1]?.reject(new Error('timeout')));
  expect(shownId()).toBe(first);
  expect(hook.now.error).toMatchObject({ code: 'OFFLINE' });
});

test('an act shows the changed ticket at once', async () => {
  await answer(0);
  await then(() => hook.now.change(ticketView({ id: first, status: 'clarifying' })));
  expect(hook.now.data?.ticket.status).toBe('clarifying');
  expect(hook.now.data?.candidates).toEqual([candidate]);
  expect(asked).toHaveLength(1);
});

test('an act that brings the ticket back to the desk asks again who can be sent', async () => {
  await answer(0);
  await then(() => hook.now.change(ticketView({ id: first, allowedActions: ['ticket.dispatch'] })));
  expect(asked).toHaveLength(2);
});

test('an act on the ticket before that ends late does not replace the one that is open', async () => {
  await answer(0);
  const { change } = hook.now;
  await hook.change(second);
  await answer(1);
  await then(() => change(ticketView({ id: first, status: 'clarifying' })));
  expect(shownId()).toBe(second);
});

test('a ticket that is not there for me any more is not shown from before', async () => {
  await answer(0);
  await then(() => void hook.now.load());
  const error = { code: 'FORBIDDEN', sentence: '这件事不归您办。', reference: '0001' };
  await then(() => asked[1]?.resolve({ ok: false, at: 1, error }));
  expect(shownId()).toBeUndefined();
  expect(hook.now.error).toMatchObject({ code: 'FORBIDDEN' });
});

test('an answer from before an act does not undo what the act showed', async () => {
  await answer(0);
  await then(() => void hook.now.load());
  const changed = ticketView({ id: first, status: 'clarifying', updatedAt: ticketView().updatedAt + 1 });
  await then(() => hook.now.change(changed));
  await answer(1);
  expect(hook.now.data?.ticket.status).toBe('clarifying');
});
