import { picture } from '../support/repair';
import { Platform, person } from './support';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start();
});
beforeEach(() => platform.post('bill/reset', {}));
afterAll(() => platform.stop());

type Bill = Record<string, number>;
const bill = () =>
  platform.get<{ sinceReset: Bill; byFunction: Record<string, Bill>; byAction: Record<string, Bill> }>(
    'bill',
  );

/** Kinds that were counted at all. */
const counted = (one: Bill | undefined) =>
  Object.fromEntries(Object.entries(one ?? {}).filter(([, count]) => count > 0));

// what is billed: platform.md "Cloud functions"
test('function calls, reads, writes, uploads and downloads are billed, links and API calls are not', async () => {
  await platform.call('database', { do: 'read', collection: 'people' });
  await platform.call('database', { do: 'write', collection: 'people' });
  const fileContent = { $bytes: picture.toString('base64') };
  const { result } = await platform.probe('uploadFile', [{ cloudPath: 'photos/a.jpg', fileContent }]);
  await platform.probe('downloadFile', [{ fileID: result?.fileID }]);
  await platform.probe('openapi.security.msgSecCheck', [
    { openid: person, scene: 2, version: 2, content: '水' },
  ]);
  const { sinceReset, byFunction } = await bill();
  expect(counted(sinceReset)).toEqual({
    functionCalls: 5,
    databaseReads: 1,
    databaseWrites: 1,
    storageUploads: 1,
    storageDownloads: 1,
    openapiCalls: 1,
    linkRequests: 1,
    total: 9,
  });
  expect(counted(byFunction.database)).toEqual({
    functionCalls: 2,
    databaseReads: 1,
    databaseWrites: 1,
    total: 4,
  });
  expect(counted(byFunction.probe)).toEqual({
    functionCalls: 3,
    storageUploads: 1,
    openapiCalls: 1,
    linkRequests: 1,
    total: 4,
  });
});

test('a call that fails is billed too', async () => {
  await platform.cloud.faults({ database: { times: 1 } });
  await platform.call('database', { do: 'read', collection: 'people' });
  await platform.failure('behave', { way: 'throw' });
  expect(counted((await bill()).sinceReset)).toEqual({ functionCalls: 2, databaseReads: 1, total: 3 });
});

test('timers are billed like other calls', async () => {
  await platform.cloud.advance(120);
  expect(counted((await bill()).byFunction.ticker)).toEqual({ functionCalls: 2, databaseReads: 2, total: 4 });
});

test('an action has its own bill; names from phones are no danger', async () => {
  await platform.call('inner', { action: 'ticket.report' });
  await platform.call('inner', { action: '__proto__' });
  const { byAction, byFunction } = await bill();
  expect(counted(byAction['ticket.report'])).toEqual({ functionCalls: 1, total: 1 });
  expect(counted(byFunction.inner)).toEqual({ functionCalls: 2, total: 2 });
  expect(Object.hasOwn(byAction, '__proto__')).toBe(true);
});
