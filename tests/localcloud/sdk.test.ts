import { sdkEnvironment } from '../../localcloud/functions/environment';
import { TestCloud } from '../support/localcloud';

let cloud: TestCloud;
let db: ReturnType<typeof import('wx-server-sdk')['database']>;

/** The environment that CloudBase gives a function: it tells the SDK where to send its requests. */
function pointSdkAt(url: string): void {
  Object.assign(process.env, {
    ...sdkEnvironment(`${url}/admin`),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID',
    TCB_ENV: 'local',
    TCB_SEQID: 'test',
  });
}

/** What a query answers; the SDK's own types mix the callback form into the promise form. */
async function dataOf(query: unknown): Promise<unknown> {
  return ((await query) as { data: unknown }).data;
}

beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'empty' });
  pointSdkAt(cloud.url);
  const sdk = await import('wx-server-sdk');
  sdk.init({ env: 'local' });
  db = sdk.database();
});
afterAll(() => cloud.stop());

test('add, get, where, update and remove go round through the unmodified SDK', async () => {
  const people = db.collection('people');
  const at = new Date(Date.UTC(2025, 0, 31, 8, 30));
  const data = { name: '王女士', houses: ['5-1-802'], at, depth: { floor: 8 } };
  const { _id } = (await people.add({ data })) as { _id: string };
  expect(_id).toMatch(/^[0-9a-f]{32}$/);
  expect(await dataOf(people.doc(_id).get())).toEqual({ _id, ...data });

  const found = await dataOf(people.where({ houses: '5-1-802', at: db.command.lte(at) }).get());
  expect(found).toEqual([{ _id, ...data }]);
  expect(await dataOf(people.where({ 'depth.floor': db.command.gt(8) }).get())).toEqual([]);

  const change = { data: { name: '王先生', depth: { floor: db.command.inc(1) } } };
  expect(await people.where({ _id, name: '王女士' }).update(change)).toMatchObject({ stats: { updated: 1 } });
  expect(await people.where({ _id, name: '王女士' }).update(change)).toMatchObject({ stats: { updated: 0 } });
  expect(await dataOf(people.doc(_id).get())).toEqual({ _id, ...data, name: '王先生', depth: { floor: 9 } });

  expect(await people.where({ name: '王先生' }).count()).toMatchObject({ total: 1 });
  expect(await people.doc(_id).remove()).toMatchObject({ stats: { removed: 1 } });
  expect(await people.doc(_id).remove()).toMatchObject({ stats: { removed: 0 } });
  expect(await dataOf(people.where({ _id }).get())).toEqual([]);
});

test('the same id twice is refused with the code and the words that the service has', async () => {
  const people = db.collection('people');
  await people.add({ data: { _id: 'twice' } });
  await expect(people.add({ data: { _id: 'twice' } })).rejects.toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining('E11000'),
  });
});

test('a collection that is not there is refused with its code', async () => {
  await expect(db.collection('nowhere').get()).rejects.toMatchObject({ errCode: -502005 });
});

test('db.serverDate() is the time of the local cloud', async () => {
  await cloud.advance(24 * 60);
  const { now } = await cloud.now();
  await db.collection('people').add({ data: { _id: 'dated', at: db.serverDate() } });
  const { at } = (await dataOf(db.collection('people').doc('dated').get())) as { at: Date };
  expect(at.getTime()).toBeGreaterThanOrEqual(now);
  expect(at.getTime()).toBeLessThanOrEqual((await cloud.now()).now);
});

test('every call of the SDK is on the bill', async () => {
  await cloud.resetBill();
  await db.collection('people').add({ data: { _id: 'billed' } });
  await db.collection('people').doc('billed').get();
  await db.collection('people').where({ _id: 'billed' }).count();
  const { sinceReset } = await cloud.bill();
  expect(sinceReset).toMatchObject({ databaseWrites: 1, databaseReads: 2, functionCalls: 0, total: 3 });
});
