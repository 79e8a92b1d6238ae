import { existsSync } from 'node:fs';
import path from 'node:path';
import { picture } from '../support/repair';
import { Platform, type Probed } from './support';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start();
});
afterAll(() => platform.stop());

const MB = 1024 * 1024;
const bytes = (content: Buffer) => ({ $bytes: content.toString('base64') });
const jpeg = (size: number) => Buffer.concat([picture.subarray(0, 4), Buffer.alloc(size - 4)]);

const upload = (cloudPath: string, content: Buffer = picture) =>
  platform.probe('uploadFile', [{ cloudPath, fileContent: bytes(content) }]);
const idOf = ({ result }: Probed) => String(result?.fileID);

async function links(fileList: unknown[]) {
  const { result } = await platform.probe('getTempFileURL', [{ fileList }]);
  return (result as unknown as { fileList: { status: number; tempFileURL: string; maxAge: number }[] })
    .fileList;
}

const linkTo = async (fileID: string) => (await links([fileID]))[0]?.tempFileURL ?? '';

test('a function uploads a file, reads it back and deletes it', async () => {
  const uploaded = await upload('photos/t1/before.jpg');
  expect(uploaded.result).toMatchObject({
    errMsg: 'uploadFile:ok',
    fileID: expect.stringMatching(/^cloud:\/\//),
  });
  const fileID = idOf(uploaded);
  const { result } = await platform.probe('downloadFile', [{ fileID }]);
  expect((result as unknown as { fileContent: { $bytes: string } }).fileContent).toEqual(bytes(picture));
  const deleted = await platform.probe('deleteFile', [{ fileList: [fileID, 'cloud://other/none.jpg'] }]);
  expect(deleted.result).toMatchObject({
    fileList: [
      { fileID, status: 0 },
      { fileID: 'cloud://other/none.jpg', status: -503003 },
    ],
  });
  expect((await platform.probe('downloadFile', [{ fileID }])).error?.errMsg).toContain('downloadFile:fail');
  expect((await links([fileID]))[0]).toMatchObject({ status: -503003, tempFileURL: '' });
});

test('a link is private: signed, for reading only, and over after its time', async () => {
  const fileID = idOf(await upload('photos/t2/before.jpg'));
  const [link] = await links([{ fileID, maxAge: 600 }]);
  const url = link?.tempFileURL ?? '';
  expect(link?.maxAge).toBe(600);
  expect((await fetch(url)).headers.get('content-type')).toBe('image/jpeg');
  expect((await fetch(url.replace(/sign=./, 'sign=g'))).status).toBe(403);
  expect((await fetch(url.replace(/t=\d/, 't=9'))).status).toBe(403);
  expect((await fetch(url.replace('t2', 't1'))).status).toBe(403);
  expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
  expect((await fetch(url, { method: 'PUT', body: new Uint8Array(picture) })).status).toBe(403);
  await platform.cloud.advance(9);
  expect((await fetch(url)).status).toBe(200);
  await platform.cloud.advance(2);
  expect((await fetch(url)).status).toBe(403);
});

test('at most 50 links a call (platform.md "Rules of review")', async () => {
  const fileID = idOf(await upload('photos/t3/before.jpg'));
  expect(await links(Array(50).fill(fileID))).toHaveLength(50);
  const { error } = await platform.probe('getTempFileURL', [{ fileList: Array(51).fill(fileID) }]);
  expect(error?.errMsg).toContain('at most 50 files');
});

test.each([
  ['no ending', 'photos/t4/before'],
  ['an ending of a program', 'photos/t4/before.js'],
  ['a way out of the folder', 'photos/../../before.jpg'],
  ['a hidden way out', 'photos/..%2f..%2fbefore.jpg'],
  ['a path from the root', '/etc/before.jpg'],
])('an upload to a path with %s is refused', async (_, cloudPath) => {
  expect((await upload(cloudPath)).error?.errMsg).toMatch(/InvalidParameter|STORAGE/);
});

test.each([
  ['a page as a picture', 'jpg', Buffer.from('<html><script>alert(1)</script>')],
  ['a PNG as a JPEG', 'jpg', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
  ['a JPEG as a PNG', 'png', jpeg(100)],
  ['text as sound', 'mp3', Buffer.from('hello')],
  ['an empty file', 'jpg', Buffer.alloc(0)],
])('%s is refused and not stored', async (_, ending, content) => {
  const url = `${platform.cloud.url}/client/upload?path=photos/t5/file.${ending}`;
  const headers = { 'x-openid': 'o-somebody' };
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(content) });
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: { code: string } };
  expect(error.code).toMatch(/^STORAGE_(INVALID_TYPE|EXCEED_LIMIT)$/);
  expect(await linkTo(`cloud://local.6c6f-local-1300000000/photos/t5/file.${ending}`)).toBe('');
});

test('what the content is decides, also for an upload through the SDK', async () => {
  const { error } = await upload('photos/t6/file.jpg', Buffer.from('not a picture'));
  expect(error?.errMsg).toContain('the content is not image/jpeg');
});

test.each([
  ['webp', Buffer.concat([Buffer.from('RIFF0000WEBP'), Buffer.alloc(10)])],
  ['gif', Buffer.from('GIF89a....')],
  ['mp3', Buffer.from('ID3....')],
  ['mp4', Buffer.from('0000ftypisom')],
])('a real %s is stored', async (ending, content) => {
  expect((await upload(`sounds/t7/file.${ending}`, content)).result?.errMsg).toBe('uploadFile:ok');
});

test('a file of 10 MB is stored, a larger one is not', async () => {
  const send = async (size: number) => {
    const url = `${platform.cloud.url}/client/upload?path=photos/t8/${size}.jpg`;
    const headers = { 'x-openid': 'o-somebody' };
    return (await fetch(url, { method: 'POST', headers, body: new Uint8Array(jpeg(size)) })).status;
  };
  expect(await send(10 * MB)).toBe(200);
  expect(await send(10 * MB + 1)).toBe(413);
});

test('an upload ticket is for one path and for a quarter of an hour', async () => {
  const ask = await fetch(`${platform.cloud.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'storage.getUploadMetadata', path: 'photos/t9/a.jpg' }),
  });
  const { data } = (await ask.json()) as { data: { url: string } };
  const put = async (url: string) =>
    (await fetch(url, { method: 'PUT', body: new Uint8Array(picture) })).status;
  expect(await put(data.url.replace('a.jpg', 'b.jpg'))).toBe(403);
  expect(await put(data.url)).toBe(200);
  await platform.cloud.advance(16);
  expect(await put(data.url)).toBe(403);
});

test('storage actions that are not known are refused by name', async () => {
  const response = await fetch(`${platform.cloud.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'storage.batchCopyFile', file_list: [] }),
  });
  expect(await response.json()).toMatchObject({ message: 'NotImplemented: storage.batchCopyFile' });
});

test('nothing was written outside of the data directory', () => {
  expect(existsSync(path.resolve(__dirname, '../../before.jpg'))).toBe(false);
});
