import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import templates from '../../config/message-templates.json';
import { isPage } from '../../localcloud/open-api/answer';
import { badField, type MessageTemplate } from '../../localcloud/open-api/message-rules';
import { readPages } from '../../localcloud/pages';
import { Platform, person } from './support';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start();
});
afterAll(() => platform.stop());
afterEach(() => platform.post('faults', {}));

const templateId = 'tmpl-visit-proposed';
const data = {
  thing1: { value: '水龙头' },
  time2: { value: '2026年11月23日 16:00' },
  name3: { value: '周建国' },
};
const message = { touser: person, templateId, page: 'pages/ticket/index?id=1', data };

const send = (more: object = {}) =>
  platform.probe('openapi.subscribeMessage.send', [{ ...message, ...more }]);
const grant = (count: number, openid = person) =>
  platform.post('grant', { openid, templateIds: [templateId], count });
const messages = async () =>
  (await platform.cloud.messages()).map(({ openid, errCode }) => [openid, errCode]);

test('one grant is one message; without one it is 43101 (platform.md)', async () => {
  await grant(1);
  expect((await send()).result).toEqual({ errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok' });
  expect((await send()).error).toMatchObject({
    errCode: 43101,
    errMsg: expect.stringContaining('user refuse'),
  });
  expect((await messages()).slice(0, 2)).toEqual([
    [person, 43101],
    [person, 0],
  ]);
});

test('grants are counted for each person and template apart', async () => {
  await grant(2, 'o-other');
  expect((await send()).error?.errCode).toBe(43101);
  expect((await send({ templateId: 'tmpl-job-offered', touser: 'o-other' })).error?.errCode).toBe(47003);
  expect((await send({ touser: 'o-other' })).result?.errCode).toBe(0);
});

test.each([
  ['nobody', { touser: '' }, 40003],
  ['an unknown template', { templateId: 'tmpl-unknown' }, 40037],
  ['a missing field', { data: { thing1: data.thing1, time2: data.time2 } }, 47003],
  ['a field that is too long', { data: { ...data, thing1: { value: '长'.repeat(21) } } }, 47003],
  ['words that WeChat objects to', { data: { ...data, thing1: { value: '代开发票' } } }, 45168],
])('a message with %s is refused and takes no grant', async (_, more, errCode) => {
  await grant(1);
  const before = await platform.post<{ left: Record<string, number> }>('grant', {
    openid: person,
    templateIds: [templateId],
    count: 0,
  });
  expect((await send(more)).error?.errCode).toBe(errCode);
  const after = await platform.post('grant', { openid: person, templateIds: [templateId], count: 0 });
  expect(after).toEqual(before);
});

test('47003 names the field', async () => {
  const { error } = await send({ data: { ...data, time2: { value: '明天下午' } } });
  expect(error?.errMsg).toContain('data.time2.value');
});

test('two sends to one person at the same time meet: 43108; to two people they do not', async () => {
  await grant(5);
  await grant(5, 'o-other');
  await platform.post('faults', { sendLatencyMs: 500 });
  const call = 'openapi.subscribeMessage.send';
  const together = await platform.probeAll([
    { call, args: [message] },
    { call, args: [message] },
    { call, args: [{ ...message, touser: 'o-other' }] },
  ]);
  const codes = together.map(({ result, error }) => error?.errCode ?? result?.errCode);
  expect(codes.slice(0, 2).sort()).toEqual([0, 43108]);
  expect(codes[2]).toBe(0);
});

test('a function without the permission in its config.json is refused: -604101', async () => {
  const answer = await platform.call<{ errCode: number }>('bare', { openid: person });
  expect(answer.errCode).toBe(-604101);
});

test('an API that the local cloud does not know is refused by its name', async () => {
  const { error } = await platform.probe('openapi.wxacode.get', [{ path: 'pages/home/index' }]);
  expect(error).toEqual({
    errCode: -501001,
    errMsg: expect.stringMatching(/NotImplemented: openapi\.wxacode\.get$/),
  });
  const open = await platform.probe('getOpenData', [{ list: ['cloud-id'] }]);
  expect(open.error?.errMsg).toContain('NotImplemented: openapi.ApiGetOpenDataByCloudId');
  const pay = await platform.probe('cloudPay.unifiedOrder', [{ body: '维修费' }]);
  expect(pay.error?.errMsg).toContain('NotImplemented: wx.wxPayApi unifiedOrder');
  const old = await platform.probe('callOpenAPI', [{ api: 'x.y', data: {} }]);
  expect(old.error?.errMsg).toContain('NotImplemented: wx.api');
});

test('nobody but a running function calls an API: -604104', async () => {
  const form = new FormData();
  form.append('action', 'wx.openApi');
  form.append('apiName', 'subscribeMessage.send');
  const response = await fetch(`${platform.cloud.url}/admin?seqId=none`, { method: 'POST', body: form });
  const bytes = Buffer.from(await response.arrayBuffer());
  // protobuf field 3, errorCode, as a varint of 64 bits
  const expected = Buffer.from([0x18]);
  expect(bytes.subarray(0, 1)).toEqual(expected);
  let value = 0n;
  bytes.subarray(1).forEach((byte, at) => {
    value |= BigInt(byte & 0x7f) << BigInt(7 * at);
  });
  expect(BigInt.asIntN(64, value)).toBe(-604104n);
});

// source: 订阅消息参数值内容限制说明, official documents of sendMessage
const good: [type: string, values: string[]][] = [
  ['thing', ['水', '水龙头 A-1 坏了！', '长'.repeat(20), '💧'.repeat(20)]],
  ['number', ['0', '3.5', '1'.repeat(32)]],
  ['letter', ['a', 'Z'.repeat(32)]],
  ['symbol', ['！', '---', '#'.repeat(5)]],
  ['character_string', ['W0217', 'a b-c', '1'.repeat(32)]],
  [
    'time',
    ['15:01', '5:01', '2019年10月1日 15:01', '15:01~16:30', '2019年10月1日 15:01~2019年10月1日 16:00'],
  ],
  ['date', ['2019年10月1日', '2019年10月1日 15:01', '2019年10月1日~2019年10月3日']],
  ['amount', ['0', '￥30', '¥30.50元', '9'.repeat(10)]],
  ['phone_number', ['13800001111', '+86-0766-66888866']],
  ['car_number', ['粤A8Z888挂', 'A12345']],
  ['name', ['周建国', '长'.repeat(10), 'John Smith', 'a'.repeat(20)]],
  ['phrase', ['配送中', '长'.repeat(5)]],
];
const bad: [type: string, values: unknown[]][] = [
  ['thing', ['', '  ', '长'.repeat(21), '一\n二', 5, null, undefined, ['水'], { $ne: '' }]],
  ['number', ['3,5', '-1', '三', '1'.repeat(33), '1.']],
  ['letter', ['a1', '字', 'a'.repeat(33)]],
  ['symbol', ['a', '12', '#'.repeat(6)]],
  ['character_string', ['工号1', '1'.repeat(33)]],
  ['time', ['15:60', '24:00', '3点', '2019-10-01', '15:01-16:00', '15:01~']],
  ['date', ['15:01', '10月1日', '2019/10/1', '2019年10月1日~']],
  ['amount', ['三十', '30元整', '$', '9'.repeat(11)]],
  ['phone_number', ['138 0000 1111', '电话', '1'.repeat(18)]],
  ['car_number', ['粤A8Z888888', '粤a.b', 'A中12']],
  ['name', ['长'.repeat(11), 'a'.repeat(21), '周'.concat('a'.repeat(10)), '小明1']],
  ['phrase', ['ok', '配送 中', '长'.repeat(6), '配送2']],
];
const one = (type: string): MessageTemplate => ({ key: 'k', title: 't', fields: { [`${type}1`]: 'f' } });

test.each(good)('%s: what the documents allow is taken', (type, values) => {
  const refused = values.filter((value) => badField(one(type), { [`${type}1`]: { value } }));
  expect(refused).toEqual([]);
});

test.each(bad)('%s: what they do not allow is refused', (type, values) => {
  const taken = values.filter((value) => !badField(one(type), { [`${type}1`]: { value } }));
  expect(taken).toEqual([]);
});

test("the product's templates have only fields of known types", () => {
  const types = Object.values(templates.templates).flatMap(({ fields }) => Object.keys(fields));
  const known = new Set(good.map(([type]) => type));
  expect(types.filter((type) => !known.has(type.replace(/\d+$/, '')))).toEqual([]);
});

test('pages of the built mini-program are known with and without query; unbuilt, none is refused', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'weapp-'));
  const file = path.join(folder, 'app.json');
  expect(readPages(file)).toBeUndefined();
  const subPackages = [{ root: 'desk', pages: ['queue/index'] }];
  writeFileSync(file, JSON.stringify({ pages: ['pages/home/index'], subPackages }));
  const pages = readPages(file);
  const wanted = [
    'pages/home/index?a=1',
    'desk/queue/index',
    '/desk/queue/index',
    'queue/index',
    'pages/none',
  ];
  expect(wanted.filter((page) => isPage(pages, page))).toEqual(['pages/home/index?a=1', 'desk/queue/index']);
  expect(isPage(undefined, 'pages/none')).toBe(true);
});
