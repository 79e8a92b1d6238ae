import { type Send, useCommand } from '../../src/hooks/use-command';
import { promised, runHook, then } from '../support/hooks';
import { phone, resetPhone } from '../support/phone';
import { ticketView } from '../support/views';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

const ticketId = 'ticket0000000000000001';
const done = { ok: true, at: 1, data: { ticket: ticketView() } };
const refusal = (code: string, sentence: string) => ({
  ok: false,
  at: 1,
  error: { code, sentence, reference: '0001' },
});
const refused = refusal('WRONG_STATE', '这件事刚刚有了变化。');
const failed = refusal('INTERNAL', '我们这边出了点问题。');
const lost = () => {
  throw new Error('request:fail');
};

let commands: { action: string; input: { commandId: string } }[] = [];
/** the cloud ends the next command as told */
let ending: () => unknown = () => done;

beforeEach(() => {
  resetPhone();
  commands = [];
  ending = () => done;
  phone.cloud = (data) => {
    commands.push(data as (typeof commands)[number]);
    return ending();
  };
});

const start = () => runHook(useCommand, undefined);
type Hook = Awaited<ReturnType<typeof start>>;
const tap = (hook: Hook, act: (send: Send) => Promise<unknown>, ends: () => unknown = () => done) => {
  ending = ends;
  return then(() => hook.now.run(async (send) => void (await act(send))));
};
const solved = (send: Send) => send('ticket.confirm', { ticketId, outcome: 'solved' });
const unsolved = (send: Send) => send('ticket.confirm', { ticketId, outcome: 'unsolved' });
const ids = () => commands.map(({ input }) => input.commandId);

test('a command is sent with its input and an id of its own', async () => {
  await tap(await start(), solved);
  const input = { ticketId, outcome: 'solved', commandId: expect.stringMatching(/^[a-z0-9]{24}$/) };
  expect(commands).toEqual([{ action: 'ticket.confirm', input }]);
});

test('a second tap while the first is on its way does nothing', async () => {
  const hook = await start();
  const answer = promised<unknown>();
  ending = () => answer.promise;
  const act = async (send: Send) => void (await solved(send));
  await then(() => {
    void hook.now.run(act);
    void hook.now.run(act);
  });
  expect(hook.now.busy).toBe(true);
  await then(() => answer.resolve(done));
  expect(hook.now.busy).toBe(false);
  expect(commands).toHaveLength(1);
});

test('the same act after one that succeeded is another command', async () => {
  const hook = await start();
  await tap(hook, solved);
  await tap(hook, solved);
  expect(ids()[1]).not.toBe(ids()[0]);
});

test('the same act after one that was refused is another command', async () => {
  const hook = await start();
  await tap(hook, solved, () => refused);
  await tap(hook, solved);
  expect(ids()[1]).not.toBe(ids()[0]);
});

test.each([
  ['a lost network', lost],
  ['an answer that is none', () => undefined],
  ['an error in the cloud, perhaps after the change was written', () => failed],
])('a retry after %s is the same command, until it has ended', async (_, ends) => {
  const hook = await start();
  await tap(hook, solved, ends);
  await tap(hook, solved, ends);
  await tap(hook, solved);
  await tap(hook, solved);
  expect(new Set(ids().slice(0, 3)).size).toBe(1);
  expect(ids()[3]).not.toBe(ids()[2]);
});

test('after a lost network, another answer to the same question is another command', async () => {
  const hook = await start();
  await tap(hook, solved, lost);
  await tap(hook, unsolved, lost);
  await tap(hook, unsolved, lost);
  expect(ids()[1]).not.toBe(ids()[0]);
  expect(ids()[2]).toBe(ids()[1]);
});

test('after a lost network, another action with the same input is another command', async () => {
  const hook = await start();
  await tap(hook, (send) => send('ticket.urge', { ticketId }), lost);
  await tap(hook, (send) => send('ticket.withdraw', { ticketId }), lost);
  expect(ids()[1]).not.toBe(ids()[0]);
});

test('an error is shown until the next try, as the sentence that the cloud gave', async () => {
  const hook = await start();
  await tap(hook, solved, () => refused);
  expect(hook.now.error).toMatchObject({ code: 'WRONG_STATE', message: '这件事刚刚有了变化。' });
  expect(hook.now.busy).toBe(false);
  await tap(hook, solved);
  expect(hook.now.error).toBeUndefined();
});

test('what is no refusal of the cloud is said as being offline', async () => {
  const hook = await start();
  await tap(hook, solved, lost);
  expect(hook.now.error).toMatchObject({ code: 'OFFLINE', message: expect.stringContaining('没连上网') });
});
