import { ActionError } from '../../src/api/call-action';
import { learnTicket } from '../../src/api/fresh';
import { usePages } from '../../src/hooks/use-pages';
import { type Hooked, type Promised, promised, runHook, then } from '../support/hooks';
import { phone, resetPhone } from '../support/phone';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

interface Item {
  id: string;
  updatedAt: number;
}
interface Page {
  items: Item[];
  next?: string;
}
interface Asked extends Promised<Page> {
  key: string;
  cursor: string | undefined;
}

const items = (...ids: string[]): Item[] => ids.map((id) => ({ id, updatedAt: 1 }));
const lost = new ActionError('OFFLINE', '没连上网。', '');
let asked: Asked[] = [];
let list: Hooked<string, ReturnType<typeof usePages<Item>>>;

beforeEach(async () => {
  resetPhone();
  asked = [];
  list = await runHook((key: string) => {
    return usePages<Item>(key, (cursor) => {
      const answer = { key, cursor, ...promised<Page>() };
      asked.push(answer);
      return answer.promise;
    });
  }, 'open');
});
afterEach(() => list.end());

const answer = (index: number, page: Page) => then(() => asked[index]?.resolve(page));
const fail = (index: number) => then(() => asked[index]?.reject(lost));

/** The list with its first page there and a second to come. */
async function withFirstPage(): Promise<void> {
  await then(phone.show);
  await answer(0, { items: items('a', 'b'), next: 'after-b' });
}

test('the first page comes when the page is shown, the next at the end of the list, until there is no more', async () => {
  await withFirstPage();
  expect(list.now.items).toEqual(items('a', 'b'));
  await then(phone.reachBottom);
  expect(asked[1]?.cursor).toBe('after-b');
  await answer(1, { items: items('c') });
  expect(list.now.items).toEqual(items('a', 'b', 'c'));
  await then(phone.reachBottom);
  expect(asked).toHaveLength(2);
});

test('reaching the end twice asks once', async () => {
  await withFirstPage();
  await then(() => {
    phone.reachBottom();
    phone.reachBottom();
  });
  expect(asked).toHaveLength(2);
});

test('pulling down begins anew and lets the spinner go, also when that fails', async () => {
  await withFirstPage();
  await then(phone.pullDown);
  expect(asked[1]?.cursor).toBeUndefined();
  await answer(1, { items: items('x', 'a'), next: 'after-a' });
  expect(list.now.items).toEqual(items('x', 'a'));
  await then(phone.pullDown);
  await fail(2);
  expect(phone.pullDownEnded).toBe(2);
});

test('a failure keeps what is there, and the next success takes the error away', async () => {
  await withFirstPage();
  await then(phone.reachBottom);
  await fail(1);
  expect(list.now).toMatchObject({ items: items('a', 'b'), error: lost });
  await then(phone.reachBottom);
  await answer(2, { items: items('c') });
  expect(list.now.items).toEqual(items('a', 'b', 'c'));
  expect(list.now.error).toBeUndefined();
});

test('another list starts empty, and a late answer for the one before is dropped', async () => {
  await then(phone.show);
  await list.change('closed');
  expect(list.now.items).toBeUndefined();
  await answer(1, { items: items('z') });
  await answer(0, { items: items('a', 'b'), next: 'after-b' });
  expect(list.now).toMatchObject({ items: items('z'), next: undefined });
});

test('a late failure of the list before is no trouble of this one', async () => {
  await then(phone.show);
  await list.change('closed');
  await answer(1, { items: items('z') });
  await fail(0);
  expect(list.now.error).toBeUndefined();
});

test('a page of the list before it began anew is not put behind the new one', async () => {
  await withFirstPage();
  await then(phone.reachBottom);
  await then(phone.pullDown);
  await answer(2, { items: items('x', 'a'), next: 'after-a' });
  await answer(1, { items: items('c') });
  expect(list.now).toMatchObject({ items: items('x', 'a'), next: 'after-a' });
});

test('a list that is not mine any more is not shown from memory', async () => {
  await withFirstPage();
  await then(phone.pullDown);
  await then(() => asked[1]?.reject(new ActionError('FORBIDDEN', '这件事不归您办。', '0001')));
  expect(list.now).toMatchObject({ items: undefined, next: undefined, error: { code: 'FORBIDDEN' } });
});

test('what a command answered meanwhile is not replaced by an older list', async () => {
  await withFirstPage();
  await then(phone.pullDown);
  learnTicket({ ticket: { id: 'taken', updatedAt: 2 } });
  await answer(1, { items: items('taken', 'b') });
  expect(list.now.items).toEqual([{ id: 'taken', updatedAt: 2 }, ...items('b')]);
});
