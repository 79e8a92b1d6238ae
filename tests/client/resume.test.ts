import { recall } from '../../src/api/storage';
import { type Draft, draftKey, useDraft } from '../../src/pages/report/draft';
import { resumeReports, waitingKinds } from '../../src/pages/report/send-report';
import { useSubmit } from '../../src/pages/report/use-submit';
import { runHook, then } from '../support/hooks';
import { phone, resetPhone } from '../support/phone';
import { ticketView } from '../support/views';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));
jest.mock('@tarojs/components', () => ({}));

interface Asked {
  action: string;
  input: { ticketId: string; text: string; happenedAt?: number; voice?: object; commandId: string };
}
let asked: Asked[] = [];

/** A cloud that makes the ticket of every report. */
const online = (data: unknown) => {
  const call = data as Asked;
  asked.push(call);
  return { ok: true, at: Date.now(), data: { ticket: ticketView({ id: call.input.ticketId }) } };
};
const offline = () => {
  throw new Error('request:fail');
};

beforeEach(() => {
  resetPhone();
  asked = [];
});

const open = () =>
  runHook(() => {
    const kept = useDraft('repair', { text: '', area: 'home' });
    return { kept, ...useSubmit('repair', kept) };
  }, undefined);

async function written() {
  const page = await open();
  await then(() => page.now.kept.change({ text: '水龙头滴水' }));
  return page;
}

describe('P1.2 a report that finds no network', () => {
  test('waits with every word, and goes out by itself when the network is back', async () => {
    const page = await written();
    phone.cloud = offline;
    await then(() => page.now.submit());
    expect(page.now.kept.draft).toMatchObject({ text: '水龙头滴水', isWaiting: true });
    expect(phone.openedUrl).toBe('');
    phone.cloud = online;
    await then(() => phone.setNetwork(true));
    expect(asked.map(({ action }) => action)).toEqual(['ticket.report']);
    expect(phone.openedUrl).toContain(page.now.kept.draft.ticketId);
    expect(recall(draftKey('repair'))).toBeUndefined();
    await page.end();
  });

  test('goes out when the page is shown again, as the same ticket', async () => {
    const page = await written();
    phone.cloud = offline;
    await then(() => page.now.submit());
    const { ticketId, happenedAt } = page.now.kept.draft;
    phone.cloud = online;
    await then(() => phone.show());
    expect(asked[0]?.input).toMatchObject({ ticketId, happenedAt, text: '水龙头滴水' });
    await page.end();
  });

  test('is not sent by a network that comes while nothing waits', async () => {
    const page = await written();
    phone.cloud = online;
    await then(() => phone.setNetwork(true));
    expect(asked).toEqual([]);
    await page.end();
  });

  test('that is refused waits no longer: somebody has to look at it', async () => {
    const page = await written();
    phone.cloud = offline;
    await then(() => page.now.submit());
    const error = { code: 'TEXT_REFUSED', sentence: '改一下', reference: '0001' };
    phone.cloud = () => ({ ok: false, at: Date.now(), error });
    await then(() => phone.setNetwork(true));
    expect(page.now.kept.draft).toMatchObject({ text: '水龙头滴水', isWaiting: false });
    expect(page.now.error?.code).toBe('TEXT_REFUSED');
    await page.end();
  });
});

describe('P1.2 reports that wait on the phone, after the program was closed', () => {
  const waiting = (more: Partial<Draft> = {}): Draft => ({
    ticketId: 'ticket0000000000000001',
    text: '水龙头滴水',
    area: 'home',
    publicPlace: '',
    photos: [],
    isWaiting: true,
    ...more,
  });
  const keep = (kind: 'repair' | 'complaint', draft: Draft) => phone.storage.set(draftKey(kind), draft);

  test('are all sent, once, however often they are asked to go', async () => {
    keep('repair', waiting());
    keep('complaint', waiting({ ticketId: 'ticket0000000000000002', text: '太吵' }));
    phone.cloud = online;
    const [first, second] = await Promise.all([resumeReports(), resumeReports()]);
    expect(first).toEqual(['ticket0000000000000001', 'ticket0000000000000002']);
    expect(second).toEqual(first);
    expect(asked).toHaveLength(2);
    expect(waitingKinds()).toEqual([]);
    expect(await resumeReports()).toEqual([]);
  });

  test('wait on without a network, with what is uploaded already', async () => {
    keep('repair', waiting({ photos: [{ path: 'tmp-1.jpg' }] }));
    phone.cloud = offline;
    expect(await resumeReports()).toEqual([]);
    expect(waitingKinds()).toEqual(['repair']);
    expect(recall<Draft>(draftKey('repair'))?.photos[0]).toHaveProperty('fileId');
  });

  test('a draft that nobody sent stays where it is', async () => {
    keep('repair', waiting({ isWaiting: false }));
    phone.cloud = online;
    expect(await resumeReports()).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('a voice note goes along; who only speaks need not write', async () => {
    keep('repair', waiting({ text: '', voice: { path: 'tmp.mp3', seconds: 9 } }));
    phone.cloud = online;
    await resumeReports();
    expect(asked[0]?.input.voice).toMatchObject({
      fileId: expect.stringMatching(/^cloud:\/\/env\.bucket\/photos\/ticket0000000000000001\/\w+\.mp3$/),
      seconds: 9,
    });
    expect(asked[0]?.input.text).toBe('（语音报事，请听录音）');
  });
});

test('P1.2 a voice note that WeChat cleared is counted as lost, the words stay', async () => {
  phone.storage.set(draftKey('repair'), {
    ticketId: 'ticket0000000000000001',
    text: '水龙头滴水',
    area: 'home',
    publicPlace: '',
    photos: [],
    voice: { path: 'tmp.mp3', seconds: 9 },
  });
  phone.clearedFiles.add('tmp.mp3');
  const page = await open();
  expect(page.now.kept.draft.voice).toBeUndefined();
  expect(page.now.kept).toMatchObject({ lost: 1, draft: { text: '水龙头滴水' } });
  await page.end();
});

test('P1.2 a code that is scanned says where it is, whatever was written before', async () => {
  const first = await written();
  await first.end();
  const second = await runHook(
    () => useDraft('repair', { text: '', area: 'public', placeId: 'p-b2-east' }),
    undefined,
  );
  expect(second.now.draft).toMatchObject({ text: '水龙头滴水', area: 'public', placeId: 'p-b2-east' });
});
