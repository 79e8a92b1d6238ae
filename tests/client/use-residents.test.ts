import { useResidents } from '../../src/desk/register/use-residents';
import { type Hooked, type Promised, promised, runHook, then } from '../support/hooks';
import { phone, resetPhone } from '../support/phone';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

type Asked = { words: string } & Promised<unknown>;
let asked: Asked[] = [];
let hook: Hooked<string, ReturnType<typeof useResidents>>;

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick', 'performance'] });
  resetPhone();
  asked = [];
  phone.cloud = ({ input }) => {
    const answer = { ...(input as { words: string }), ...promised<unknown>() };
    asked.push(answer);
    return answer.promise;
  };
  hook = await runHook(useResidents, '');
});
afterEach(async () => {
  await hook.end();
  jest.useRealTimers();
});

const pause = () => then(() => jest.advanceTimersByTime(250));
const answer = (index: number, name: string) =>
  then(() => asked[index]?.resolve({ ok: true, at: 1, data: { items: [{ name }], more: false } }));
const names = () => hook.now.found?.items.map((hit) => hit.name);

test('it asks when the typing pauses, not with every key', async () => {
  for (const words of ['1', '13', '138', '1381']) await hook.change(words);
  expect(asked).toEqual([]);
  await pause();
  expect(asked.map(({ words }) => words)).toEqual(['1381']);
});

test('nothing is asked for less than three digits', async () => {
  await hook.change('13');
  await pause();
  expect(asked).toEqual([]);
});

test('while the next answer is on its way the last one stays, and is not taken for the answer', async () => {
  await hook.change('王');
  await pause();
  await answer(0, '王淑芬');
  expect([names(), hook.now.isCurrent]).toEqual([['王淑芬'], true]);
  await hook.change('王小');
  expect([names(), hook.now.isCurrent]).toEqual([['王淑芬'], false]);
});

test('what comes late for older words is dropped', async () => {
  await hook.change('王');
  await pause();
  await hook.change('陈');
  await pause();
  await answer(1, '陈国栋');
  await answer(0, '王淑芬');
  expect(names()).toEqual(['陈国栋']);
});

test('without a network the reason is said', async () => {
  await hook.change('王');
  await pause();
  await then(() => asked[0]?.reject(new Error('no network')));
  expect(hook.now.error?.code).toBe('OFFLINE');
});
