import { parseFaults } from '../../localcloud/faults';
import { Platform, person } from './support';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start();
  await platform.post('grant', { openid: person, templateIds: [templateId], count: 1_000 });
});
afterAll(() => platform.stop());
afterEach(() => platform.post('faults', {}));

const templateId = 'tmpl-visit-proposed';
const data = {
  thing1: { value: '水龙头' },
  time2: { value: '2026年11月23日 16:00' },
  name3: { value: '周建国' },
};
const order = (faults: object) => platform.post<{ faults: object }>('faults', faults);

/** Codes of so many sends, one after the other. */
async function sends(count: number): Promise<number[]> {
  const codes: number[] = [];
  for (let at = 0; at < count; at++) {
    const { result, error } = await platform.probe('openapi.subscribeMessage.send', [
      { touser: person, templateId, data },
    ]);
    codes.push(error?.errCode ?? Number(result?.errCode));
  }
  return codes;
}

test('the next two sends fail with a code, then they go out again', async () => {
  await order({ send: { errCode: 45009, times: 2 } });
  expect(await sends(4)).toEqual([45009, 45009, 0, 0]);
});

test('faults for one person leave others alone', async () => {
  await order({ send: { errCode: 43107, times: 1, openid: 'o-other' } });
  expect(await sends(1)).toEqual([0]);
});

test('a share of sends fails: about as many as ordered, and the same ones for the same seed', async () => {
  const faults = { seed: 7, send: { errCode: 45009, share: 0.3 } };
  await order(faults);
  const first = await sends(20);
  await order(faults);
  expect(await sends(20)).toEqual(first);
  await order({ ...faults, seed: 8 });
  expect(await sends(20)).not.toEqual(first);
  const failed = first.filter((code) => code === 45009).length;
  expect(failed).toBeGreaterThan(2);
  expect(failed).toBeLessThan(11);
});

const read = (collection: string) => platform.call<string>('database', { do: 'read', collection });
const write = (collection: string) => platform.call<string>('database', { do: 'write', collection });

test('the next database call fails with -502001 and does nothing', async () => {
  await order({ database: { times: 1 } });
  expect(await write('people')).toMatch(/^-502001/);
  expect(await read('people')).toBe('0 documents');
});

test('database faults can be ordered for one action or one collection', async () => {
  await order({ database: { times: 1, action: 'database.insertDocument', collection: 'people' } });
  expect(await read('people')).toBe('0 documents');
  expect(await write('communities')).toBe('written');
  expect(await write('people')).toMatch(/^-502001/);
  expect(await write('people')).toBe('written');
});

test('a database fault has the code and text that were ordered', async () => {
  const message = '[ResourceUnavailable.TransactionConflict] Transaction is conflict';
  await order({ database: { times: 1, code: 'DATABASE_COLLECTION_NOT_EXIST', message } });
  expect(await read('people')).toBe(`-502005 ${message}`);
});

test('a share of 1 is every call, a share of 0 is none', async () => {
  await order({ database: { share: 1 } });
  expect(await read('people')).toMatch(/^-502001/);
  await order({ database: { share: 0 } });
  expect(await read('people')).toMatch(/documents$/);
});

test('GET shows what is ordered and how many times are left', async () => {
  await order({ seed: 3, send: { errCode: 45009, times: 3 } });
  await sends(2);
  expect(await platform.get('faults')).toEqual({ faults: { seed: 3, send: { errCode: 45009, times: 1 } } });
  await order({});
  expect(await platform.get('faults')).toEqual({ faults: {} });
});

test.each<[object, string]>([
  [{ sends: {} }, 'sends: expected seed, databaseLatencyMs, sendLatencyMs, send, database'],
  [{ send: { times: 1 } }, 'send.errCode: expected a code of WeChat, e.g. 43101'],
  [{ send: { errCode: '43101', times: 1 } }, 'send.errCode: expected a code of WeChat, e.g. 43101'],
  [{ send: { errCode: 43101 } }, 'send: expected either times or share'],
  [{ send: { errCode: 43101, times: 1, share: 0.5 } }, 'send: expected either times or share'],
  [{ send: { errCode: 43101, share: 30 } }, 'send.share: expected a number from 0 to 1'],
  [{ send: { errCode: 43101, times: -1 } }, 'send.times: expected a whole number'],
  [
    { database: { times: 1, action: 'update' } },
    'database.action: expected an action, e.g. database.modifyDocument',
  ],
  [
    { database: { times: 1, table: 'people' } },
    'database.table: expected times, share, code, message, action, collection',
  ],
  [{ database: [] }, 'database: expected an object'],
  [{ databaseLatencyMs: 60_001 }, 'databaseLatencyMs: expected milliseconds from 0 to 60000'],
  [{ seed: 'seven' }, 'seed: expected a whole number'],
  [
    JSON.parse('{"__proto__": {"times": 1}}'),
    '__proto__: expected seed, databaseLatencyMs, sendLatencyMs, send, database',
  ],
])('%j is refused: %s', async (faults, sentence) => {
  expect(() => parseFaults(faults as Record<string, unknown>)).toThrow(sentence);
  const { status, body } = await platform.post('faults', faults);
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: { message: sentence } });
});
