import { useTyped } from '../../src/hooks/use-typed';
import { runHook, then } from '../support/hooks';

const empty = () => ({ text: '', chosen: '' });
const open = (key: string) => runHook(() => useTyped(key, empty), undefined);

test('what was typed for one ticket is there again after another was open', async () => {
  const first = await open('answer:a');
  await then(() => first.now.change({ text: '下午三点来' }));
  await then(() => first.now.change({ chosen: '周建国' }));
  await first.end();
  const other = await open('answer:b');
  expect(other.now.value).toEqual(empty());
  await other.end();
  expect((await open('answer:a')).now.value).toEqual({ text: '下午三点来', chosen: '周建国' });
});

test('what was sent is not there again', async () => {
  const first = await open('answer:c');
  await then(() => first.now.change({ text: '下午三点来' }));
  await then(() => first.now.clear());
  expect(first.now.value).toEqual(empty());
  await first.end();
  expect((await open('answer:c')).now.value).toEqual(empty());
});
