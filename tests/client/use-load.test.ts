import { ActionError } from '../../src/api/call-action';
import { handOver } from '../../src/api/fresh';
import { useLoad } from '../../src/hooks/use-load';
import { type Hooked, type Promised, promised, runHook, then } from '../support/hooks';
import { phone, resetPhone } from '../support/phone';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

interface Thing {
  updatedAt?: number;
  word?: string;
}

const lost = new ActionError('OFFLINE', '没连上网。', '');
const forbidden = new ActionError('FORBIDDEN', '这件事不归您办。', '0001');
let asked: Promised<Thing>[] = [];
let gone = 0;
let page: Hooked<undefined, ReturnType<typeof useLoad<Thing>>>;

async function open(options: { first?: Thing; key?: string } = {}): Promise<void> {
  page = await runHook(() => {
    return useLoad<Thing>(
      () => {
        const answer = promised<Thing>();
        asked.push(answer);
        return answer.promise;
      },
      { ...options, onGone: () => gone++ },
    );
  }, undefined);
}
const answer = (index: number, thing: Thing) => then(() => asked[index]?.resolve(thing));
const fail = (index: number, error: ActionError) => then(() => asked[index]?.reject(error));

beforeEach(() => {
  resetPhone();
  asked = [];
  gone = 0;
});
afterEach(() => page.end());

test('a page shows what it remembers until the answer comes', async () => {
  await open({ first: { word: 'old' } });
  await then(phone.show);
  expect(page.now.data).toEqual({ word: 'old' });
  await answer(0, { word: 'new' });
  expect(page.now.data).toEqual({ word: 'new' });
});

test('what the page before handed over is shown without asking, once', async () => {
  handOver('ticket:a', { word: 'handed' });
  await open({ key: 'ticket:a' });
  await then(phone.show);
  expect(asked).toHaveLength(0);
  expect(page.now.data).toEqual({ word: 'handed' });
  await then(phone.show);
  expect(asked).toHaveLength(1);
});

test('a lost network keeps what is there and says so, until the next try', async () => {
  await open({ first: { word: 'old' } });
  await then(phone.show);
  await fail(0, lost);
  expect(page.now).toMatchObject({ data: { word: 'old' }, error: lost });
  await then(() => void page.now.reload());
  expect(page.now).toMatchObject({ data: { word: 'old' }, error: undefined });
});

test.each(['FORBIDDEN', 'NOT_FOUND', 'NOT_REGISTERED'] as const)(
  'what is not mine any more (%s) is not shown from memory, and is forgotten',
  async (code) => {
    await open({ first: { word: 'old' } });
    await then(phone.show);
    await fail(0, new ActionError(code, '。', '0001'));
    expect(page.now.data).toBeUndefined();
    expect(page.now.error?.code).toBe(code);
    expect(gone).toBe(1);
  },
);

test('a reload that was on its way when a command was answered does not bring the old back', async () => {
  await open();
  await then(phone.show);
  await then(() => page.now.set({ updatedAt: 2, word: 'changed' }));
  await answer(0, { updatedAt: 1, word: 'before' });
  expect(page.now.data?.word).toBe('changed');
  await then(() => void page.now.reload());
  await answer(1, { updatedAt: 3, word: 'later' });
  expect(page.now.data?.word).toBe('later');
});

test('of two reloads the one that was asked last counts, whichever comes first', async () => {
  await open();
  await then(phone.show);
  await then(phone.show);
  await answer(1, { word: 'second' });
  await answer(0, { word: 'first' });
  expect(page.now.data?.word).toBe('second');
});

test('a late failure of an earlier reload is no trouble of the later one', async () => {
  await open();
  await then(phone.show);
  await then(phone.show);
  await answer(1, { word: 'second' });
  await fail(0, forbidden);
  expect(page.now).toMatchObject({ data: { word: 'second' }, error: undefined });
  expect(gone).toBe(0);
});
