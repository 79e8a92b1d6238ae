import { Platform, person } from './support';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start();
});
afterAll(() => platform.stop());

interface Context {
  context: Record<string, unknown>;
  wx: Record<string, string>;
  env: Record<string, string>;
  instance: string;
  call: number;
}

const MB = 1024 * 1024;
const behave = <T>(way: string, more: object = {}) => platform.call<T>('behave', { way, ...more });
const failing = (way: string, more: object = {}) => platform.failure('behave', { way, ...more });

// source: getWXContext in the official documents
test('a phone gives OPENID, APPID, ENV, SOURCE and CLIENTIP', async () => {
  const { wx, context } = await behave<Context>('context');
  expect(wx).toEqual({
    OPENID: person,
    APPID: 'wxlocal',
    CLIENTIP: '127.0.0.1',
    ENV: 'local',
    SOURCE: 'wx_client',
  });
  expect(context).toMatchObject({
    request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    function_name: 'behave',
    time_limit_in_ms: 2_000,
    memory_limit_in_mb: 256,
  });
});

test('a warm instance keeps its memory, and nothing of the person before', async () => {
  const first = await behave<Context>('context');
  const second = await platform.call<Context>('behave', { way: 'context' }, null);
  expect(second.instance).toBe(first.instance);
  expect(second.call).toBe(first.call + 1);
  expect(second.wx.OPENID).toBeUndefined();
  expect(second.env.WX_OPENID).toBeUndefined();
});

test('nothing of the server comes into the environment of a function', async () => {
  process.env.SECRET_OF_THE_TEST = 'secret';
  const { env } = await behave<Context>('context');
  expect(
    Object.keys(env).filter((name) => !/^(TCB|WX|TENCENTCLOUD|SCF)_|^(PATH|NODE_|TZ|SILENCE)/.test(name)),
  ).toEqual([]);
});

test('an instance does one call at a time: calls at once get instances of their own', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => behave<{ instance: string }>('slow', { ms: 300 })));
  expect(new Set(answers.map((answer) => answer.instance)).size).toBe(3);
});

test('more calls than instances wait, and each gets its own answer', async () => {
  const numbers = Array.from({ length: 20 }, (_, at) => at);
  const answers = await Promise.all(numbers.map((number) => behave<{ number: number }>('echo', { number })));
  expect(answers.map((answer) => answer.number)).toEqual(numbers);
});

test('the event carries who called, as the platform adds it, whatever the phone says', async () => {
  const event = await behave<{ userInfo: object }>('echo', { userInfo: { openId: 'o-forged' } });
  expect(event.userInfo).toEqual({ appId: 'wxlocal', openId: person });
});

test('a function that answers nothing answers null', async () => {
  expect(await behave('nothing')).toBeNull();
});

// codes: wx-server-sdk's error table; -504003 as wx.cloud.callFunction shows it
test.each([
  ['an error that it throws', 'throw', 'FUNCTIONS_EXECUTE_FAIL', /-504002.*Error: it broke/],
  ['ending its process', 'exit', 'FUNCTIONS_EXECUTE_FAIL', /-504002.*exit code 3/],
  ['an error outside of any call', 'break later', 'FUNCTIONS_EXECUTE_FAIL', /-504002.*exit code 1/],
  ['a promise that nobody hears', 'reject nobody', 'FUNCTIONS_EXECUTE_FAIL', /-504002.*exit code 1/],
  ['an answer that is no JSON', 'circular', 'FUNCTIONS_EXECUTE_FAIL', /-504002.*circular/i],
  [
    'never answering',
    'hang',
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    /-504003 Invoking task timed out after 2 seconds/,
  ],
  ['a loop without end', 'loop for ever', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', /-504003/],
])('%s is an answer with a code, and the next call works', async (_, way, code, message) => {
  const failure = await failing(way);
  expect(failure.code).toBe(code);
  expect(failure.message).toMatch(message);
  expect(await behave('echo', { still: 'here' })).toMatchObject({ still: 'here' });
});

// source: docs.cloudbase.net/error-code/FUNCTIONS_MEMORY_LIMIT_EXCEEDED
test('a function that takes more than 256 MB ends with a code, and the server lives', async () => {
  const { code, message } = await platform.failure('hungry', {});
  expect([code, message]).toEqual([
    'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
    '-504002 functions execute fail | memory limit of 256 MB exceeded',
  ]);
  expect(await behave('nothing')).toBeNull();
});

test('an unknown function is -501000', async () => {
  expect(await platform.failure('missing', {})).toEqual({
    code: 'FUNCTION_NOT_FOUND',
    message: '-501000 FunctionName parameter could not be found: missing',
  });
});

// source: 云函数状态码 406 (6 MB); wx-server-sdk's error table -604001 (1 MB to a phone)
test('an event of more than 6 MB is refused, one of less arrives', async () => {
  const { code } = await failing('echo', { text: 'x'.repeat(6 * MB) });
  expect(code).toBe('EXCEED_REQUEST_SIZE_LIMIT');
  expect(await behave('big', { bytes: 3, text: 'x'.repeat(5 * MB) })).toBe('xxx');
});

test('an event that is no object is refused', async () => {
  expect((await platform.failure('behave', ['echo'])).code).toBe('HTTP_400');
});

test('an answer of more than 1 MB does not reach a phone (-604001)', async () => {
  expect((await failing('big', { bytes: MB - 2 })) ?? 'arrived').toBe('arrived');
  expect((await failing('big', { bytes: MB })).message).toBe(
    '-604001 cloudfunction result size exceed limit (1MB)',
  );
});

test('a function called by a function: no person, scf behind the source, billed as its own call', async () => {
  await platform.post('bill/reset', {});
  const answer = await behave<{ result: { event: object; wx: object }; errMsg: string }>('nested', {
    name: 'inner',
    data: { a: 1 },
  });
  expect(answer.errMsg).toBe('callFunction:ok');
  expect(answer.result.event).toEqual({ a: 1 });
  expect(answer.result.wx).toEqual({ APPID: 'wxlocal', ENV: 'local', SOURCE: 'wx_client,scf' });
  const { sinceReset, byFunction } = await platform.get<{
    sinceReset: { functionCalls: number };
    byFunction: Record<string, { functionCalls: number }>;
  }>('bill');
  expect(sinceReset.functionCalls).toBe(2);
  expect(byFunction.inner?.functionCalls).toBe(1);
});

// the SDK 4.0.2 puts -1 into errCode of callFunction and leaves the service's code in the text
test('a failing function that was called by a function is -504002 there, a missing one is an error too', async () => {
  const failed = await behave<{ errCode: number; errMsg: string }>('nested', {
    name: 'behave',
    data: { way: 'throw' },
  });
  expect(failed).toMatchObject({ errCode: -1, errMsg: expect.stringMatching(/-504002.*it broke/) });
  const missing = await behave<{ errMsg: string }>('nested', { name: 'missing', data: {} });
  expect(missing.errMsg).toContain('FunctionName parameter could not be found');
});

test('between functions an answer may have 6 MB', async () => {
  const answer = await platform.call<{ result: string }>('behave', {
    way: 'nested',
    name: 'behave',
    data: { way: 'echo', length: 1 },
  });
  expect(answer.result).toMatchObject({ length: 1 });
  const failed = await behave<{ errCode: number; errMsg: string }>('nested', {
    name: 'behave',
    data: { way: 'big', bytes: 6 * MB },
  });
  expect(failed).toMatchObject({
    errCode: -1,
    errMsg: expect.stringMatching(/-504002.*upper limit \(6MB\)/),
  });
});

test('logs tell function, action, request id, milliseconds, outcome and what it printed', async () => {
  await behave('print', { action: 'leak.report' });
  await failing('throw', { action: 'leak.report' });
  const [failed, printed] = await platform.logs('behave', 2);
  expect(printed).toMatchObject({
    function: 'behave',
    action: 'leak.report',
    outcome: 'ok',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ms: expect.any(Number),
  });
  expect(printed?.lines.map(({ level, text }) => [level, text])).toEqual([
    ['info', 'one { two: 2 }'],
    ['warn', 'careful'],
    ['error', 'worse'],
  ]);
  expect(failed).toMatchObject({
    outcome: 'FUNCTIONS_EXECUTE_FAIL',
    message: expect.stringContaining('it broke'),
  });
});

test('a crash stands in the log with what Node.js said about it', async () => {
  await failing('break later');
  const [crashed] = await platform.logs('behave', 1);
  expect(crashed?.lines.map((line) => line.text).join('\n')).toContain(
    "Cannot read properties of undefined (reading 'missing')",
  );
});

test('a wrong limit of logs is refused', async () => {
  expect(await platform.get('logs?limit=many')).toMatchObject({
    error: { message: expect.stringMatching(/^limit:/) },
  });
});
