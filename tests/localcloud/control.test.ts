import { TestCloud } from '../support/localcloud';
import { makeFunctions } from './fixture-functions';
import { ask, refusal } from './http';

const templateId = 'tmpl-feedback-given';
const send = `
  const cloud = require('wx-server-sdk');
  cloud.init();
  const { userInfo, ...message } = event;
  const answer = await cloud.openapi.subscribeMessage.send(message).catch((error) => error);
  return answer.errCode;`;
const data = { thing1: { value: '水龙头' }, thing2: { value: '上门维修' }, thing3: { value: '工程部' } };

let cloud: TestCloud;
const control = (method: string, name: string, body?: unknown) =>
  ask(`${cloud.url}/control/${name}`, method, body);

beforeAll(async () => {
  const functions = makeFunctions({
    now: { main: 'return [Date.now(), new Date().getTime()]' },
    idle: { main: '' },
    send: { main: send, openapi: ['subscribeMessage.send'] },
    sendWithoutRight: { main: send },
  });
  cloud = await TestCloud.start({ seed: 'empty', functions });
});
afterAll(() => cloud.stop());

describe('the clock', () => {
  test('moves on by what is asked, for functions too, and survives kill -9', async () => {
    const { now } = await cloud.now();
    const { now: later } = await cloud.advance(90);
    expect(later).toBeGreaterThanOrEqual(now + 90 * 60_000);
    expect((await control('GET', 'clock')).body.offsetMinutes).toBe(90);
    const { result } = await cloud.callRaw('now', undefined, {});
    for (const seen of result as number[]) expect(seen).toBeGreaterThanOrEqual(later);
    await cloud.killAndRestart();
    expect((await control('GET', 'clock')).body.offsetMinutes).toBe(90);
  });

  test.each([
    ['backwards', { advanceMinutes: -1 }],
    ['not a number', '{"advanceMinutes":NaN}'],
    ['beyond all numbers', '{"advanceMinutes":1e999}'],
    ['more than 400 days', { advanceMinutes: 400 * 24 * 60 + 1 }],
    ['a word', { advanceMinutes: '10' }],
    ['a list', { advanceMinutes: [10] }],
    ['null', { advanceMinutes: null }],
    ['nothing', {}],
  ])('%s is refused and the clock stands', async (_, body) => {
    const before = (await control('GET', 'clock')).body.offsetMinutes;
    expect(await control('POST', 'clock', body)).toEqual(refusal(400));
    expect((await control('GET', 'clock')).body.offsetMinutes).toBe(before);
  });
});

describe('the bill', () => {
  test('counts by kind and by action; a reset starts sinceReset again and leaves sinceStart', async () => {
    await cloud.resetBill();
    const { sinceStart: before } = await cloud.bill();
    await cloud.callRaw('idle', undefined, { action: 'ticket.view' });
    await cloud.callRaw('idle', undefined, {});
    const { sinceReset, sinceStart, byAction } = await cloud.bill();
    expect(sinceReset).toMatchObject({ functionCalls: 2, databaseReads: 0, databaseWrites: 0, total: 2 });
    expect(sinceStart.total).toBe(before.total + 2);
    expect(byAction['ticket.view']).toMatchObject({ functionCalls: 1, total: 1 });
    expect(byAction.idle).toMatchObject({ functionCalls: 1, total: 1 });
    await cloud.resetBill();
    const after = await cloud.bill();
    expect(after.sinceReset.total).toBe(0);
    expect(after.byAction).toEqual({});
    expect(after.sinceStart).toEqual(sinceStart);
  });

  test('an action named like a property of every object is a name like any other', async () => {
    await cloud.resetBill();
    for (const action of ['__proto__', 'constructor', 'toString']) {
      await cloud.callRaw('idle', undefined, { action });
    }
    const { byAction, sinceReset } = await cloud.bill();
    expect(Object.keys(byAction).sort()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(sinceReset.functionCalls).toBe(3);
    const trace = (await control('GET', 'trace')).body as { invocations: { action: string }[] };
    expect(trace.invocations.map(({ action }) => action)).toEqual(['toString', 'constructor', '__proto__']);
  });

  test('names of actions that clients make up do not pile up without end', async () => {
    await cloud.resetBill();
    for (let i = 0; i < 520; i++) await cloud.callRaw('idle', undefined, { action: `made-up-${i}` });
    const { byAction, sinceReset } = await cloud.bill();
    expect(Object.keys(byAction)).toHaveLength(501);
    expect(byAction['other actions']?.functionCalls).toBe(20);
    expect(sinceReset.functionCalls).toBe(520);
  });
});

describe('messages and grants', () => {
  const openid = 'o-wang';

  test('a grant is what a send needs and takes; every send is on the list, the latest first', async () => {
    const message = { touser: openid, templateId, page: 'pages/home/index', data };
    const grant = (count: number) => control('POST', 'grant', { openid, templateIds: [templateId], count });
    expect((await grant(3)).body).toEqual({ left: { [templateId]: 3 } });
    expect((await grant(-2)).body).toEqual({ left: { [templateId]: 1 } });
    const codes = [];
    for (let i = 0; i < 2; i++) codes.push((await cloud.callRaw('send', undefined, message)).result);
    expect(codes).toEqual([0, 43101]);
    expect(await cloud.messages()).toMatchObject([
      { openid, page: 'pages/home/index', title: '客服已回复', data, errCode: 43101 },
      { openid, page: 'pages/home/index', title: '客服已回复', data, errCode: 0 },
    ]);
  });

  test('a function whose config.json does not name the API may not send', async () => {
    const before = await cloud.messages();
    await control('POST', 'grant', { openid, templateIds: [templateId], count: 1 });
    const { result } = await cloud.callRaw('sendWithoutRight', undefined, {
      touser: openid,
      templateId,
      data,
    });
    expect(result).toBe(-604101);
    expect(await cloud.messages()).toEqual(before);
  });

  test.each([
    ['nobody', { templateIds: ['t'] }],
    ['no list', { openid, templateIds: 't' }],
    ['half a grant', { openid, templateIds: ['t'], count: 0.5 }],
    ['more templates than there can be', { openid, templateIds: Array(51).fill('t') }],
  ])('%s is refused', async (_, body) => {
    expect(await control('POST', 'grant', body)).toEqual(refusal(400));
  });
});

test('a phone code is made for a phone only', async () => {
  const { status, body } = await control('POST', 'phone-code', { phone: '13800000001' });
  expect({ status, body }).toEqual({ status: 200, body: { code: expect.stringMatching(/^code-\w+$/) } });
  expect(await control('POST', 'phone-code', { phone: 138 })).toEqual(refusal(400, 'phone'));
  expect(await control('POST', 'phone-code', {})).toEqual(refusal(400, 'phone'));
});

test.each([
  ['an unknown fault', { disk: 'full' }],
  ['a latency that is a word', { databaseLatencyMs: 'slow' }],
  ['a latency below nothing', { databaseLatencyMs: -1 }],
  ['a latency of an hour', { databaseLatencyMs: 3_600_000 }],
  ['a send fault that is a number', { send: 5 }],
  ['a send fault without a count', { send: { errCode: 43101 } }],
  ['a send fault with a code that is a word', { send: { errCode: 'no', times: 1 } }],
  ['a send fault with more in it', { send: { errCode: 43101, times: 1, phone: 'x' } }],
])('%s is refused', async (_, faults) => {
  expect(await control('POST', 'faults', faults)).toEqual(refusal(400, 'expected'));
});

test('faults are taken, and an empty order ends them', async () => {
  const faults = { databaseLatencyMs: 20, send: { errCode: 43101, times: 1, openid: 'o-wang' } };
  expect(await control('POST', 'faults', faults)).toEqual({ status: 200, body: { faults } });
  expect((await control('POST', 'faults', {})).status).toBe(200);
});

test('an empty cloud has no personas, and no query has been explained', async () => {
  expect(await control('GET', 'personas')).toEqual({ status: 200, body: { personas: [] } });
  expect(await control('GET', 'explain')).toEqual({ status: 200, body: { explain: null } });
  expect(await control('GET', 'explain?collection=__proto__')).toEqual({
    status: 200,
    body: { explain: null },
  });
});

test.each([
  ['GET', 'nothing'],
  ['POST', 'nothing'],
  ['GET', ''],
  ['GET', '__proto__'],
  ['GET', 'constructor'],
  ['GET', 'clock/'],
  ['POST', 'messages'],
  ['GET', 'reset'],
])('there is no %s /control/%s', async (method, name) => {
  const body = method === 'POST' ? {} : undefined;
  expect(await control(method, name, body)).toEqual(refusal(404, `there is no ${method}`));
});

describe('reset', () => {
  test('with an unknown seed is refused and nothing changes', async () => {
    await cloud.advance(60);
    const before = (await control('GET', 'clock')).body.offsetMinutes;
    for (const seed of ['full', 1, ['demo'], '__proto__']) {
      expect(await control('POST', 'reset', { seed })).toEqual(refusal(400, 'seed'));
    }
    expect((await control('GET', 'clock')).body.offsetMinutes).toBe(before);
  });

  test('takes back the clock, the files and the faults', async () => {
    await cloud.advance(60);
    const fileid = await cloud.upload('o-wang', 'photos/a/b.jpg', Buffer.from([0xff, 0xd8, 0xff]));
    await cloud.faults({ databaseLatencyMs: 60_000 });
    await control('POST', 'reset', { seed: 'empty' });
    expect((await control('GET', 'clock')).body.offsetMinutes).toBe(0);
    const count = { action: 'database.calculateDocument', collectionName: 'people', query: '{}' };
    expect((await ask(`${cloud.url}/admin`, 'POST', count)).body).toMatchObject({ data: { total: 0 } });
    const links = { action: 'storage.batchGetDownloadUrl', file_list: [{ fileid }] };
    expect((await ask(`${cloud.url}/admin`, 'POST', links)).body).toMatchObject({
      data: { download_list: [{ code: 'STORAGE_FILE_NONEXIST' }] },
    });
  });
});
