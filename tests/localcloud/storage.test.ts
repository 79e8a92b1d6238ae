import { randomBytes } from 'node:crypto';
import { TestCloud } from '../support/localcloud';
import { ask, refusal } from './http';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ seed: 'empty' });
});
afterAll(() => cloud.stop());

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const picture = Buffer.concat([JPEG, randomBytes(3_000)]);

async function put(
  key: string,
  bytes: Buffer = picture,
  headers: Record<string, string> = { 'x-openid': 'o-wang' },
) {
  const url = `${cloud.url}/client/upload?path=${encodeURIComponent(key)}`;
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(bytes) });
  return { status: response.status, body: (await response.json()) as { fileID: string } };
}

async function links(
  files: { fileid: unknown; max_age?: unknown }[],
): Promise<{ code: string; tempFileURL: string }[]> {
  const { body } = await ask(`${cloud.url}/admin`, 'POST', {
    action: 'storage.batchGetDownloadUrl',
    file_list: files,
  });
  return (body.data as { download_list: { code: string; tempFileURL: string }[] }).download_list;
}

async function linkOf(key: string, seconds = 600): Promise<string> {
  const { body } = await put(key);
  const [link] = await links([{ fileid: body.fileID, max_age: seconds }]);
  return link!.tempFileURL;
}

test('what is uploaded comes back through its private link, byte by byte, and not without one', async () => {
  const link = await linkOf('photos/t1/tap.jpg');
  const response = await fetch(link);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true);
  expect(await ask(`${cloud.url}/storage/photos/t1/tap.jpg`, 'GET')).toEqual(refusal(403, 'link'));
});

test('a link is over when its time is over', async () => {
  const link = await linkOf('photos/t1/short.jpg', 600);
  await cloud.advance(9);
  expect((await fetch(link)).status).toBe(200);
  await cloud.advance(2);
  expect(await ask(link, 'GET')).toEqual(refusal(403, 'this link is over'));
});

test('a link that was changed opens nothing', async () => {
  const link = new URL(await linkOf('photos/t1/mine.jpg'));
  await put('photos/t1/yours.jpg');
  const changed = (change: (url: URL) => void) => {
    const url = new URL(link);
    change(url);
    return url.href;
  };
  const tampered = [
    changed((url) => url.searchParams.set('t', String(Number(url.searchParams.get('t')) + 3_600))),
    changed((url) => url.searchParams.set('t', 'NaN')),
    changed((url) => url.searchParams.set('sign', '0'.repeat(32))),
    changed((url) => url.searchParams.set('sign', '')),
    changed((url) => url.searchParams.set('sign', '水'.repeat(32))),
    changed((url) => url.searchParams.delete('t')),
    changed((url) => {
      url.pathname = '/storage/photos/t1/yours.jpg';
    }),
  ];
  for (const url of tampered) expect(await ask(url, 'GET')).toEqual(refusal(403));
  expect((await fetch(link)).status).toBe(200);
});

test('a link lives a day at most, and only a whole number of seconds', async () => {
  const { body } = await put('photos/t1/long.jpg');
  const [link] = await links([{ fileid: body.fileID, max_age: 10 * 86_400 }]);
  await cloud.advance(24 * 60 + 1);
  expect((await fetch(link!.tempFileURL)).status).toBe(403);
  for (const wrong of ['x', -1, 1.5, null, [600]]) {
    const asked = {
      action: 'storage.batchGetDownloadUrl',
      file_list: [{ fileid: body.fileID, max_age: wrong }],
    };
    expect((await ask(`${cloud.url}/admin`, 'POST', asked)).body).toMatchObject({ code: 'INVALID_PARAM' });
  }
});

test('a link is asked for one by one: what is not there does not spoil the rest', async () => {
  const { body } = await put('photos/t1/there.jpg');
  const foreign = `${body.fileID.split('/photos')[0]}/../../etc/passwd`;
  const list = await links([{ fileid: 'cloud://other/a.jpg' }, { fileid: foreign }, { fileid: body.fileID }]);
  expect(list.map(({ code }) => code)).toEqual(['STORAGE_FILE_NONEXIST', 'STORAGE_FILE_NONEXIST', 'SUCCESS']);
});

test('ten megabytes are taken, one byte more is not, nothing is not', async () => {
  const most = 10 * 1024 * 1024;
  expect(
    (await put('photos/t1/most.jpg', Buffer.concat([JPEG, Buffer.alloc(most - JPEG.length)]))).status,
  ).toBe(200);
  expect(await put('photos/t1/more.jpg', Buffer.alloc(most + 1))).toEqual(refusal(413, String(most)));
  expect(await put('photos/t1/none.jpg', Buffer.alloc(0))).toMatchObject({
    status: 400,
    body: { error: { code: 'STORAGE_EXCEED_LIMIT' } },
  });
});

test('an upload needs a person', async () => {
  expect(await put('photos/t1/nobody.jpg', picture, {})).toEqual(refusal(400, 'x-openid'));
});

test.each([
  ['above the folder', '../outside.jpg'],
  ['above the folder from below', 'photos/../../outside.jpg'],
  ['from the root', '/etc/outside.jpg'],
  ['with a backslash', 'photos\\outside.jpg'],
  ['encoded twice', '%2e%2e%2foutside.jpg'],
  ['with a zero byte', 'photos/a\0.jpg'],
  ['with an empty folder', 'photos//a.jpg'],
  ['into a folder that looks like a file', 'photos/a.jpg/b.jpg'],
  ['a hidden file', 'photos/.a.jpg'],
  ['without an ending', 'photos/a'],
  ['nothing', ''],
  ['longer than any name', `photos/${'a'.repeat(300)}.jpg`],
  ['deeper than any folder', `${'a/'.repeat(300)}b.jpg`],
])('a path %s is refused', async (_, key) => {
  expect(await put(key)).toMatchObject({ status: 400, body: { error: { code: 'STORAGE_INVALID_PATH' } } });
});

test.each(['html', 'js', 'svg', 'exe'])('a file of type %s is refused', async (type) => {
  expect(await put(`photos/a.${type}`)).toMatchObject({
    status: 400,
    body: { error: { code: 'STORAGE_INVALID_TYPE' } },
  });
});

test('a deleted file is gone for its links too, and can be deleted once', async () => {
  const link = await linkOf('photos/t1/gone.jpg');
  const { body } = await put('photos/t1/gone.jpg');
  const remove = () =>
    ask(`${cloud.url}/admin`, 'POST', { action: 'storage.batchDeleteFile', fileid_list: [body.fileID] });
  expect((await remove()).body).toMatchObject({ data: { delete_list: [{ code: 'SUCCESS' }] } });
  expect((await fetch(link)).status).toBe(403);
  expect((await remove()).body).toMatchObject({ data: { delete_list: [{ code: 'STORAGE_FILE_NONEXIST' }] } });
});

test('uploads and downloads are on the bill, links are counted apart', async () => {
  await cloud.resetBill();
  await fetch(await linkOf('photos/t1/billed.jpg'));
  expect((await cloud.bill()).sinceReset).toMatchObject({
    storageUploads: 1,
    storageDownloads: 1,
    linkRequests: 1,
    total: 2,
  });
});
