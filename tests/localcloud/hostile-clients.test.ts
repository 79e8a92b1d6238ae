import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import { TestCloud } from '../support/localcloud';
import { makeFunctions } from './fixture-functions';
import { ask, refusal, sendAndHangUp, sendRaw } from './http';

const MEGABYTE = 1024 * 1024;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({
    seed: 'empty',
    functions: makeFunctions({ echo: { main: 'return event' } }),
  });
  await write('known');
});
afterAll(() => cloud.stop());

const admin = (body: unknown) => ask(`${cloud.url}/admin`, 'POST', body);
const write = (_id: string) =>
  admin({ action: 'database.insertDocument', collectionName: 'people', data: [JSON.stringify({ _id })] });

/** All that a hostile request could have changed. */
async function everything() {
  const query = { action: 'database.getDocument', collectionName: 'people', query: '{}' };
  const { body } = await admin(query);
  const { body: clock } = await ask(`${cloud.url}/control/clock`, 'GET');
  return { documents: body.data, offset: clock.offsetMinutes, messages: await cloud.messages() };
}

/** Refused with a status and a sentence, nothing changed, and the next one is served. */
async function mustBeRefused(attempt: () => Promise<unknown>, status: number, words = ''): Promise<void> {
  const before = await everything();
  expect(before.documents).toEqual({ list: ['{"_id":"known"}'] });
  expect(await attempt()).toEqual(refusal(status, words));
  expect(await everything()).toEqual(before);
}

const places = ['/admin', '/call/echo', '/control/clock', '/control/reset', '/control/faults'];
const deep = (levels: number) => `{"data":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;

describe.each(places)('POST %s', (place) => {
  test.each([
    ['truncated JSON', '{"action":"database.insertDocument","advanceMinutes":5,"seed":"emp', 400],
    ['no JSON', 'advanceMinutes=5&seed=empty', 400],
    ['a list', '[{"advanceMinutes":5}]', 400],
    ['a number', '5', 400],
    ['text', '"text"', 400],
    ['null', 'null', 400],
    ['bytes that are no text', '\u0000\u0001\ufffd', 400],
    ['10,000 levels', deep(10_000), 400],
    ['a million levels', deep(1_000_000), 400],
    ['25 MB', `{"a":"${'x'.repeat(25 * MEGABYTE)}"}`, 413],
  ])('%s is refused', async (_, body, status) => {
    await mustBeRefused(() => ask(cloud.url + place, 'POST', body), status);
  });
});

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'action=database.removeDocument'],
  ['a multipart body without parts', 'multipart/form-data; boundary=x', 'nothing'],
])('%s of an unexpected kind changes nothing', async (_, type, body) => {
  const before = await everything();
  const response = await fetch(`${cloud.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  await response.arrayBuffer();
  expect(await everything()).toEqual(before);
});

test('an open API request that is no such message is refused', async () => {
  const part = (name: string, value: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const body = `${part('apiName', 'subscribeMessage.send')}${part('requestData', '\u007f\u007f\u007f')}--x--`;
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  await mustBeRefused(
    async () => {
      const response = await fetch(`${cloud.url}/admin`, { method: 'POST', headers, body });
      return { status: response.status, body: await response.json() };
    },
    400,
    'requestData',
  );
});

test.each([
  ['no action', {}],
  ['an action that is an object', { action: { toString: 1 } }],
  ['an action that is a list', { action: ['database.removeDocument'] }],
  ['an unknown action', { action: 'database.dropEverything' }],
  ['an action like a property of every object', { action: 'database.constructor' }],
  [
    'a collection like a property of every object',
    { action: 'database.getDocument', collectionName: '__proto__' },
  ],
  [
    'a document with a key of every object',
    {
      action: 'database.insertDocument',
      collectionName: 'people',
      data: ['{"_id":"bad","__proto__":{"role":"manager"}}'],
    },
  ],
  ['files that are no files', { action: 'storage.batchGetDownloadUrl', file_list: [null] }],
  ['no list of files', { action: 'storage.batchDeleteFile', fileid_list: 'all' }],
])(
  'the SDK endpoint answers %s with a code, as the service does, and nothing changes',
  async (_, payload) => {
    const before = await everything();
    const { status, body } = await admin(payload);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        requestId: expect.any(String),
        code: expect.stringMatching(/^[A-Z_]+$/),
        message: expect.any(String),
      },
    });
    expect(body.code).not.toBe('SYS_ERR');
    expect(await everything()).toEqual(before);
  },
);

describe('EJSON that is none', () => {
  test.each([
    ['cut off', '{"a":'],
    ['a list', '[1]'],
    ['a text', '"x"'],
    ['a date that is a word', '{"a":{"$date":"x"}}'],
    ['a date of no number', '{"a":{"$date":{"$numberLong":"zz"}}}'],
    ['a date beyond all dates', '{"a":{"$date":{"$numberLong":"9999999999999999"}}}'],
    ['a whole number with a part', '{"a":{"$numberInt":"1.5"}}'],
    ['a whole number that is no text', '{"a":{"$numberLong":5}}'],
    ['a number that is a word', '{"a":{"$numberDouble":"abc"}}'],
    ['a number that is nothing', '{"a":{"$numberDouble":""}}'],
    ['an id that is none', '{"a":{"$oid":"xyz"}}'],
    ['a pattern that is a number', '{"a":{"$regularExpression":5}}'],
    ['a pattern that is broken', '{"a":{"$regularExpression":{"pattern":"(","options":""}}}'],
    ['the server’s date of a number', '{"a":{"$tcb_server_date":5}}'],
    ['the server’s date with a word', '{"a":{"$tcb_server_date":{"offset":"x"}}}'],
    ['nothing that is a value', '{"a":{"$undefined":true}}'],
    ['a value that JavaScript lacks', '{"a":{"$numberDecimal":"1.0"}}'],
    ['code', '{"a":{"$code":"process.exit()"}}'],
    ['code in a query', '{"$where":"process.exit()"}'],
    ['a key of every object', '{"a":{"__proto__":{"role":"manager"}}}'],
    ['a key of every object in a list', '{"a":{"$in":[{"constructor":1}]}}'],
    ['101 levels', `${'{"a":'.repeat(102)}1${'}'.repeat(102)}`],
    ['a million levels', `${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`],
  ])('%s: refused as query, as change and as document, and nothing changes', async (_, text) => {
    const before = await everything();
    const to = { collectionName: 'people' };
    for (const payload of [
      { action: 'database.getDocument', ...to, query: text },
      { action: 'database.removeDocument', ...to, query: text },
      {
        action: 'database.modifyDocument',
        ...to,
        query: '{"_id":"known"}',
        data: `{"$set":${text}}`,
        merge: true,
      },
      { action: 'database.modifyDocument', ...to, query: '{"_id":"known"}', data: text, merge: false },
      { action: 'database.insertDocument', ...to, data: [text] },
      { action: 'database.aggregateDocuments', ...to, stages: [{ stageKey: '$match', stageValue: text }] },
    ]) {
      const { status, body } = await admin(payload);
      expect(status).toBe(200);
      expect(body.code).toMatch(/^(?:INVALID_PARAM|DATABASE_REQUEST_FAILED|NOT_IMPLEMENTED)$/);
      expect(body.data).toBeUndefined();
    }
    expect(await everything()).toEqual(before);
  });
});

test('keys like properties of every object stay plain keys of an event', async () => {
  const body =
    '{"openid":"o-wang","data":{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}}';
  const response = await fetch(`${cloud.url}/call/echo`, { method: 'POST', body });
  const { result } = JSON.parse(await response.text(), (key, value) => (key === '__proto__' ? 'own' : value));
  expect(result.constructor).toEqual({ prototype: { admin: true } });
  expect(result.admin).toBeUndefined();
  expect((await ask(`${cloud.url}/control/clock`, 'GET')).body.admin).toBeUndefined();
});

describe('requests of other sites', () => {
  /** fetch does not let these headers be set. */
  function askWith(method: string, place: string, headers: Record<string, string>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const sent = request(cloud.url + place, { method, headers }, (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(text) }));
      });
      sent.on('error', reject);
      sent.end(method === 'POST' ? '{"advanceMinutes":5,"seed":"empty"}' : undefined);
    });
  }

  test.each([
    ['a name that was bound to this machine', { host: 'evil.example' }],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example' }],
    ['a name that ends like ours', { host: 'evil.localhost' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another server on this machine', { origin: 'http://127.0.0.1:1' }],
    ['a page without a place', { origin: 'null' }],
    ['an origin that is none', { origin: 'http://[' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s are refused', async (_, headers) => {
    for (const place of ['/control/clock', '/control/reset', '/admin', '/call/echo']) {
      await mustBeRefused(() => askWith('POST', place, headers as Record<string, string>), 403);
    }
  });

  test('from our own page and from programs are served', async () => {
    const own = { origin: cloud.url, 'sec-fetch-site': 'same-origin' };
    expect(await askWith('POST', '/call/echo', own)).toMatchObject({ status: 200 });
    expect(await askWith('GET', '/control/clock', {})).toMatchObject({ status: 200 });
    const { port } = new URL(cloud.url);
    expect(await askWith('GET', '/control/clock', { host: `localhost:${port}` })).toMatchObject({
      status: 200,
    });
  });
});

describe('paths out of the folder', () => {
  const escapes = [
    '../package.json',
    '../../package.json',
    '%2e%2e/package.json',
    '..%2fpackage.json',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    '..%5cpackage.json',
    '..\\package.json',
    './/..//..//package.json',
    '%00/package.json',
    '....//package.json',
  ];

  test.each(['/app/', '/', '/storage/'])('of %s lead nowhere', async (folder) => {
    for (const way of escapes) {
      // not through fetch: it tidies addresses up
      const answer = await sendRaw(
        cloud.url,
        `GET ${folder}${way} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 (?:400|403|404) /);
      expect(answer).not.toContain('property-service-desk');
    }
  });
});

test.each([
  ['an address that is none', 'GET //[ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', 400],
  ['a broken escape', 'GET /app/%zz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', 400],
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['no Host', 'GET /control/clock HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['an unknown method', 'BREW /control/clock HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', 400],
])('%s is answered with a status', async (_, bytes, status) => {
  expect(await sendRaw(cloud.url, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test.each([
  ['GET', '/admin'],
  ['PUT', '/admin'],
  ['DELETE', '/control/clock'],
  ['PATCH', '/call/echo'],
  ['GET', '/call/echo'],
  ['GET', '/client/upload'],
  ['OPTIONS', '/control/reset'],
  ['POST', '/storage/photos/a.jpg'],
  ['POST', '/app/index.html'],
  ['POST', '/'],
  ['POST', '/adminfoo'],
  ['POST', '/client/upload/x'],
])('there is no %s %s', async (method, place) => {
  const body = method === 'GET' ? undefined : '{"advanceMinutes":5}';
  await mustBeRefused(() => ask(cloud.url + place, method, body), 404, 'there is no ');
});

test('clients that hang up in the middle of a body or of an answer change nothing', async () => {
  const before = await everything();
  const head = (place: string, length: number) =>
    `POST ${place} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${length}\r\n\r\n`;
  for (const place of places) {
    await sendAndHangUp(cloud.url, `${head(place, 1_000)}{"advanceMinutes":5,"seed":"empty"}`);
    await sendAndHangUp(cloud.url, `${head(place, 10 * MEGABYTE)}{"data":"${'x'.repeat(MEGABYTE)}`);
  }
  await sendAndHangUp(cloud.url, `${head('/client/upload?path=photos/a.jpg', 1_000)}x`);
  const large = `{"data":{"text":"${'x'.repeat(2 * MEGABYTE)}"}}`;
  await sendAndHangUp(cloud.url, head('/call/echo', large.length) + large);
  expect(await everything()).toEqual(before);
});

test('after all this it is the same process with the memory of a small server', async () => {
  const megabytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(cloud.pid)])) / 1024;
  expect(megabytes).toBeGreaterThan(20);
  expect(megabytes).toBeLessThan(1_000);
  const { status, body } = await ask(`${cloud.url}/call/echo`, 'POST', { data: { still: 'here' } });
  expect({ status, body }).toEqual({ status: 200, body: { result: { still: 'here' } } });
});
