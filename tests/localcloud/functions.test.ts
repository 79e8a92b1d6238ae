import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TestCloud } from '../support/localcloud';
import { makeFunctions } from './fixture-functions';

const sdk = "const cloud = require('wx-server-sdk'); cloud.init();";

const functions = makeFunctions({
  echo: { main: 'return event' },
  nothing: { main: '' },
  person: { main: `${sdk} const { OPENID, SOURCE } = cloud.getWXContext(); return { OPENID, SOURCE };` },
  count: { main: 'globalThis.count = (globalThis.count ?? 0) + 1; return [process.pid, globalThis.count];' },
  // calls the test's gate and returns when that says so
  wait: {
    main: `
      globalThis.inside = (globalThis.inside ?? 0) + 1;
      const socket = require('node:net').connect(event.gate, '127.0.0.1');
      await new Promise((resolve) => socket.once('data', resolve));
      socket.end();
      return { pid: process.pid, inside: globalThis.inside-- };`,
  },
  throws: { main: "throw new Error('no water today')" },
  throwsText: { main: "throw 'plain text'" },
  exits: { main: 'process.exit(1)' },
  disconnects: { main: 'setImmediate(() => process.disconnect()); return process.pid;' },
  crashesLater: { main: "setImmediate(() => { throw new Error('late') }); return new Promise(() => {})" },
  silent: { main: 'return new Promise(() => {})', timeout: 1 },
  spins: { main: 'for (;;) ;', timeout: 1 },
  circular: { main: 'const a = {}; a.a = a; return a;' },
  large: { main: "return 'x'.repeat(7_000_000)" },
});

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'empty', functions });
});
afterAll(() => cloud.stop());

test('the event goes in, the result comes out', async () => {
  const event = { a: [1, null, '水'], b: { c: true } };
  expect(await cloud.callRaw('echo', undefined, event)).toEqual({ result: event });
  expect(await cloud.callRaw('nothing', undefined, {})).toEqual({ result: null });
});

test('who calls comes from outside, also into the event as the platform adds it', async () => {
  expect(await cloud.callRaw('person', 'o-wang', {})).toEqual({
    result: { OPENID: 'o-wang', SOURCE: 'wx_client' },
  });
  const { result } = await cloud.callRaw('echo', 'o-wang', { userInfo: { openId: 'o-manager' } });
  expect(result).toEqual({ userInfo: { appId: 'wxlocal', openId: 'o-wang' } });
});

test('a call without a person has none, also after a call with one on the same instance', async () => {
  await cloud.callRaw('person', 'o-wang', {});
  expect(await cloud.callRaw('person', undefined, {})).toEqual({ result: { SOURCE: 'wx_client' } });
});

test.each([
  ['an object', {}],
  ['a number', 7],
  ['words', 'o wang'],
  ['nothing between quotes', ''],
])('%s is no person', async (_, openid) => {
  const body = JSON.stringify({ openid, data: {} });
  const response = await fetch(`${cloud.url}/call/person`, { method: 'POST', body });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining('openid') } });
});

test.each([
  ['text', 'x'],
  ['a list', [1]],
  ['a number', 1],
  ['null', null],
])('%s is no event', async (_, data) => {
  const body = JSON.stringify({ data });
  const response = await fetch(`${cloud.url}/call/echo`, { method: 'POST', body });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining('data') } });
});

test.each(['absent', '__proto__', 'constructor', '../echo', ''])(
  'there is no function "%s"',
  async (name) => {
    const response = await fetch(`${cloud.url}/call/${encodeURIComponent(name)}`, {
      method: 'POST',
      body: '{}',
    });
    expect(await response.json()).toMatchObject({ error: { code: 'FUNCTION_NOT_FOUND' } });
  },
);

test('a warm instance keeps its memory from call to call; after a reset all are cold', async () => {
  const { result: first } = await cloud.callRaw('count', undefined, {});
  const { result: second } = await cloud.callRaw('count', undefined, {});
  const [pid] = first as number[];
  expect([first, second]).toEqual([
    [pid, 1],
    [pid, 2],
  ]);
  await cloud.reset('empty');
  const { result: afterReset } = await cloud.callRaw('count', undefined, {});
  expect(afterReset).toEqual([expect.any(Number), 1]);
  expect((afterReset as number[])[0]).not.toBe(pid);
});

/** Where the function `wait` waits: opens for everybody who is there, and for those who come later at once. */
class Gate {
  private readonly guests: Socket[] = [];
  private isOpen = false;
  private arrived = () => {};
  private readonly server = createServer((socket) => {
    this.guests.push(socket);
    this.arrived();
    if (this.isOpen) socket.write('go');
  });

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async waiting(count: number): Promise<number> {
    while (this.guests.length < count) {
      await new Promise<void>((resolve) => {
        this.arrived = resolve;
      });
    }
    return this.guests.length;
  }

  open(): void {
    this.isOpen = true;
    for (const socket of this.guests) socket.write('go');
  }

  close(): void {
    this.server.close();
  }
}

test('calls at the same time run on instances of their own, one call at a time on each, eight at most', async () => {
  const gate = new Gate();
  const port = await gate.listen();
  const calls = Array.from({ length: 12 }, () => cloud.callRaw('wait', undefined, { gate: port }));
  await gate.waiting(8);
  // another function is not held up, and meanwhile no ninth instance came
  await cloud.callRaw('echo', undefined, {});
  expect(await gate.waiting(8)).toBe(8);
  gate.open();
  const results = (await Promise.all(calls)).map(({ result }) => result as { pid: number; inside: number });
  expect(results.map(({ inside }) => inside)).toEqual(Array(12).fill(1));
  expect(new Set(results.map(({ pid }) => pid)).size).toBe(8);
  gate.close();
});

describe('a function that fails is an answer with a code, and the server goes on', () => {
  test.each([
    ['throws', 'FUNCTIONS_EXECUTE_FAIL', 'no water today'],
    ['throwsText', 'FUNCTIONS_EXECUTE_FAIL', 'plain text'],
    ['exits', 'FUNCTIONS_EXECUTE_FAIL', 'instance ended'],
    ['crashesLater', 'FUNCTIONS_EXECUTE_FAIL', 'instance ended'],
    ['silent', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', 'timed out after 1 seconds'],
    ['spins', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', 'timed out after 1 seconds'],
    ['circular', 'FUNCTIONS_EXECUTE_FAIL', 'circular'],
    ['large', 'RESULT_SIZE_EXCEED_LIMIT', '1MB'],
  ])('%s', async (name, code, words) => {
    const answer = await cloud.callRaw(name, 'o-wang', {});
    expect(answer).toEqual({ error: { code, message: expect.stringContaining(words) } });
    expect(await cloud.callRaw(name, 'o-wang', {})).toMatchObject({ error: { code } });
    expect(await cloud.callRaw('echo', undefined, { still: 'here' })).toEqual({ result: { still: 'here' } });
  });

  test('calls that meet instances about to end are answered', async () => {
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(
        Array.from({ length: 3 }, () => cloud.callRaw('disconnects', undefined, {})),
      );
      for (const { result, error } of answers) {
        expect(error ?? { code: 'FUNCTIONS_EXECUTE_FAIL' }).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
        expect(error === undefined).toBe(typeof result === 'number');
      }
    }
    expect(await cloud.callRaw('echo', undefined, {})).toEqual({ result: {} });
  });
});
