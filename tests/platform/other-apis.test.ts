import { readQrCode } from './read-qr-code';
import { Platform, person } from './support';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start();
});
afterAll(() => platform.stop());

const jpeg = { $bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64') };

const text = (content: unknown, more: object = {}) =>
  platform.probe('openapi.security.msgSecCheck', [
    { openid: person, scene: 2, version: 2, content, ...more },
  ]);

test.each([
  ['厨房水龙头漏水', 'pass', 100],
  ['加微信便宜修', 'review', 10001],
  ['代开发票', 'risky', 20008],
])('msgSecCheck: %s is %s', async (content, suggest, label) => {
  const { result } = await text(content);
  expect(result).toMatchObject({ errCode: 0, result: { suggest, label }, traceId: expect.any(String) });
});

// codes: platform.md "Rules of review", WeChat's general codes
test.each([
  ['nobody', '水', { openid: '' }, 40003],
  ['a wrong scene', '水', { scene: 9 }, 40129],
  ['somebody who was not there in the last two hours', '水', { openid: 'o-away' }, 61010],
  ['no text', '', {}, 44004],
  ['a text of 2501 characters', '水'.repeat(2501), {}, 45002],
])('msgSecCheck for %s is refused', async (_, content, more, errCode) => {
  expect((await text(content, more)).error?.errCode).toBe(errCode);
});

test('msgSecCheck: two hours after the last call the person is away', async () => {
  await platform.call('inner', {}, 'o-visitor');
  expect((await text('水', { openid: 'o-visitor' })).result?.errCode).toBe(0);
  await platform.cloud.advance(121);
  expect((await text('水', { openid: 'o-visitor' })).error?.errCode).toBe(61010);
});

test('msgSecCheck 1.0 is refused by name', async () => {
  expect((await text('水', { version: undefined })).error?.errMsg).toContain(
    'NotImplemented: security.msgSecCheck version 1',
  );
});

async function storedLink(cloudPath: string): Promise<string> {
  const { result } = await platform.probe('uploadFile', [{ cloudPath, fileContent: jpeg }]);
  const links = await platform.probe('getTempFileURL', [{ fileList: [result?.fileID] }]);
  return (links.result as unknown as { fileList: { tempFileURL: string }[] }).fileList[0]?.tempFileURL ?? '';
}

const media = (mediaUrl: string, mediaType = 2) =>
  platform.probe('openapi.security.mediaCheckAsync', [
    { openid: person, scene: 2, version: 2, mediaUrl, mediaType },
  ]);

/** The last message that the receiving function got. */
async function lastPushed() {
  const [entry] = await platform.logs('receiver', 1);
  return JSON.parse(entry?.lines[0]?.text ?? '{}') as {
    event: Record<string, unknown>;
    wx: Record<string, string>;
  };
}

// shape: official documents of mediaCheckAsync, and answers quoted in WeChat's forum
test.each([
  ['tap.jpg', { suggest: 'pass', label: 100 }],
  ['risky.jpg', { suggest: 'risky', label: 20002 }],
])('mediaCheckAsync: the answer for %s comes later as an event', async (name, result) => {
  const asked = await media(await storedLink(`photos/${name}`));
  const traceId = asked.result?.traceId;
  expect(traceId).toEqual(expect.any(String));
  const before = (await platform.logs('receiver')).length;
  await platform.cloud.advance(30);
  expect(await platform.logs('receiver')).toHaveLength(before + 1);
  const { event, wx } = await lastPushed();
  expect(event).toMatchObject({
    MsgType: 'event',
    Event: 'wxa_media_check',
    FromUserName: person,
    appid: 'wxlocal',
    trace_id: traceId,
    version: 2,
    errcode: 0,
    result,
  });
  expect(wx.OPENID).toBeUndefined();
});

test('mediaCheckAsync: a file that cannot be fetched is told in the event (-1008)', async () => {
  await media(`${platform.cloud.url}/storage/photos/none.jpg?t=1&sign=0`);
  await platform.cloud.advance(30);
  expect((await lastPushed()).event).toMatchObject({ errcode: -1008, detail: [] });
});

test('mediaCheckAsync: a media type that is none is refused', async () => {
  expect((await media('x', 7)).error?.errCode).toBe(40004);
});

const phone = (code: unknown) => platform.probe('openapi.phonenumber.getPhoneNumber', [{ code }]);
const newCode = async () =>
  (await platform.post<{ code: string }>('phone-code', { phone: '13800001111' })).body.code;

test('getPhoneNumber: a code is good once (platform.md "Identity")', async () => {
  const code = await newCode();
  expect((await phone(code)).result).toMatchObject({
    phoneInfo: { phoneNumber: '13800001111', purePhoneNumber: '13800001111', countryCode: '86' },
  });
  expect((await phone(code)).error?.errCode).toBe(40029);
});

test('getPhoneNumber: a code is good for five minutes; one that was never given is not', async () => {
  const [early, late] = [await newCode(), await newCode()];
  await platform.cloud.advance(4);
  expect((await phone(early)).result?.errCode).toBe(0);
  await platform.cloud.advance(2);
  expect((await phone(late)).error?.errCode).toBe(40029);
  expect((await phone('code-invented')).error?.errCode).toBe(40029);
});

const code = (args: object) => platform.probe('openapi.wxacode.getUnlimited', [args]);

test('getUnlimited: a QR picture that reads as the address of the page with its scene', async () => {
  const { result } = await code({ scene: 'h=7-2-1203&k=1', page: 'pages/report/index', checkPath: false });
  expect(result).toMatchObject({ errCode: 0, contentType: 'image/png' });
  const { $bytes } = (result as unknown as { buffer: { $bytes: string } }).buffer;
  expect(readQrCode(Buffer.from($bytes, 'base64'))).toBe(
    `${platform.cloud.url}/app/#/pages/report/index?scene=h%3D7-2-1203%26k%3D1`,
  );
});

test.each([1, 2, 3, 5, 8, 13, 20, 32])(
  'getUnlimited: a scene of %i characters reads back',
  async (length) => {
    const scene = 'aB3-_~!*z'.repeat(4).slice(0, length);
    const { result } = await code({ scene, checkPath: false, width: 280 });
    const { $bytes } = (result as unknown as { buffer: { $bytes: string } }).buffer;
    expect(decodeURIComponent(readQrCode(Buffer.from($bytes, 'base64')))).toContain(`?scene=${scene}`);
  },
);

// codes: official documents of getUnlimitedQRCode and WeChat's forum
test.each([
  ['no scene', {}, 40169],
  ['a scene of 33 characters', { scene: 'a'.repeat(33) }, 40169],
  ['a scene in Chinese', { scene: '七栋' }, 40129],
  ['a page with a slash in front', { scene: 'a', page: '/pages/home/index' }, 41030],
  ['a page with a query', { scene: 'a', page: 'pages/home/index?a=1' }, 41030],
  ['a version that is none', { scene: 'a', checkPath: false, envVersion: 'beta' }, 40097],
])('getUnlimited with %s is refused', async (_, args, errCode) => {
  expect((await code(args)).error?.errCode).toBe(errCode);
});
