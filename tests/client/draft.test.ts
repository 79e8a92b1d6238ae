import { forget, recall, remember } from '../../src/api/storage';
import { sendPhotos } from '../../src/components/photos';
import { draftKey, useDraft } from '../../src/pages/report/draft';
import { NewId } from '../../types/contract/scalars';
import { runHook, then } from '../support/hooks';
import { phone, resetPhone } from '../support/phone';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));
jest.mock('@tarojs/components', () => ({}));

const ticketId = 'ticket0000000000000001';
const open = (opening = '') => runHook(() => useDraft('repair', { text: opening, area: 'home' }), undefined);

beforeEach(resetPhone);

describe('a draft of a report (P1.2)', () => {
  test('begins empty, with an id of its own for the ticket', async () => {
    const page = await open();
    expect(page.now.draft).toMatchObject({ text: '', area: 'home', publicPlace: '', photos: [] });
    expect(NewId.safeParse(page.now.draft.ticketId).success).toBe(true);
  });

  test('is there again, with the same ticket id, when the page is opened once more', async () => {
    const first = await open();
    await then(() => first.now.change({ text: '水龙头滴水' }));
    await then(() => first.now.change({ area: 'public', publicPlace: '大堂' }));
    await first.end();
    const second = await open('灯：');
    expect(second.now.draft).toEqual(first.now.draft);
    expect(second.now.draft).toMatchObject({ text: '水龙头滴水', area: 'public', publicPlace: '大堂' });
  });

  const uploaded = { path: 'tmp-3.jpg', fileId: 'cloud://env.bucket/photos/t/c.jpg' };

  test('keeps the photos that are on the phone or uploaded, and counts those that are neither', async () => {
    const first = await open();
    const photos = [{ path: 'tmp-1.jpg' }, { path: 'tmp-2.jpg' }, uploaded];
    await then(() => first.now.change({ photos }));
    phone.clearedFiles.add('tmp-1.jpg').add('tmp-3.jpg');
    const second = await open();
    expect(second.now.draft.photos).toEqual([{ path: 'tmp-2.jpg' }, { ...uploaded, isCleared: true }]);
    expect(second.now.lost).toBe(1);
    await then(() => second.now.change({ text: '还在滴水' }));
    expect(second.now.lost).toBe(1);
    await then(() => second.now.change({ photos: [{ path: 'tmp-4.jpg' }] }));
    expect(second.now.lost).toBe(0);
  });

  test('for a ticket of its own keeps every word, and every photo that can be sent again', async () => {
    const first = await open();
    const photos = [{ path: 'tmp-2.jpg', fileId: 'cloud://env.bucket/photos/t/b.jpg' }, uploaded];
    await then(() => first.now.change({ text: '水龙头滴水', wish: '明天上午', photos }));
    phone.clearedFiles.add('tmp-3.jpg');
    const page = await open();
    const { ticketId: used } = page.now.draft;
    await then(() => page.now.startAnew());
    expect(page.now.draft).toMatchObject({
      text: '水龙头滴水',
      wish: '明天上午',
      photos: [{ path: 'tmp-2.jpg' }],
    });
    expect(page.now.draft.photos[0]).not.toHaveProperty('fileId');
    expect(page.now.draft.ticketId).not.toBe(used);
    expect(page.now.lost).toBe(1);
    expect((await open()).now.draft.ticketId).toBe(page.now.draft.ticketId);
  });

  test('of one kind is not that of another', async () => {
    const repair = await open();
    await then(() => repair.now.change({ text: '水龙头滴水' }));
    const complaint = await runHook(() => useDraft('complaint', { text: '', area: 'home' }), undefined);
    expect(complaint.now.draft.text).toBe('');
    expect(complaint.now.draft.ticketId).not.toBe(repair.now.draft.ticketId);
  });

  test('that was sent is forgotten, and the next report is another ticket', async () => {
    const sent = await open();
    await then(() => sent.now.change({ text: '水龙头滴水' }));
    forget(draftKey('repair'));
    const next = await open();
    expect(next.now.draft.text).toBe('');
    expect(next.now.draft.ticketId).not.toBe(sent.now.draft.ticketId);
  });

  test('can be written on a phone whose storage is full', async () => {
    phone.storageIsBroken = true;
    const page = await open();
    await then(() => page.now.change({ text: '水龙头滴水' }));
    expect(page.now.draft.text).toBe('水龙头滴水');
    expect(page.now.saved).toBe(false);
    phone.storageIsBroken = false;
    await then(() => page.now.change({ text: '水龙头滴水，关不紧' }));
    expect(page.now.saved).toBe(true);
  });
});

describe('what the phone remembers', () => {
  test('comes back as it was, until it is forgotten', () => {
    expect(remember('care', 'on')).toBe(true);
    expect(recall('care')).toBe('on');
    forget('care');
    expect(recall('care')).toBeUndefined();
  });

  test('is never a reason to fail', () => {
    phone.storageIsBroken = true;
    expect(remember('care', 'on')).toBe(false);
    forget('care');
    expect(recall('care')).toBeUndefined();
  });
});

describe('photos that go with an act', () => {
  const paths = ['tmp-1.jpg', 'tmp-2.jpg', 'tmp-3.jpg'];
  const photos = paths.map((path) => ({ path }));

  test('are put into the folder of their ticket, each under a name of its own, in their order', async () => {
    const shown: unknown[] = [];
    const ids = await sendPhotos(ticketId, photos, (sent) => shown.push(sent));
    const name = /^cloud:\/\/env\.bucket\/photos\/ticket0000000000000001\/[a-z0-9]{24}\.jpg$/;
    expect(ids.filter((id) => name.test(id))).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
    expect(shown).toEqual([paths.map((path, index) => ({ path, fileId: ids[index] }))]);
  });

  test('stop the act when one does not get through: it would be lost without a word', async () => {
    let count = 0;
    phone.upload = (cloudPath) => {
      count++;
      if (count === 2) throw new Error('uploadFile:fail');
      return `cloud://env.bucket/${cloudPath}`;
    };
    const shown: { failed?: boolean; fileId?: string }[][] = [];
    const sending = sendPhotos(ticketId, photos, (sent) => shown.push(sent));
    await expect(sending).rejects.toMatchObject({
      code: 'OFFLINE',
      message: expect.stringContaining('照片'),
    });
    expect(shown[0]?.map(({ failed }) => failed ?? false)).toEqual([false, true, false]);
  });

  test('are sent once: a retry uploads only what is not there yet', async () => {
    const uploaded: string[] = [];
    phone.upload = (cloudPath) => {
      uploaded.push(cloudPath);
      return `cloud://env.bucket/${cloudPath}`;
    };
    const there = { path: 'tmp-1.jpg', fileId: 'cloud://env.bucket/photos/t/a.jpg' };
    const ids = await sendPhotos(ticketId, [there, { path: 'tmp-2.jpg', failed: true }], () => undefined);
    expect(uploaded).toHaveLength(1);
    expect(ids[0]).toBe(there.fileId);
    expect(ids).toHaveLength(2);
  });
});
